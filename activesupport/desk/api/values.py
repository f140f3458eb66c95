"""The kinds of values that requests are made of, each as narrow as what becomes of it allows."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

_NO_NUL = r"^[^\x00]*$"
_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
LARGEST = 2**31 - 1
"""Numbers of rows are no larger: a database would refuse to look for them."""


def _thinkable(moment: datetime) -> datetime:
    if not _FIRST <= moment < _LAST:
        raise ValueError("a time between 2000 and 2200")
    return moment


Number = Annotated[int, Path(gt=0, le=LARGEST)]
"""The number of something, in an address."""
RowNumber = Annotated[int, Field(strict=True, gt=0, le=LARGEST)]
"""The number of something, in a body."""
Name = Annotated[str, StringConstraints(max_length=100, pattern=_NO_NUL)]
"""A name or an id: of a person, a team, a brand."""
Words = Annotated[str, StringConstraints(max_length=500, pattern=_NO_NUL)]
"""A line that people write."""
LongText = Annotated[str, StringConstraints(max_length=20_000, pattern=_NO_NUL)]
"""Whatever people write."""
Cursor = Annotated[str, StringConstraints(max_length=500, pattern=r"^[A-Za-z0-9_-]*$")]
Limit = Annotated[int, Field(ge=1, le=200, description="The most that a page holds.")]
Moment = Annotated[AwareDatetime, AfterValidator(_thinkable)]
"""A time with its offset from UTC, between 2000 and 2200."""


class Asked(BaseModel):
    """What a request brings. A name that is not known is refused: it would be a slip."""

    model_config = ConfigDict(extra="forbid")


class PageAsked(Asked):
    """Which page of a list: `cursor` is `next` of the page before."""

    limit: Limit = 50
    cursor: Cursor = ""
