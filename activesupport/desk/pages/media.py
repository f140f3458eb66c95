"""Pictures of posts, when somebody asks to see one; they come from here and not from where strangers put them."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path
from fastapi.responses import Response

from activesupport.desk.media import PictureFetcher
from activesupport.desk.visitor import Here, Visitor
from activesupport.storage import posts

router = APIRouter()
_HEADERS = {
    "cache-control": "private, max-age=3600",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "content-disposition": "inline",
}
_FETCHER = PictureFetcher()


def fetcher() -> PictureFetcher:
    return _FETCHER


@router.get("/media/{post}/{index}")
def show(
    here: Here,
    post: Annotated[int, Path(gt=0, lt=2**31)],
    index: Annotated[int, Path(ge=0, lt=100)],
    pictures: Annotated[PictureFetcher, Depends(fetcher)],
) -> Response:
    found = pictures.fetch(_link(here, post, index))
    return Response(found.content, media_type=found.media_type, headers=_HEADERS)


def _link(here: Visitor, post_id: int, index: int) -> str:
    """The link of a post that the visitor may see; behind a wall there is no such picture."""
    with here.desk.database.reading() as session:
        post = posts.get(session, post_id)
        place = (post.source, post.platform_id)
        brands = posts.brands_of(session, {place}).get(place, [])
    seen = here.person.brands is None or any(map(here.person.sees, brands))
    if not seen or index >= len(post.media_links):
        raise HTTPException(404)
    return str(post.media_links[index])
