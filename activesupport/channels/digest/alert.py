"""What cannot wait for the digest: one urgent case, or a warning that the program itself has trouble."""

from activesupport.channels.digest.case_view import view_case
from activesupport.channels.digest.clean import excerpt, line
from activesupport.channels.digest.columns import wrap
from activesupport.channels.digest.html import page
from activesupport.channels.digest.text import render_case
from activesupport.domain.digest import DigestCase
from activesupport.domain.priority import is_life
from activesupport.domain.reason import Reason
from activesupport.domain.watch import Team
from activesupport.text.lengths import shorten
from activesupport.words import explain, say


def urgent(case: DigestCase, team: Team) -> tuple[str, str, str]:
    """Subject, text and HTML that tell a team of one case at once.

    No age is given, only the local time of the post: the message may be read much later than it is written.
    """
    language = team.language
    shown = view_case(case, team, None)
    alert = "alert_life" if is_life(case.priority) else "alert"
    subject = say(
        f"digest.{alert}_subject",
        language,
        priority=case.priority,
        case=case.number,
        brand=shown.brand,
        excerpt=shorten(line(case.text), 40),
    )
    head = [say(f"digest.{alert}_title", language), *wrap(say(f"digest.{alert}_note", language))]
    text = "\n".join([*head, "", render_case(shown, language)]) + "\n"
    return subject, text, page("alert.html.j2", language, case=shown, subject=subject, alert=alert)


def warning(reason: Reason, team_language: str) -> tuple[str, str]:
    """Subject and text for people who keep the program running."""
    said = explain(reason, team_language)
    subject = say("digest.warning_subject", team_language, text=excerpt(line(said), 60))
    return subject, "\n".join(wrap(said)) + "\n"
