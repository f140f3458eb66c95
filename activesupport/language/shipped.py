"""Making the shipped model from the shipped corpus: `python -m activesupport.language.shipped`."""

from pathlib import Path

from activesupport.language import corpus
from activesupport.language.model import save
from activesupport.language.train import Recipe, train_language

FOLDER = Path(__file__).parent / "artefact"


def make(folder: Path = FOLDER) -> str:
    """Train on the training part and store the model with its card; the version."""
    examples = corpus.training_part()
    recipe = Recipe()
    models = {
        language: train_language([one for one in examples if one.language == language], language, recipe)
        for language in ("en", "ja")
    }
    card = {
        "what": "Calibrated logistic regression over character sequences and words, one for each label and language.",
        "data": "The project's own corpus (activesupport/language/corpus), training part; nothing else.",
        "posts": {language: sum(one.language == language for one in examples) for language in ("en", "ja")},
        "recipe": {"least_posts": recipe.least_posts, "freedom": recipe.freedom},
        "licence": "Apache-2.0",
    }
    return save(models, folder, card)


if __name__ == "__main__":
    make()
