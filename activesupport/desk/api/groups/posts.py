"""Posts that wait for a person to say what they are, and the pictures of any post."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from activesupport.desk.api.caller import Caller, Here
from activesupport.desk.api.cursors import place
from activesupport.desk.api.fill import author_of, labels_of
from activesupport.desk.api.route import Route
from activesupport.desk.api.shapes import Labelled, Page, PostItem
from activesupport.desk.api.values import Asked, Name, Number, PageAsked
from activesupport.desk.cursors import mark
from activesupport.desk.media import PICTURE_HEADERS, link_of
from activesupport.domain.case import Lane
from activesupport.domain.errors import UserError
from activesupport.domain.labels import Label
from activesupport.storage import paging
from activesupport.storage.tables import MentionRow, PostRow
from activesupport.work.labelling import label

router = APIRouter(prefix="/posts", tags=["posts"], route_class=Route)


class Waiting(StrEnum):
    """`unsure`: the judge was; `language`: one that it does not read."""

    UNSURE = Lane.UNSURE.value
    LANGUAGE = Lane.LANGUAGE.value


class PostsAsked(PageAsked):
    """Posts of which lane."""

    lane: Waiting = Waiting.UNSURE


@router.get("")
def list_posts(here: Here, asked: Annotated[PostsAsked, Query()]) -> Page[PostItem]:
    """Posts of a lane that are in no case, the newest first."""
    before = place(asked.cursor, int)
    with here.desk.database.reading() as session:
        wanted = (here.person.brands, asked.limit + 1, before[0] if before else None)
        found = paging.lane(session, asked.lane, *wanted)
    shown = found[: asked.limit]
    following = mark([shown[-1][1].id]) if len(found) > asked.limit else None
    return Page(items=[_item(post, mention) for post, mention in shown], next=following)


def _item(post: PostRow, mention: MentionRow) -> PostItem:
    scores = {Label(name): score for name, score in (mention.scores or {}).items() if name in set(Label)}
    return PostItem(
        number=post.id,
        brand=mention.brand,
        platform=post.source,
        author=author_of(post),
        text=post.text,
        language=post.language,
        time=post.time,
        url=post.url,
        labels=labels_of(mention.labels),
        scores=scores,
    )


class LabelAsked(Asked):
    """What the post is; nothing: a neutral mention. `brand` is needed where it names several."""

    labels: Annotated[tuple[Label, ...], Field(max_length=20)]
    brand: Name | None = None


@router.post("/{number:int}/label")
def label_post(here: Here, number: Number, asked: LabelAsked) -> Labelled:
    """Say what a post is: what wants an answer joins or opens a case."""
    brand = _brand(here, number, asked.brand)
    return Labelled(case=label(here.hand, number, asked.labels, here.desk.rules(), brand))


def _brand(here: Caller, number: int, given: str | None) -> str | None:
    """The brand that is meant, among those that the caller sees: a post of others is as unknown as none."""
    with here.desk.database.reading() as session:
        found = paging.brands_of_post(session, number)
    seen = [brand for brand in found if here.person.sees(brand)]
    known = ", ".join(seen)
    if found and not seen:
        raise UserError("labelling.unknown", post=number)
    if given is None and len(seen) > 1:
        raise UserError("labelling.which_brand", post=number, known=known)
    if given is not None and given not in seen:
        raise UserError("labelling.other_brand", post=number, given=given, known=known)
    return next(iter(seen), None) if given is None else given


_PICTURES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The picture.",
        "content": {f"image/{kind}": {} for kind in ("gif", "jpeg", "png", "webp")},
    }
}


@router.get("/{number:int}/media/{index:int}", response_class=Response, responses=_PICTURES)
def show_picture(here: Here, number: Number, index: Annotated[int, Path(ge=0, lt=100)]) -> Response:
    """A picture of a post, counted from 0: `media` of a message says how many there are. It is fetched from where it
    lies when it is asked for: from public addresses only, pictures only, 8 MB at the most; whatever else is there is
    refused (422)."""
    with here.desk.database.reading() as session:
        link = link_of(session, here.person, number, index)
    if link is None:
        raise UserError("api.no_picture", post=number, index=index)
    found = here.desk.fetch_picture(link)
    return Response(found.content, media_type=found.media_type, headers=PICTURE_HEADERS)
