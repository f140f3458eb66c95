"""Regular expressions that are compiled when they are first asked."""

import re
from collections.abc import Iterator
from functools import cached_property


class Phrases:
    """Ways of saying something, as one regular expression: a `re.Pattern` that is made at its first use.

    The signs of the gate and the guards are hundreds of long expressions, and compiling them takes about as long as
    everything else that a command does before it answers. Most commands never read a post.
    """

    def __init__(self, *patterns: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Any of the patterns, each of which may hold alternatives."""
        self.pattern = "|".join(f"(?:{pattern})" for pattern in patterns)
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text)
