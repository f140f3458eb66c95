"""Patterns of what is not said but pointed at: URLs, mentions, hashtags, e-mail addresses; and of emoji."""

import regex

# Domains written without a protocol. X knows every TLD; these are the ones met in posts.
_SURE_TLDS = (
    "com|net|org|info|biz|edu|gov|io|ai|co|tv|ly|gg|app|dev|xyz|tokyo"
    "|jp|uk|de|fr|es|nl|br|mx|ar|pl|ru|ua|tr|cn|tw|hk|kr|vn|th|sg|ph|au|nz|ca|ch|se|dk|eu"
)
# Words too: "worst service.No help" has no address. Taken for one only where a path follows, or to be safe
# in counting.
_WORDLIKE_TLDS = (
    "mil|int|me|be|gl|to|cc|shop|store|online|site|tech|blog|cloud|page|link|news|live|club|work|moe"
    "|social|us|it|cl|pt|in|id|my|at|no|fi|ie|asia|mobi|jobs|travel|museum|coop|name|pro"
)
_PATH_CHAR = r"[a-z0-9_\u00c0-\u024f\u0400-\u04ff!*';:=+,.$/%#\[\]\-~@|&?]"
# A path ends neither in punctuation nor at a bracket that it did not open.
_PATH = rf"[/?#](?:{_PATH_CHAR}|\({_PATH_CHAR}*\))*(?<=[a-z0-9_\u00c0-\u024f\u0400-\u04ff=#/+\-&)])"
# Bounded, as domains are: "a.a.a.…" must not take longer than other texts.
_NO_DOMAIN_BEFORE = r"(?<![a-z0-9@＠$#＃\-_./])(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,10}"
_NO_DOMAIN_AFTER = r"(?![a-z0-9@＠_-]|\.[a-z0-9])"

# A Japanese word may follow a URL without a blank (https://t.co/abcを見て): paths hold no kana and no kanji.
URL = regex.compile(rf"(?i)https?://(?:[^\s/?#:<>()「」『』、。.]+\.)+[a-z0-9-]{{1,24}}(?::\d+)?(?:{_PATH})?")
BARE_DOMAIN = regex.compile(
    rf"(?i){_NO_DOMAIN_BEFORE}(?:(?:{_SURE_TLDS}){_NO_DOMAIN_AFTER}(?:{_PATH})?|(?:{_WORDLIKE_TLDS}){_PATH})"
)
# What X may count as a URL: every known TLD. Counting one too many is the safe side.
COUNTED_DOMAIN = regex.compile(
    rf"(?i){_NO_DOMAIN_BEFORE}(?:{_SURE_TLDS}|{_WORDLIKE_TLDS}){_NO_DOMAIN_AFTER}(?:{_PATH})?"
)
EMAIL = regex.compile(r"(?i)(?<![a-z0-9._%+@＠-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
# @user, @user@host (Mastodon, Misskey), @user.example.com (Bluesky).
_HANDLE_END = rf"(?:\.[a-z0-9-]+)*\.(?:{_SURE_TLDS}|social|moe|club|online|cloud)(?![a-z0-9])"
MENTION = regex.compile(
    r"(?i)(?<![a-z0-9_!#$%&*@＠/.])[@＠](?P<user>[a-z0-9_]+)"
    rf"(?:(?P<host>[@＠](?:[a-z0-9-]+\.)+[a-z]{{2,24}})|(?:-[a-z0-9-]+)?{_HANDLE_END})?"
)
HASHTAG = regex.compile(r"(?<![\w&/])[#＃](?=\w)[\w・]*")
HASH_SIGN = regex.compile(r"(?<![\w&/])[#＃](?=\w)")
EMOJI = regex.compile(
    r"\p{RI}\p{RI}|[0-9#*]\ufe0f?\u20e3"
    r"|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic}|[\U000e0020-\U000e007f])*"
)


def without_addresses(text: str, *, hashtags: bool) -> str:
    """Put a blank in place of URLs, e-mail addresses and mentions, and of hashtags too if `hashtags`."""
    if "://" in text:
        text = URL.sub(" ", text)
    if "@" in text or "＠" in text:
        text = MENTION.sub(" ", EMAIL.sub(" ", text))
    if "." in text:
        text = BARE_DOMAIN.sub(" ", text)
    return HASHTAG.sub(" ", text) if hashtags and ("#" in text or "＃" in text) else text
