"""Masked names: the brand's name written so that a search does not find it (ツムギモ○イル, t*umugi, ツ厶ギ, t/s/u/m/u).

A name that also stands there plainly is not hidden. A swear word behind stars is not a name.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

from activesupport.text import Phrases, strip_addresses

_ALIKE = {
    "か": "力ゕ", "え": "工ぇ", "ろ": "口囗", "に": "二", "は": "八", "み": "三彡", "ち": "千", "た": "夕", "と": "卜",
    "む": "厶", "お": "才ぉ", "ひ": "匕", "り": "刂", "の": "丿", "ー": "一-―—–─~", "よ": "3", "あ": "ぁ", "い": "ぃ",
    "う": "ぅ", "わ": "ゎ", "力": "か", "工": "え", "口": "ろ", "二": "に", "八": "は",
    "三": "み", "千": "ち", "夕": "た", "才": "お",
    "a": "4@аαδ^x", "b": "8вß", "c": "(¢©с", "e": "3€еëєx", "g": "96", "h": "#н", "i": "1!|lі¡x", "l": "1!|i£ι",
    "m": "м", "n": "ипη", "o": "0øоο°x", "p": "рρ", "r": "я", "s": "5$§ѕz", "t": "7+†т", "u": "υµx",
    "v": "ν", "w": "ωш", "x": "хχ×", "y": "¥у", "z": "2",
}  # fmt: skip
"""What people and other alphabets put in the place of a letter; kana as hiragana, as everywhere here."""
_TAKEN_APART = {
    "る": "のれ", "ね": "ネ申", "銀": "金艮", "行": "彳亍", "便": "亻更", "林": "木木", "鉄": "金失", "w": "vv",
}  # fmt: skip
_AND = re.compile(r"\band\b")
_JOINERS = r"[ 　・&'’,.\-]"
_NO_SIGN = '、。,.「」『』()（）"“”:;：；~'
"""Signs that end or join words anyway, and hide nothing."""
_SIGN = rf"[^\w\s{re.escape(_NO_SIGN)}]|[_○〇◯]"
_BETWEEN = r"(?:[^\w\n、。,!?:;()（）「」『』\"“”]|_){0,4}+"
"""What may stand between the letters of a name that is otherwise whole, so long as no sentence ends there."""
_USUAL = frozenset(" 　.・‐-,'’`´&")
"""Of these one joins the words of a name; other signs between letters are there to hide it."""
_COMPATIBLE = re.compile(r"<(?:circle|font|square|super|sub)>")
"""Letters in circles, of another script, or several in one square: ⓟ, 𝖕, ㌧."""
_GENERIC = re.compile(
    r"(?:もばいる|銀行|ばんく|電力|でんき|電気|航空|鉄道|交通|ほてる|旅館|おんらいん|くろにくる|tv|てれび|便|屋"
    r"|や|保険|証券|生命|堂|軒|亭|庵|家|館|園|店|塾|学院|食品|製菓|水産|珈琲|薬局|不動産|急便|百貨店|まーと"
    r"|すーぱー|まーけっと|かふぇ|通信|しょっぷ|すとあ|らいん|mobile|bank|banking|energy|power|electric|air"
    r"|airways|airlines?|rail|railways?|trains?|telecom|market|mart|cafe|coffee|stores|rides|broadband|phones?"
    r"|travel|tours|ferries|cruises|media|stream(?:ing)?|studios?|life|health|fitness|gym|express|couriers?|post"
    r"|pay|hotels?|online|games?|tv|telecom|insurance|shop|store|group|foods?)$"
)
_SHORTEST = 3
"""Letters of the shortest name that is looked for: shorter ones are in every other word."""
_LONGEST = 40
"""Letters of the longest one: nobody masks more."""
_SAYS_SO = Phrases(
    r"伏せ?字|伏せ(?:ます|とく|ておく|てる|と(?:い|か)|る(?:けど|わ|が))",
    r"(?:検索|エゴサ|えごさ|サーチ|さーち)(?:避|除|よけ|対策|に(?:引っ|かか|ひっ))",
    (
        r"名前(?:は|を)?(?:出す|出したら|書く|伏せ|隠)|(?:社|店|会社|企業|ブランド|ぶらんど)名(?:は|を)?(?:伏|隠"
        r"|ぼか|出(?:す|さ))"
    ),
    r"ぼかして(?:書|お)|名指し(?:は|を)?(?:避|し(?:ない|たく))",
    r"\bcensor(?:ed|ing)\b(?=.{0,60}\b(?:so|name|find|search|them|it)\b)",
    r"\bnot (?:typing|writing|spelling|saying|naming|using|putting) (?:\w+ ){0,4}?"
    r"(?:name|it (?:out|properly|right|in full)|them)\b",
    r"\bso (?:that )?(?:they|it|the (?:\w+ )?(?:intern|brand|bots?|company|team|social\w*)|their (?:\w+ )?"
    r"(?:intern|bots?|team|people)|nobody from \w+|corporate|pr) (?:\w+ )?(?:can'?t|don'?t|doesn'?t|won'?t"
    r"|couldn'?t|cannot) (?:\w+ )?(?:find|search|see|spot|pop up|show up|turn up)\b",
    r"\b(?:won'?t|not) (?:name|say|type|write) (?:names|the (?:name|brand|company))",
    r"\b(?:they|you|who) (?:name ?)?search (?:it|for it|their name|the name|their own name)\b|\bsearch[- ]?proof\w*",
    r"\bavoid(?:ing)? (?:the )?(?:search|name ?search)\w*",
)


def masked_name(text: str, names: Sequence[str]) -> str:
    """The masked name as it stands in the post, or "". `text` is the post as written; without names none is found.

    Whole names first, then what tells them apart (ツムギ of ツムギモバイル), then posts that say that they hide it.
    """
    known = [words for name in names if _SHORTEST <= len("".join(words := _words(name))) <= _LONGEST]
    if not known:
        return ""
    folded = _folded(strip_addresses(text))
    if any(_folded(name) in folded for name in names if name.strip()) or any(_plain(w).search(folded) for w in known):
        return ""
    if found := _first_masked(folded, known):
        return found
    whole = ["".join(words) for words in known]
    heads = {(head,) for name in whole if len(head := _head(name)) >= _SHORTEST and head != name}
    if not any(_plain(head).search(folded) for head in heads) and (found := _first_masked(folded, heads)):
        return found
    said = _SAYS_SO.search(folded.replace("_", ""))
    return said.group() if said else ""


def _first_masked(folded: str, names: Collection[tuple[str, ...]]) -> str:
    for words in names:
        for pattern in (_disguised(words), _parted(words)):
            for found in pattern.finditer(folded):
                if _is_masked(found.group(), words):
                    return found.group().strip()
    return ""


def _folded(text: str) -> str:
    """Normal width and case, katakana as hiragana, "and" as a sign, nothing invisible.

    Behind letters in circles and the like goes an asterisk: who writes ⓟ hides a p.
    """
    marked = "".join(f"{c}*" if _COMPATIBLE.match(unicodedata.decomposition(c)) else c for c in text if c not in "®™")
    wide = _AND.sub("&", unicodedata.normalize("NFKC", marked).lower())
    kana = "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in wide)
    return "".join(char for char in kana if char == "\n" or unicodedata.category(char) not in {"Cf", "Mn", "Cc"})


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, letters and digits only."""
    return tuple(re.findall(r"[^\W_]+", _folded(name)))


