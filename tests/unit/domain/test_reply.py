"""What colleagues call a playbook."""

from activesupport.domain.reply import Playbook, Script


def test_a_playbook_is_called_by_its_title_in_the_readers_language_else_by_its_id() -> None:
    scripts = {"ja": Script({}, "", title="請求・料金"), "en": Script({}, "")}
    billing = Playbook("billing", (), scripts)
    assert [billing.called(language) for language in ("ja", "en", "ko")] == ["請求・料金", "billing", "billing"]
