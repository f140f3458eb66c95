"""The subject line of a digest: how much there is to do, before the mail is opened."""

from activesupport.channels.digest.clean import line
from activesupport.channels.digest.dates import local, moment
from activesupport.domain.digest import Digest
from activesupport.domain.priority import HIGH
from activesupport.words import say


def subject(digest: Digest) -> str:
    """One line in the team's language; a rehearsal says so first."""
    team = digest.team
    cases = digest.carried + digest.new
    when = moment(local(digest.end, team), team.language)
    name = line(team.name)
    if cases:
        high = sum(case.priority >= HIGH for case in cases)
        text = say("digest.subject", team.language, team=name, count=len(cases), high=high, moment=when)
    else:
        text = say("digest.subject_none", team.language, team=name, moment=when)
    return say("digest.subject_dry", team.language, subject=text) if digest.dry else text
