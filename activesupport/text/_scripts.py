"""Scripts that belong to one language, or to few that a letter tells apart."""

import regex

# Only letters are looked up, so the ranges may be generous. Kana, Han and Latin are judged in `language`.
_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0370, 0x03FF, "el"),
    (0x1F00, 0x1FFF, "el"),
    (0x0400, 0x052F, "ru"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "ar"),
    (0xFB50, 0xFEFC, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1800, 0x18AF, "mn"),
    (0x1100, 0x11FF, "ko"),
    (0x3130, 0x318F, "ko"),
    (0xAC00, 0xD7AF, "ko"),
    (0x3100, 0x312F, "zh"),
)
_TELLING_LETTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "ru": (("uk", "іїєґ"), ("be", "ў"), ("sr", "јљњћђџ"), ("kk", "әғқңұ")),
    "ar": (("ur", "ٹڈڑںے"), ("fa", "پچژگ")),
}
# A single letter of these is a face: (´・ω・`), (；´Д｀). A run begins with a letter: keycaps (1️⃣) are marks only.
_RUN = regex.compile(r"[\p{L}--[\p{Latin}\p{Han}\p{Hiragana}\p{Katakana}ー々]][\p{L}\p{M}]+", regex.V1)
_CONTINUOUS = frozenset({"ko", "th", "lo", "my", "km", "zh", "bo"})


def foreign_script(text: str) -> tuple[str, float]:
    """Give the language of the commonest script besides Latin, Han and kana, and how much of it: about words.

    ("", 0.0) if there is none.
    """
    letters: dict[str, int] = {}
    for run in _RUN.findall(text):
        code = _code(ord(run[0]))
        if code:
            letters[code] = letters.get(code, 0) + len(run)
    if not letters:
        return "", 0.0
    code = max(letters, key=lambda found: letters[found])
    words = letters[code] / (2.0 if code in _CONTINUOUS else 5.0)
    for other, telling in _TELLING_LETTERS.get(code, ()):
        if any(letter in text for letter in telling):
            return other, words
    return code, words


def _code(point: int) -> str:
    return next((code for first, last, code in _RANGES if first <= point <= last), "")
