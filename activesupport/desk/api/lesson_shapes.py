"""What is learnt from cases, as the API shows it."""

from datetime import datetime

from pydantic import BaseModel

from activesupport.domain.labels import Label


class DelightItem(BaseModel):
    """What was done for somebody. `cost` is in the smallest unit of the currency."""

    number: int
    case: int
    brand: str
    at: datetime
    by: str
    what: str
    cost: int
    currency: str


class QuestionItem(BaseModel):
    """A question in its author's words, and its case."""

    case: int
    text: str
    at: datetime


class FaqGapItem(BaseModel):
    """Questions alike that no entry answers, the latest as examples. `terms` are what many of them have in common,
    `owners` those who keep the brand's FAQ."""

    brand: str
    language: str
    count: int
    terms: list[str]
    owners: list[str]
    first_at: datetime
    last_at: datetime
    examples: list[QuestionItem]


class Sentence(BaseModel):
    """A sentence, and in how many replies it is so. A customer's name is {customer} there."""

    text: str
    count: int


class EditItem(BaseModel):
    """A suggestion and the reply that it became; `changed` is the share that is different, 0..1."""

    reply: int
    case: int
    before: str
    after: str
    language: str
    changed: float


class PlaybookItem(BaseModel):
    """How a playbook's suggestions fared in the latest replies: how many used them, and how many of those were
    edited. `changed` is the mean share that is different, 0..1."""

    playbook: str
    labels: list[Label]
    used: int
    edited: int
    changed: float
    removed: list[Sentence]
    added: list[Sentence]
    examples: list[EditItem]
