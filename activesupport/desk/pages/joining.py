"""Other ways in: the company's own sign-in, and the link that lets somebody choose a password."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from activesupport.desk.answers import bare_page, forget, go_on, keep
from activesupport.desk.house import Desk, SingleSignOnButton
from activesupport.desk.pages.entry import bound_page, language_of, welcome
from activesupport.desk.paths import own_path
from activesupport.desk.views.people import PasswordView
from activesupport.desk.views.shell import ErrorView, Flash, Tone
from activesupport.desk.visitor import OpenForm, address_of, cookie_name, desk_of
from activesupport.domain.errors import ActiveSupportError, UserError
from activesupport.words import explain, say
from activesupport.work.accounts.joining import sign_in_as
from activesupport.work.accounts.links import choose_password, whose
from activesupport.work.accounts.oidc import begin, finish

router = APIRouter()
BEGUN = "begun"
"""The cookie of a sign-in that goes on at the provider: what `finish` needs, sealed."""
ONWARD = "onward"
"""The cookie with the path that such a sign-in leads on to, signed."""
_TEN_MINUTES = 600


@router.get("/login/single")
def begin_single(request: Request, next: str = "/queue") -> Response:  # the name in the address
    """To the provider's page. What the browser keeps is sent along when it is led back here (SameSite=Lax)."""
    desk = desk_of(request)
    path = own_path(next)
    try:
        address, blob = begin(_single(desk).single, desk.address + "/login/oidc", desk.now())
    except ActiveSupportError as error:
        return _refused(request, error, path)
    answer = RedirectResponse(address, 303)
    keep(answer, desk, BEGUN, blob, _TEN_MINUTES)
    keep(answer, desk, ONWARD, desk.keys.sign(path), _TEN_MINUTES)
    return answer


@router.get("/login/oidc")
def come_back(request: Request) -> Response:
    """From the provider's page: a session for whom it vouches, else the sign-in page, which says why not."""
    desk = desk_of(request)
    single, path = _single(desk).single, _onward(desk, request)
    blob = request.cookies.get(cookie_name(desk, BEGUN), "")
    try:
        identity = finish(single, blob, dict(request.query_params), desk.now())
        address, agent = address_of(request, desk.proxies), request.headers.get("user-agent", "")
        found = sign_in_as(desk.accounts, identity, single.options, address, agent)
    except ActiveSupportError as error:
        answer = _refused(request, error, path)
    else:
        answer = welcome(desk, found, path)
    for name in (BEGUN, ONWARD):
        forget(answer, desk, name)
    return answer


def _single(desk: Desk) -> SingleSignOnButton:
    if desk.single is None:
        raise HTTPException(404)
    return desk.single


def _onward(desk: Desk, request: Request) -> str:
    note = request.cookies.get(cookie_name(desk, ONWARD))
    path = desk.keys.read(note) if note else None
    return path if isinstance(path, str) else "/queue"


def _refused(request: Request, error: ActiveSupportError, path: str) -> Response:
    """The page for signing in, which says why; loaded again, it asks the provider nothing."""
    flash = Flash(Tone.ERROR, explain(error.reason, language_of(request)))
    return go_on(desk_of(request), "/login?" + urlencode({"next": path}), flash)


@router.get("/password/{token}")
def ask_password(request: Request, token: str) -> Response:
    """Whose link it is. Looking uses nothing up: mail programs look at links before people do."""
    return _choose(request, token)


@router.post("/password/{token}")
def choose(request: Request, form: OpenForm, token: str) -> Response:
    """Use the link up, and on to signing in: whoever has chosen a password shows that they have it."""
    desk = desk_of(request)
    password = form.text("password", 5000)
    if password != form.text("again", 5000):
        return _choose(request, token, {"again": say("signin.not_the_same", language_of(request))})
    try:
        choose_password(desk.accounts, token, password, address_of(request, desk.proxies))
    except UserError as error:
        return _choose(request, token, {"password": explain(error.reason, language_of(request))})
    flash = Flash(Tone.DONE, say("account.chosen", language_of(request)))
    return _untold(go_on(desk, "/login", flash))


def _choose(request: Request, token: str, errors: dict[str, str] | None = None) -> Response:
    desk, language = desk_of(request), language_of(request)
    try:
        person = whose(desk.accounts, token)
    except UserError as error:
        dead = ErrorView(410, say("account.link_dead", language), explain(error.reason, language))
        return _untold(bare_page(desk, dead, language, status=410, path="/queue"))
    view = PasswordView(person.name, f"/password/{token}", errors or {})
    return _untold(bound_page(desk, request, view, 422 if errors else 200))


def _untold(answer: Response) -> Response:
    """The address of such a page is a secret: no other page is told it, not even one of ours."""
    answer.headers["referrer-policy"] = "no-referrer"
    return answer
