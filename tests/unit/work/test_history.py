"""What belongs to an entry of a history or of the record, in words."""

from datetime import datetime
from typing import Any

import pytest

from activesupport.work.history import detail_words

CALLED = {"mori": "森"}


@pytest.mark.parametrize(
    ("detail", "english", "japanese"),
    [
        ({"incident": 3}, "incident 3", "障害・災害対応 3"),
        ({"sessions": 2, "tokens": 0}, "sessions ended: 2", "終了したセッション 2件"),
        ({"session": 7, "token": 8, "name": "CI"}, "CI", "CI"),
        ({"how": "link", "tokens": 1}, "with a link · API tokens revoked: 1",
         "リンクを使用 · 無効にしたAPIトークン 1件"),
        ({"how": "oidc"}, "by single sign-on", "シングルサインオンを使用"),
        ({"locked_minutes": 15}, "locked for 15 minutes", "15分間ロック"),
        ({"subject": "a1"}, "ID at the sign-in provider: a1", "認証サービスのID：a1"),
        ({"by": "api"}, "by API", "API経由"),
        ({"by": "mori"}, "森", "森"),
        ({"changed": {"role": ["viewer", "lead"]}}, "Role: viewer → lead", "役割：閲覧者 → リーダー"),
        ({"changed": {"brands": [None, []]}}, "Brands: All brands → none", "ブランド：すべてのブランド → なし"),
        ({"changed": {"email": [None, "m@example.com"]}}, "E-mail address: none → m@example.com",
         "メールアドレス：なし → m@example.com"),
        ({"changed": {"keys": [True, False], "theme": ["auto", "dark"]}},
         "Single keys act: yes → no, Colours: As the system → Dark",
         "1文字のキー操作：はい → いいえ、配色：端末に合わせる → 暗い"),
        ({"until": "2026-11-02T12:00:00+00:00"}, "until at noon", "at noon に再表示"),
    ],
)  # fmt: skip
def test_every_detail_is_told_in_words(detail: dict[str, Any], english: str, japanese: str) -> None:
    told = [detail_words(detail, language, lambda name: CALLED.get(name, name), _noon) for language in ("en", "ja")]
    assert told == [english, japanese]


def _noon(time: datetime) -> str:
    return "at noon" if time.hour == 12 else "?"
