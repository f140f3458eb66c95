"""What was meant by a text that is not TOML: usual slips of the pen, by tomllib's message and the line."""

import re

from activesupport.domain.reason import Value

LISTS = ("brand", "team", "watch", "playbook", "faq")
"""Tables that come several times, under headings in double brackets."""

_KNOWN = (
    (re.compile(r"Cannot (overwrite|declare|mutate)|twice"), "fault.twice"),
    (re.compile(r"Unescaped|Invalid hex value"), "fault.backslash"),
    (re.compile(r"Illegal character|Unterminated string"), "fault.string"),
    (re.compile(r"Unclosed array|Unclosed inline|Expected '\]|Expected ']"), "fault.bracket"),
)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*')
_WIDE = re.compile("[＝“”‘’［］｛｝，＂＃\u3000]")
_YES_NO = re.compile(r"(?i)(yes|no|on|off|true|false)\s*([,\]}#].*)?")
_HEADING = re.compile(rf"\s*\[\[?\s*({'|'.join(LISTS)})\s*\]")

Slip = tuple[int, str, dict[str, Value]]
"""The line, from 1 on; a code of the catalogues; its values."""


def explained(message: str, text: str) -> Slip:
    """What to put right, by the message of tomllib's error about `text`. What was written is not repeated."""
    lines = text.split("\n")
    found = re.search(r"\(at line (\d+), column (\d+)", message)
    number = int(found[1]) if found else max(1, len(text.rstrip().split("\n")))
    line = lines[number - 1]
    wide = _WIDE.search(_QUOTED.sub("", line))
    if wide:
        return number, "fault.wide", {"sign": wide[0]}
    detail = re.sub(r" \(at .*\)$", "", message)
    code = next((code for pattern, code in _KNOWN if pattern.search(message)), "")
    if code == "fault.twice" and (single := _single_heading(lines, number)):
        return single
    code = code or _meant(detail, line, int(found[2]) - 1 if found else 0)
    return number, code or "fault.syntax", {"detail": detail}


def _single_heading(lines: list[str], number: int) -> Slip | None:
    """A second [watch], or one beside [[watch]]: the line of the heading that has too few brackets."""
    heading = _HEADING.match(lines[number - 1])
    if heading is None:
        return None
    single = re.compile(rf"\s*\[\s*{heading[1]}\s*\]")
    first = next((at for at, line in enumerate(lines[:number], 1) if single.match(line)), None)
    return (first, "rules.double_brackets", {"kind": heading[1]}) if first else None


def _meant(message: str, line: str, column: int) -> str:
    """The code for what stands where tomllib stopped (`column`, from 0 on), "" if nobody knows."""
    rest = line[column:].strip()
    if message.startswith("Invalid value"):
        return _instead_of_a_value(rest)
    if message.startswith("Expected newline"):
        return "fault.comma" if re.fullmatch(r",\s*(#.*)?", rest) else _instead_of_a_value(line.partition("=")[2])
    ends_early = not rest or rest.startswith(("}", "#"))
    in_braces = message.startswith("Invalid initial character for a key") and "{" in line[:column]
    return "fault.inline" if in_braces and ends_early else ""


def _instead_of_a_value(written: str) -> str:
    written = written.strip()
    if written.startswith(","):
        return "fault.comma"
    if _YES_NO.fullmatch(written):
        return "fault.yes_no"
    return "fault.unquoted" if written[:1].isalnum() or written[:1] in {"/", "@", ".", "~"} else ""
