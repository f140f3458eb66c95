"""From checked tables to the domain's immutable Rules."""

from activesupport.domain.outgoing import ApprovalRules
from activesupport.domain.reply import Faq, FaqText, Part, Playbook, Script
from activesupport.domain.rules import CaseRules, PriorityWeights, Rules
from activesupport.domain.watch import Brand, Team, Watch
from activesupport.rulebook import calendars, shapes
from activesupport.rulebook.checks import Tables, listens_for_names
from activesupport.rulebook.terms import Weakness, weakness


def build(tables: Tables, version: str) -> Rules:
    """Rules of tables without faults, in the order of the files."""
    brands = [_brand(placed.shape) for placed in tables.brands]
    teams = [_team(placed.shape) for placed in tables.teams]
    known = {brand.id: brand for brand in brands}
    return Rules(
        version=version,
        brands=known,
        watches=tuple(_watch(placed.shape, known[placed.shape.brand]) for placed in tables.watches),
        teams={team.id: team for team in teams},
        playbooks=tuple(_playbook(placed.shape) for placed in tables.playbooks),
        faq=tuple(_faq(placed.shape) for placed in tables.faq),
        priority=_priority(tables.priority[0].shape) if tables.priority else PriorityWeights(),
        cases=_cases(tables.cases[0].shape) if tables.cases else CaseRules(),
        sending=_sending(tables.sending[0].shape) if tables.sending else ApprovalRules(),
    )


def _brand(shape: shapes.BrandShape) -> Brand:
    return Brand(
        id=shape.id,
        name=shape.name,
        names=dict(shape.names),
        nicknames=tuple(shape.nicknames),
        accounts={platform: tuple(handles) for platform, handles in shape.accounts.items()},
        variables=dict(shape.variables),
        private={platform: tuple(ways) for platform, ways in shape.private.items()},
        allow_links=tuple(shape.allow_links),
        allow_numbers=tuple(shape.allow_numbers),
        forbidden=tuple(shape.forbidden),
    )


def _team(shape: shapes.TeamShape) -> Team:
    return Team(
        id=shape.id,
        name=shape.name,
        language=shape.language,
        timezone=shape.timezone,
        digest_times=tuple(sorted(set(shape.digest_times))),
        email=tuple(shape.email),
        new_cases_a_day=shape.new_cases_a_day,
        calendar=calendars.calendar(shape),
        targets=calendars.targets(shape.targets),
        assign=shape.assign,
    )


def _watch(shape: shapes.WatchShape, brand: Brand) -> Watch:
    names = names_of(brand) if listens_for_names(shape) else ()
    return Watch(
        id=shape.id,
        brand=shape.brand,
        team=shape.team,
        keywords=tuple(dict.fromkeys([*shape.keywords, *names])),
        phrases=tuple(shape.phrases),
        exclude=tuple(shape.exclude),
        languages=tuple(shape.languages),
        sources=tuple(shape.sources),
        feeds=tuple(shape.feeds),
        every_post=shape.every_post,
        weight=shape.weight,
        every=shape.every,
        skills=tuple(shape.skills),
    )


def names_of(brand: Brand) -> tuple[str, ...]:
    """What the brand is called, without names that are too short to be searched for."""
    names = (brand.name, *brand.names.values(), *brand.nicknames)
    return tuple(name for name in names if weakness(name) not in {Weakness.EMPTY, Weakness.TOO_SHORT})


def _priority(shape: shapes.PriorityShape) -> PriorityWeights:
    usual = PriorityWeights()
    given = {key: value for key, value in shape.model_dump(exclude={"labels"}).items() if value is not None}
    return PriorityWeights(labels={**usual.labels, **shape.labels}, **given)


def _cases(shape: shapes.CasesShape) -> CaseRules:
    return CaseRules(shape.reopen_within, shape.claim_lasts, shape.wait_for_customer)


def _sending(shape: shapes.SendingShape) -> ApprovalRules:
    return ApprovalRules(shape.new_staff, shape.priority, frozenset(map(str, shape.labels)), shape.compensation)


def _playbook(shape: shapes.PlaybookShape) -> Playbook:
    scripts = {
        language: _script(script) for language, script in (("ja", shape.ja), ("en", shape.en)) if script is not None
    }
    return Playbook(
        id=shape.id,
        labels=tuple(shape.labels),
        scripts=scripts,
        words=tuple(shape.words),
        only_with_words=shape.only_with_words,
        all_labels=shape.all_labels,
        brands=tuple(shape.brands),
    )


def _script(shape: shapes.ScriptShape) -> Script:
    parts = {part: getattr(shape, part.value) for part in Part}
    return Script(parts, shape.quick, shape.private, shape.title)


def _faq(shape: shapes.FaqShape) -> Faq:
    texts = {
        language: FaqText(text.question, text.answer, text.link)
        for language, text in (("ja", shape.ja), ("en", shape.en))
        if text is not None
    }
    return Faq(shape.id, shape.owner, texts, tuple(shape.brands))
