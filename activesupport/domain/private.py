"""Where a customer and a brand can go on without an audience: what each platform has for it."""

import re

DM = "dm"
"""The way by direct messages of the platform itself. All other ways are addresses."""
OTHERS = "others"
"""Stands for every platform that a brand does not name."""
WITH_DM = frozenset({"x", "mastodon", "bluesky", "misskey", "reddit"})
WITHOUT_DM = frozenset({"appstore", "googleplay", "review", "feed", "archive"})
USUAL_WAYS = (DM, "{form_url}")
"""For platforms that a brand says nothing of: a direct message where there is one, and the brand's form."""
WAY = "private_way"
"""The variable for the first way that the platform and the brand offer."""
WAYS = "private_ways"
"""The variable for all of them."""
DM_WORDS = re.compile(r"(?<![A-Za-z])DMs?(?![A-Za-z])|ダイレクト\s*メッセージ|\b[Dd]irect messages?\b")
"""How English and Japanese texts speak of direct messages."""


def names_dm(text: str) -> bool:
    """Whether a text speaks of direct messages, in English or Japanese."""
    return DM_WORDS.search(text) is not None
