"""Files that travel with the program: rule packs, migrations, the example configuration, the sample."""

from importlib import resources
from pathlib import Path

_PACKAGE = Path(str(resources.files("activesupport")))
_CHECKOUT = _PACKAGE.parent


def _find(name: str) -> Path:
    """In a wheel they lie inside the package, in a checkout at its top."""
    packed = _PACKAGE / "_shipped" / name
    return packed if packed.exists() else _CHECKOUT / name


def migrations() -> Path:
    return _find("migrations")


def rule_packs() -> dict[str, Path]:
    """Name and folder of every shipped pack."""
    return {folder.name: folder for folder in sorted(_find("rules").iterdir()) if folder.is_dir()}


def example_config() -> Path:
    return _find("config.example.toml")


def sample_posts() -> Path:
    return _PACKAGE / "sample" / "posts.jsonl"
