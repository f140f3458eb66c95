"""What may stand in a rule file, table by table: strict shapes, so that a slip of the pen never passes."""

from datetime import time, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from activesupport.domain.targets import FIRST_RESPONSE, RESOLUTION
from activesupport.rulebook.times import Country, Days, Hours, Sites, WorkingTime
from activesupport.rulebook.values import (
    Address,
    Duration,
    Handle,
    Host,
    Identifier,
    LabelName,
    Language,
    Link,
    OptionalScript,
    Phrase,
    Points,
    PrivateWay,
    PublicNumber,
    ScriptText,
    TeamLanguage,
    Text,
    TimeOfDay,
    TimeZone,
    Url,
    VariableName,
)


class Shape(BaseModel):
    """Nothing is guessed: types are as written, unknown keys are faults."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class BrandShape(Shape):
    """[[brand]]"""

    id: Identifier
    name: Text
    names: dict[Language, Text] = {}
    nicknames: list[Text] = []
    accounts: dict[str, list[Handle]] = {}
    variables: dict[VariableName, Text] = {}
    private: dict[Text, list[PrivateWay]] = {}
    allow_links: list[Host] = []
    allow_numbers: list[PublicNumber] = []
    forbidden: list[Phrase] = []


class SiteShape(Shape):
    """[[team.site]]"""

    name: Text
    timezone: TimeZone
    hours: list[Hours] = Field(min_length=1)
    holidays: Country = ""
    closed: list[Days] = []
    worked: list[Days] = []


class FirstResponseShape(Shape):
    """first_response in [team.targets]"""

    high: WorkingTime = FIRST_RESPONSE.high
    medium: WorkingTime = FIRST_RESPONSE.medium
    low: WorkingTime = FIRST_RESPONSE.low


class ResolutionShape(Shape):
    """resolution in [team.targets]"""

    high: WorkingTime = RESOLUTION.high
    medium: WorkingTime = RESOLUTION.medium
    low: WorkingTime = RESOLUTION.low


class TargetsShape(Shape):
    """[team.targets]"""

    first_response: FirstResponseShape = FirstResponseShape()
    resolution: ResolutionShape = ResolutionShape()
    warn_at: Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)] = 0.75


class TeamShape(Shape):
    """[[team]]"""

    id: Identifier
    name: Text
    language: TeamLanguage = "en"
    timezone: TimeZone = "UTC"
    digest_times: list[TimeOfDay] = Field([time(9, 0)], min_length=1)
    email: list[Address] = []
    new_cases_a_day: Annotated[int, Field(ge=1)] | None = None
    hours: list[Hours] = []
    holidays: Country = ""
    closed: list[Days] = []
    worked: list[Days] = []
    site: Annotated[list[SiteShape], Sites] = []
    targets: TargetsShape = TargetsShape()
    assign: Literal["manual", "automatic"] = "manual"


class WatchShape(Shape):
    """[[watch]]"""

    id: Identifier
    brand: str
    team: str
    keywords: list[str] = []
    names: bool = True
    phrases: list[str] = []
    exclude: list[str] = []
    languages: list[Language] = []
    sources: list[Text] = []
    feeds: list[Url] = []
    every_post: bool = False
    weight: Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)] = 1.0
    every: Duration = timedelta(minutes=5)
    skills: list[Text] = []


class PriorityShape(Shape):
    """[priority]: what is left out keeps its usual value."""

    labels: dict[LabelName, Points] = {}
    addressed: Points | None = None
    reach: Points | None = None
    spread: Points | None = None
    again: Points | None = None
    urgent_from: Points | None = None


class CasesShape(Shape):
    """[cases]"""

    reopen_within: Duration = timedelta(days=7)
    claim_lasts: Duration = timedelta(minutes=20)
    wait_for_customer: Duration = timedelta(days=7)


class SendingShape(Shape):
    """[sending]: when a lead looks at a reply first."""

    new_staff: bool = True
    priority: Annotated[int, Field(ge=0, le=100)] | None = None
    labels: list[LabelName] = []
    compensation: bool = True


class ScriptShape(Shape):
    """[playbook.ja], [playbook.en]"""

    greeting: ScriptText
    empathy: ScriptText
    goal: ScriptText
    check: ScriptText
    solution: ScriptText
    closing: ScriptText
    quick: ScriptText
    private: OptionalScript = ""
    title: str = ""


class PlaybookShape(Shape):
    """[[playbook]]"""

    id: Identifier
    labels: list[LabelName]
    all_labels: bool = False
    words: list[Text] = []
    only_with_words: bool = False
    brands: list[str] = []
    ja: ScriptShape | None = None
    en: ScriptShape | None = None


class FaqTextShape(Shape):
    """[faq.ja], [faq.en]"""

    question: Text
    answer: ScriptText
    link: Link = ""


class FaqShape(Shape):
    """[[faq]]"""

    id: Identifier
    owner: Text
    brands: list[str] = []
    ja: FaqTextShape | None = None
    en: FaqTextShape | None = None


class FileShape(Shape):
    """A whole rule file."""

    brand: list[BrandShape] = []
    team: list[TeamShape] = []
    watch: list[WatchShape] = []
    priority: PriorityShape | None = None
    cases: CasesShape | None = None
    sending: SendingShape | None = None
    playbook: list[PlaybookShape] = []
    faq: list[FaqShape] = []
