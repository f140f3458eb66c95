"""The statement of an incident: in the reader's language where it has one."""

import pytest

from activesupport.domain.statement import statement_in


@pytest.mark.parametrize(
    ("statements", "language", "said"),
    [
        ({"ja": "復旧中です。", "en": "We are on it."}, "en", ("We are on it.", "en")),
        ({"ja": "復旧中です。", "en": "We are on it."}, "ja", ("復旧中です。", "ja")),
        ({"ja": "復旧中です。"}, "en", ("復旧中です。", "ja")),
        ({"ja": "", "en": "We are on it."}, "ja", ("We are on it.", "en")),
        ({"ja": "復旧中です。", "en": "We are on it."}, "ko", ("We are on it.", "en")),
    ],
)
def test_the_readers_language_goes_before_every_other(
    statements: dict[str, str], language: str, said: tuple[str, str]
) -> None:
    assert statement_in(statements, language) == said
