"""Addresses within the desk."""


def own_path(path: str) -> str:
    """A path on this very host, else the queue: an address from a form must not lead elsewhere."""
    is_own = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if is_own and path.isprintable() and len(path) < 4000 else "/queue"
