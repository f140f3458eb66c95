"""Accounts as an admin sees them: everybody in a list, and the form of one, which is filled and read here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from activesupport.desk.house import Desk
from activesupport.desk.views.parts import Choice, Errors
from activesupport.desk.views.people import PeopleView, PersonForm, PersonRow
from activesupport.desk.visitor import Fields, Visitor
from activesupport.domain.people import Role
from activesupport.domain.reason import Reason
from activesupport.domain.rules import Rules
from activesupport.storage import duties, people
from activesupport.storage.desk_tables import UserRow
from activesupport.words import say
from activesupport.work.accounts.fields import Account, InvalidAccount, account_of, checked
from activesupport.work.accounts.links import Link

NAMES_OF_LANGUAGES = {"ja": "日本語", "en": "English"}
"""Each in its own words, for those who read no other."""
_TYPED = ("name", "display", "email", "skills", "capacity", "timezone", "shifts")


def people_view(session: Session, here: Visitor) -> PeopleView:
    """Everybody by name; those who cannot sign in any more come last."""
    rows = sorted(people.everybody(session), key=lambda row: not row.active)
    load = duties.in_hand(session, [row.name for row in rows])
    rules = here.desk.rules().rules
    return PeopleView(tuple(_row(here, row, load.get(row.name, 0), rules) for row in rows))


def _row(here: Visitor, row: UserRow, in_hand: int, rules: Rules) -> PersonRow:
    language = here.language
    brands = _brands(rules, language)
    walls = _listed((brands.get(one, one) for one in row.brands or ()), language)
    return PersonRow(
        id=row.id,
        name=row.name,
        display=row.display,
        role=say(f"role.{row.role}", language),
        teams=_listed((_teams(rules).get(one, one) for one in row.teams), language),
        brands=walls or say("account.no_brands", language) if row.brands is not None else "",
        languages=_listed((NAMES_OF_LANGUAGES.get(one, one) for one in row.languages), language),
        in_hand=in_hand,
        capacity=row.capacity,
        active=row.active,
        seen_at=row.seen_at,
    )


def _listed(words: Iterable[str], language: str) -> str:
    return ("、" if language == "ja" else ", ").join(words)


def _teams(rules: Rules) -> dict[str, str]:
    return {team.id: team.name for team in rules.teams.values()}


def _brands(rules: Rules, language: str) -> dict[str, str]:
    return {brand.id: brand.called(language) for brand in rules.brands.values()}


def _languages(rules: Rules) -> dict[str, str]:
    """Those of our pages, then every other that somebody watches."""
    watched = sorted({language for watch in rules.watches for language in watch.languages})
    return NAMES_OF_LANGUAGES | {one: one for one in watched if one not in NAMES_OF_LANGUAGES}


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form: as it is stored, or as somebody has just typed it, right or wrong.

    `texts` are the fields that are typed, by name; `language` is that of the pages, `languages` those of the answers.
    """

    texts: Mapping[str, str]
    role: str
    teams: tuple[str, ...]
    brands: tuple[str, ...]
    languages: tuple[str, ...]
    language: str
    all_brands: bool
    needs_approval: bool


def as_stored(account: Account) -> Filled:
    """The form of an account as it is; of a new one, whose name is still empty."""
    texts = {
        "name": account.name,
        "display": account.display,
        "email": account.email or "",
        "skills": "\n".join(account.skills),
        "capacity": str(account.capacity),
        "timezone": account.timezone,
        "shifts": "\n".join(account.shifts),
    }
    return Filled(
        texts, account.role, account.teams, account.brands or (), account.languages, account.language,
        account.brands is None, account.needs_approval,
    )  # fmt: skip


def as_typed(form: Fields) -> Filled:
    """The form as it was sent."""
    return Filled(
        texts={name: form.text(name, 2000) for name in _TYPED},
        role=form.text("role", 40),
        teams=tuple(form.all("teams")),
        brands=tuple(form.all("brands")),
        languages=tuple(form.all("languages")),
        language=form.text("language", 20),
        all_brands=form.has("all_brands"),
        needs_approval=form.has("needs_approval"),
    )


