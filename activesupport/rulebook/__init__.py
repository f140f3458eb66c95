"""The operators' rules: read from TOML files, checked with file and line, compiled, and kept up to date."""

from activesupport.rulebook.faults import Fault, InvalidRules, from_validation, nearest, parse
from activesupport.rulebook.keeper import Refreshed, Rulebook, Snapshot
from activesupport.rulebook.located import line_of
from activesupport.rulebook.matcher import Hit, Matcher
from activesupport.rulebook.reading import check, from_texts, read, rule_files, summary

__all__ = [
    "Fault",
    "Hit",
    "InvalidRules",
    "Matcher",
    "Refreshed",
    "Rulebook",
    "Snapshot",
    "check",
    "from_texts",
    "from_validation",
    "line_of",
    "nearest",
    "parse",
    "read",
    "rule_files",
    "summary",
]
