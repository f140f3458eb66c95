"""The desk, put together: what its pages need, and the server that brings them."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import structlog

from activesupport.app.accounts import accounts_of
from activesupport.app.embedding import JudgeOptions, open_judge
from activesupport.app.listening import bound
from activesupport.app.settings import Settings
from activesupport.app.wiring import utc_now
from activesupport.desk.application import make_desk
from activesupport.desk.house import Desk, Explain, SingleSignOnButton
from activesupport.domain.labels import Label, Utterance
from activesupport.domain.ports import Drafter
from activesupport.language.card import read_card
from activesupport.language.explain import BY_WORDS, evidence
from activesupport.storage.database import Database
from activesupport.work.accounts.oidc import OidcOptions, SingleSignOn
from activesupport.work.rulekit import RuleKit

if TYPE_CHECKING:
    import uvicorn

log = structlog.get_logger(__name__)


def open_desk(
    settings: Settings, database: Database, rules: Callable[[], RuleKit], now: Callable[[], datetime] = utc_now
) -> Desk:
    """Everything that the pages work with."""
    desk = settings.desk
    return Desk(
        database=database,
        rules=rules,
        now=now,
        accounts=accounts_of(settings, database, now),
        model=read_card(settings.model.dir).version,
        address=desk.public_url,
        secure=desk.secure_cookies,
        proxies=desk.trusted_proxies,
        api_per_minute=desk.limits.api_per_minute,
        no_mail=_no_mail(settings),
        single=_single(settings),
        drafter=_drafter(settings),
        explain=_explainer(settings),
    )


def _no_mail(settings: Settings) -> str | None:
    if not settings.mail.host:
        return "account.mails_not"
    return None if settings.desk.is_reachable else "account.mails_nowhere"


def _single(settings: Settings) -> SingleSignOnButton | None:
    oidc = settings.desk.oidc
    if not oidc.issuer:
        return None
    options = OidcOptions(
        issuer=oidc.issuer,
        client_id=oidc.client_id,
        client_secret=oidc.client_secret.get_secret_value(),
        scopes=oidc.scopes,
        create=oidc.create,
        groups_claim=oidc.groups_claim,
        roles=oidc.role_of_group(),
    )
    return SingleSignOnButton(SingleSignOn(options), oidc.name)


def _drafter(settings: Settings) -> Drafter | None:
    llm = settings.llm
    if not llm.url:
        return None
    from activesupport.replies.openai_drafter import OpenAIDrafter

    return OpenAIDrafter(llm.url, llm.model, llm.key.get_secret_value(), llm.timeout_seconds)


def _explainer(settings: Settings) -> Explain:
    """What pushed a label, by the words alone: a page cannot wait for hundreds of embeddings."""
    judge = open_judge(replace(JudgeOptions.of(settings), embedder="none"))

    @lru_cache(maxsize=2000)
    def explain(said: Utterance, labels: tuple[Label, ...]) -> tuple[tuple[Label, int, int], ...]:
        return tuple((one.label, one.start, one.end) for one in evidence(judge, said, labels, 1, BY_WORDS))

    def asked(said: Utterance, labels: Sequence[Label]) -> Sequence[tuple[Label, int, int]]:
        return explain(said, tuple(labels))

    return asked


@contextmanager
def serving(settings: Settings, desk: Desk) -> Iterator["uvicorn.Server"]:
    """Serve the desk in a thread of its own until the block ends. Raises UserError where it cannot listen."""
    import uvicorn

    options = settings.desk
    if options.hides_visitors:
        log.warning("no_trusted_proxies", url=options.public_url, setting="desk.trusted_proxies")
    config = uvicorn.Config(
        make_desk(desk),
        host=options.host,
        port=options.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the desk asks `trusted_proxies` itself
        timeout_keep_alive=75,  # a page asks for news each 20 seconds: no new connection for each
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([bound(options.host, options.port)],), name="desk", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.should_exit = True
        thread.join(10)