def account_of_form(filled: Filled, before: Account, desk: Desk) -> Account:
    """The account that a form asks for. What it has no field for, or has left out, stays as `before`.

    Raises InvalidAccount with all that is wrong. Teams and brands that neither the rules nor the account know are
    left out.
    """
    texts, rules = filled.texts, desk.rules().rules
    capacity = texts["capacity"].strip()
    is_number = capacity.isdecimal() and len(capacity) < 6
    brands = _known(filled.brands, {*rules.brands, *(before.brands or ())})
    wrong: dict[str, Reason] = {}
    if filled.role not in set(Role):
        wrong["role"] = Reason("account.which_role")
    if filled.all_brands == bool(brands):
        wrong["brands"] = Reason("account.both_brands" if brands else "account.which_brands")
    if not is_number:
        wrong["capacity"] = Reason("people.capacity", {"given": capacity[:60]})
    asked = replace(
        before,
        name=texts["name"] or before.name,
        role=before.role if "role" in wrong else Role(filled.role),
        display=texts["display"],
        email=texts["email"] or None,
        teams=_known(filled.teams, {*rules.teams, *before.teams}),
        brands=None if filled.all_brands else brands,
        languages=filled.languages,
        language=filled.language or before.language,
        skills=tuple(texts["skills"].splitlines()),
        capacity=int(capacity) if is_number else before.capacity,
        timezone=texts["timezone"].strip(),
        shifts=tuple(texts["shifts"].splitlines()),
        needs_approval=filled.needs_approval,
    )
    return _faultless(asked, wrong)


def _faultless(account: Account, wrong: dict[str, Reason]) -> Account:
    try:
        tidy = checked(account)
    except InvalidAccount as error:
        raise InvalidAccount(error.fields | wrong) from error
    if wrong:
        raise InvalidAccount(wrong)
    return tidy


def _known(chosen: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in chosen if one in known)


def new_form(here: Visitor, filled: Filled, errors: Errors | None = None) -> PersonForm:
    """The form of an account that is still to be made."""
    return _form(here, None, filled, 0, errors)


def person_form(
    here: Visitor,
    row: UserRow,
    filled: Filled | None = None,
    version: int | None = None,
    errors: Errors | None = None,
    link: Link | None = None,
) -> PersonForm:
    """The form of an account; as it is stored, unless somebody has `filled` it over the `version` that they saw."""
    shown = filled or as_stored(account_of(row))
    shown = replace(shown, texts={**shown.texts, "name": row.name})
    form = _form(here, row.id, shown, row.version if version is None else version, errors)
    return replace(
        form,
        active=row.active,
        locked=row.locked_until is not None and row.locked_until > here.desk.now(),
        password=row.password is not None,
        link=here.desk.address + link.path if link else "",
        link_until=link.expires_at if link else None,
        may_mail=here.desk.no_mail is None and row.email is not None,
        mail_words=_mail_words(here, row),
    )


def _mail_words(here: Visitor, row: UserRow) -> str:
    """Where a link can be mailed to, or why it cannot."""
    if here.desk.no_mail:
        return say(here.desk.no_mail, here.language)
    if row.email is None:
        return say("account.mails_no_address", here.language)
    return say("account.mails_to", here.language, email=row.email)


def _form(here: Visitor, number: int | None, filled: Filled, version: int, errors: Errors | None) -> PersonForm:
    rules, language = here.desk.rules().rules, here.language
    return PersonForm(
        id=number,
        texts=filled.texts,
        roles=tuple(Choice(role, say(f"account.role_{role}", language), role == filled.role) for role in Role),
        teams=_choices(_teams(rules), filled.teams),
        brands=_choices(_brands(rules, language), filled.brands),
        languages=_choices(_languages(rules), filled.languages),
        page_languages=_choices(NAMES_OF_LANGUAGES, (filled.language,)),
        version=version,
        all_brands=filled.all_brands,
        needs_approval=filled.needs_approval,
        errors=errors or {},
    )


def _choices(known: Mapping[str, str], chosen: Collection[str]) -> tuple[Choice, ...]:
    """Boxes for what is known, and for what is ticked although the rules have it no more."""
    shown = {**known, **{one: one for one in chosen if one and one not in known}}
    return tuple(Choice(value, label, value in chosen) for value, label in shown.items())
