"""A suggestion in the hand of whoever sends it: their name stands where the playbook leaves room for it."""

from activesupport.domain.people import Permission, Person
from activesupport.words import say

RESPONDER = "responder"


def signed(text: str, language: str, person: Person) -> str:
    """The text with the person's name in place of {responder}; for somebody who sends nothing it stays unsigned."""
    name = person.display or person.name if person.may(Permission.ANSWER) else say("signing.unsigned", language)
    return text.replace(say("reply.open", language, name=RESPONDER), name)
