"""Pictures of posts, when somebody asks to see one; they come from here and not from where strangers put them."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import Response

from activesupport.desk.media import PICTURE_HEADERS, link_of
from activesupport.desk.visitor import Here

router = APIRouter()


@router.get("/media/{post}/{index}")
def show(here: Here, post: Annotated[int, Path(gt=0, lt=2**31)], index: Annotated[int, Path(ge=0, lt=100)]) -> Response:
    with here.desk.database.reading() as session:
        link = link_of(session, here.person, post, index)
    if link is None:
        raise HTTPException(404)
    found = here.desk.fetch_picture(link)
    return Response(found.content, media_type=found.media_type, headers=PICTURE_HEADERS)