def _head(letters: str) -> str:
    return _GENERIC.sub("", letters)


@lru_cache(maxsize=512)
def _plain(words: tuple[str, ...]) -> re.Pattern[str]:
    """The name; a blank or a dot between its words or in one other place hides nothing."""
    letters = "".join(words)
    joined = f"{_JOINERS}{{0,3}}".join(map(re.escape, words))
    broken = [
        f"{re.escape(letters[:place])}{_JOINERS}{{1,3}}{re.escape(letters[place:])}" for place in range(1, len(letters))
    ]
    return _bounded("|".join([joined, *broken]), letters)


@lru_cache(maxsize=512)
def _disguised(words: tuple[str, ...]) -> re.Pattern[str]:
    """The name with a sign, or what looks alike, in place of letters.

    One ○ may stand for several letters, as two may for one; that is what the look back is for.
    """
    inside, outside = rf"(?:{_JOINERS}|[/|_○*・¦])?", rf"(?:{_JOINERS}{{1,3}}|[/|_○*・¦])?"
    spelt = [inside.join(rf"(?:{_letter(one)}|(?:{_SIGN}){{1,2}}|(?<=○))" for one in word) for word in words]
    return _bounded(outside.join(spelt), "".join(words))


@lru_cache(maxsize=512)
def _parted(words: tuple[str, ...]) -> re.Pattern[str]:
    """The name, every letter of it or what looks alike, with signs between the letters."""
    letters = "".join(words)
    return _bounded(_BETWEEN.join(f"(?:{_letter(one)})" for one in letters), letters)


def _letter(letter: str) -> str:
    """The letter, what looks like it, what it is made of; for a Chinese character also what a square sign says."""
    like = "".join(map(re.escape, letter + _ALIKE.get(letter, "")))
    apart = f"|{_TAKEN_APART[letter]}" if letter in _TAKEN_APART else ""
    return f"[{like}]{apart}" + (r"|[ぁ-ゖ]{1,3}\*" if "一" <= letter <= "龥" else "")


def _bounded(pattern: str, letters: str) -> re.Pattern[str]:
    """Names in Latin letters stand alone; Japanese goes on without a blank."""
    left = r"(?<![a-z0-9])" if letters[0].isascii() else ""
    right = r"(?![a-z0-9])" if letters[-1].isascii() else ""
    return re.compile(f"{left}(?:{pattern}){right}")


def _is_masked(written: str, words: tuple[str, ...]) -> bool:
    """Enough of the name is there to be recognised, its telling part among it, and something is not as it should be."""
    letters = "".join(words)
    kept = _common(written, letters)
    if kept == len(letters):
        return _is_parted(written, words)
    signs = sum(map(_is_sign, written))
    alike = sum(map(str.isalnum, written)) - kept
    head = _head(letters) or letters
    tells = _common(written[: len(head) + signs], head) > 0
    recognised = kept + alike
    return tells and recognised >= (3 if letters.isascii() else 2) and 2 * recognised >= len(letters)


def _is_parted(written: str, words: tuple[str, ...]) -> bool:
    """A sign stands between the letters that joins no words, or blanks and dots in more places than words end."""
    between = [char for char in written if not char.isalnum() and char != "ー"]
    if any(char not in _USUAL for char in between):
        return True
    letters = sum(map(len, words))
    dotted = [run for run in re.findall(r"[^\w]+", written) if run.strip(" 　")]
    return len(between) >= max(2, (letters - 1) // 2) or len(dotted) >= max(2, len(words))


def _is_sign(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and char not in _NO_SIGN and char != "ー"


def _common(written: str, letters: str) -> int:
    """How many letters of the name stand in what is written, in order."""
    place = count = 0
    for letter in letters:
        found = written.find(letter, place)
        if found >= 0:
            place, count = found + 1, count + 1
    return count
