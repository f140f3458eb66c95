"""A suggestion in the hand of whoever sends it: their name stands where the playbook leaves room for it."""

from activesupport.domain.people import Person
from activesupport.words import say

RESPONDER = "responder"


def signed(text: str, language: str, person: Person) -> str:
    """The text with the person's name in place of {responder}."""
    return text.replace(say("reply.open", language, name=RESPONDER), person.display or person.name)
