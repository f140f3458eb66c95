"""Settings: config.toml, the environment (ACTIVESUPPORT_SECTION__KEY), secrets from files. Built once, frozen."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import available_timezones

from pydantic import BaseModel, BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from activesupport.app.desk_settings import Desk
from activesupport.app.formats import DatabaseAddress, MailAddress, Sender, WebAddress, WebAddressIfAny, is_database
from activesupport.app.section import Section
from activesupport.domain.errors import UserError
from activesupport.rulebook import Fault, from_validation, line_of, nearest, parse

PREFIX = "ACTIVESUPPORT_"
NOT_SETTINGS = frozenset({"ACTIVESUPPORT_CONFIG", "ACTIVESUPPORT_USER", "ACTIVESUPPORT_SHARED"})
"""Variables of the same prefix that other parts of the program read."""


SectionT = TypeVar("SectionT", bound="Section")


class Storage(Section):
    """Where everything is kept."""

    url: DatabaseAddress = SecretStr("sqlite:///activesupport.db")
    """SQLAlchemy URL: `sqlite:///FILE` or `postgresql://USER:PASSWORD@HOST/NAME`."""
    url_file: Path | None = None


class RulesFolder(Section):
    """Where the operators' rule files lie."""

    dir: Path = Path("rules")


class Digests(Section):
    """The daily digests."""

    dir: Path = Path("digests")
    most_cases: int = Field(60, ge=1)
    """Cases that one digest shows in full; the rest is counted."""
    case_page: str = ""
    """Address of a case in another desk, with {number} in it; empty: our own, see `Settings.case_page`."""

    @field_validator("case_page")
    @classmethod
    def _names_the_number(cls, value: str) -> str:
        try:
            fits = not value or (value.format(number=1) != value.format(number=2))
        except (KeyError, IndexError, ValueError):
            fits = False
        if not fits:
            raise PydanticCustomError("fault.case_page", "an address with {{number}}")
        return value


class X(Section):
    """X (api.x.com). Searched when a bearer token is given."""

    bearer_token: SecretStr = SecretStr("")
    bearer_token_file: Path | None = None
    base_url: WebAddress = "https://api.x.com"


class Archive(Section):
    """A file of posts that is replayed. Read when a path is given."""

    path: Path | None = None
    speed: float = Field(0.0, ge=0)
    """0: everything at once; 60: an hour of the file in a minute."""
    shift: bool = False
    """Move all times so that the last post of the file is written now."""
    every_seconds: float = Field(5.0, gt=0)
    timezone: str = "UTC"
    """IANA name: the zone of times that are written without an offset."""

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        if value not in available_timezones():
            values = {"given": value, "nearest": nearest(value, available_timezones())}
            raise PydanticCustomError("rules.timezone", "a time zone", values)
        return value


class Sources(Section):
    """Where posts come from. Feeds need no setting: watches name their addresses."""

    x: X = X()
    archive: Archive = Archive()


class Mail(Section):
    """Outgoing e-mail. Sent when a host is given."""

    host: str = ""
    port: int = Field(587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    password_file: Path | None = None
    sender: Sender = "activesupport@localhost"


class Webhook(Section):
    """A signed POST for urgent cases and warnings. Sent when a URL is given."""

    url: WebAddressIfAny = ""
    secret: SecretStr = SecretStr("")
    secret_file: Path | None = None


class Alerting(Section):
    """Who is told when something cannot wait."""

    operators: tuple[MailAddress, ...] = ()
    """Mail addresses of the people who run the server."""
    language: Literal["en", "ja"] = "en"
    most_an_hour: int = Field(10, ge=1)
    """Urgent messages a team gets in an hour; then one message says that there are more."""


class Daemon(Section):
    """The daemon's own affairs."""

    workers: int = Field(4, ge=1, le=64)
    tick_seconds: float = Field(5.0, gt=0)


class Log(Section):
    """What the daemon says about itself, on standard error. Never the text of a post at INFO or above."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "console", "json"] = "auto"
    """auto: readable on a terminal, JSON lines elsewhere."""


class Model(Section):
    """The judge."""

    dir: Annotated[Path | None, BeforeValidator(lambda given: given or None)] = None
    """A folder made by training; empty: the shipped model."""
    embedder: str = "auto"
    """What computes sentence embeddings."""
    embedder_url: WebAddressIfAny = ""
    """Base address of an OpenAI-compatible endpoint."""
    embedder_key: SecretStr = SecretStr("")
    embedder_key_file: Path | None = None
    cascade: bool = False
    """Compute embeddings only for posts that the cheap tier cannot settle."""
    precision: float | None = Field(default=None, ge=0.05, le=0.99)
    """The share of given labels that should be right; empty: the model's own balance."""


class Llm(Section):
    """A language model that drafts replies when a responder asks for one. Off until a URL is given."""

    url: WebAddressIfAny = ""
    """Base address of an OpenAI-compatible endpoint, ending in /v1."""
    model: str = ""
    key: SecretStr = SecretStr("")
    key_file: Path | None = None
    timeout_seconds: float = Field(20.0, gt=0, le=300)


class Settings(BaseSettings):
    """All settings. Relative paths are relative to the folder of config.toml."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    storage: Storage = Storage()
    rules: RulesFolder = RulesFolder()
    digest: Digests = Digests()
    sources: Sources = Sources()
    mail: Mail = Mail()
    webhook: Webhook = Webhook()
    alerts: Alerting = Alerting()
    daemon: Daemon = Daemon()
    log: Log = Log()
    model: Model = Model()
    llm: Llm = Llm()
    desk: Desk = Desk()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment goes before the file; nothing else is read."""
        return env_settings, init_settings

    @property
    def case_page(self) -> str | None:
        """Where digests lead to, with {number} in it: the desk, unless another is named; None without one.

        A desk that another process serves is known by its `url`.
        """
        own = f"{self.desk.public_url}/case/{{number}}" if self.desk.serve or self.desk.url else None
        return self.digest.case_page or own

    @property
    def case_page_in_mails(self) -> str | None:
        """The same for what leaves the machine: None where our own desk could not be opened from elsewhere."""
        return self.case_page if self.digest.case_page or self.desk.is_reachable else None

    @property
    def mails_lead_nowhere(self) -> bool:
        """Whether mail is sent that has no links, since nobody said by which address people reach the desk."""
        return bool(self.mail.host) and self.desk.serve and not self.desk.is_reachable


class InvalidSettings(UserError):
    """The settings cannot be used; `faults` are all of them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("settings.invalid", count=len(faults))


def load(path: Path) -> Settings:
    """Settings of a config.toml and the environment, with paths made absolute and secret files read.

    Raises InvalidSettings with every fault at once, UserError where there is no such file.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UserError("settings.no_file", file=str(path)) from error
    parsed = parse(raw, str(path))
    if isinstance(parsed, Fault):
        raise InvalidSettings([parsed])
    text, tables = parsed
    return _settled(text, tables, str(path), path.resolve().parent)


def from_environment() -> Settings:
    """Settings without any config.toml. Relative paths count from the current folder.

    Raises InvalidSettings with every fault at once.
    """
    return _settled("", {}, "environment", Path.cwd())


def _settled(text: str, tables: Mapping[str, Any], file: str, folder: Path) -> Settings:
    """What a file's `tables` and the environment say together; `text` and `file` are for telling faults."""
    faults = _unknown_variables(os.environ)
    try:
        settings = Settings(**tables)  # that is what is to be found out
    except ValidationError as error:
        faults += [blame_environment(fault) for fault in from_validation(error, Settings, text, file)]
        raise InvalidSettings(sorted(faults, key=lambda fault: fault.line)) from None
    except SettingsError as error:
        unknown = Fault("environment", 0, PREFIX + "…", "fault.environment", {"detail": str(error)})
        raise InvalidSettings(faults + _unreadable_lists(os.environ) or [unknown]) from None
    settings, missing = _with_secret_files(settings, folder, text, file)
    faults += missing
    if not is_database(settings.storage.url.get_secret_value()):  # what url_file holds is only known now
        place = ("storage", "url_file")
        fault = Fault(file, line_of(text, place), ".".join(place), "fault.database_address")
        faults.append(blame_environment(fault))
    if faults:
        raise InvalidSettings(faults)
    return _with_absolute_paths(settings, folder)


def _with_absolute_paths(settings: Settings, folder: Path) -> Settings:
    archive = settings.sources.archive
    if archive.path is not None:
        archive = archive.model_copy(update={"path": folder / archive.path})
    model = settings.model
    if model.dir is not None:
        model = model.model_copy(update={"dir": folder / model.dir})
    return settings.model_copy(
        update={
            "storage": settings.storage.model_copy(update={"url": _absolute_url(settings.storage.url, folder)}),
            "rules": settings.rules.model_copy(update={"dir": folder / settings.rules.dir}),
            "digest": settings.digest.model_copy(update={"dir": folder / settings.digest.dir}),
            "sources": settings.sources.model_copy(update={"archive": archive}),
            "model": model,
        }
    )


def _absolute_url(url: SecretStr, folder: Path) -> SecretStr:
    scheme, file = "sqlite:///", url.get_secret_value().removeprefix("sqlite:///")
    is_relative_file = url.get_secret_value().startswith(scheme) and file not in {"", ":memory:"}
    return SecretStr(scheme + str(folder / file)) if is_relative_file else url


def _with_secret_files(settings: Settings, folder: Path, text: str, file: str) -> tuple[Settings, list[Fault]]:
    """Read `password_file` into `password`, and so on for every secret."""
    faults: list[Fault] = []

    def read(section: SectionT, name: str, *place: str) -> SectionT:
        source: Path | None = getattr(section, f"{name}_file")
        if source is None:
            return section
        try:
            secret = (folder / source).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            path = (*place, f"{name}_file")
            fault = Fault(
                file, line_of(text, path), ".".join(path), "fault.secret_file", {"path": str(folder / source)}
            )
            faults.append(blame_environment(fault))
            return section
        return section.model_copy(update={name: SecretStr(secret)})

    found = settings.model_copy(
        update={
            "storage": read(settings.storage, "url", "storage"),
            "sources": settings.sources.model_copy(
                update={"x": read(settings.sources.x, "bearer_token", "sources", "x")}
            ),
            "mail": read(settings.mail, "password", "mail"),
            "webhook": read(settings.webhook, "secret", "webhook"),
            "model": read(settings.model, "embedder_key", "model"),
            "llm": read(settings.llm, "key", "llm"),
            "desk": settings.desk.model_copy(
                update={"oidc": read(settings.desk.oidc, "client_secret", "desk", "oidc")}
            ),
        }
    )
    return found, faults


def _variable(key: str) -> str:
    return PREFIX + key.upper().replace(".", "__")


def blame_environment(fault: Fault) -> Fault:
    """A fault of a value that came from the environment names the variable instead of the file."""
    name = _variable(fault.key)
    set_as = next((variable for variable in os.environ if variable.upper() == name), None)
    return Fault("environment", 0, set_as, fault.code, fault.values) if set_as else fault


def _unknown_variables(environment: Mapping[str, str]) -> list[Fault]:
    known = {_variable(key) for key in keys()}
    return [
        Fault(
            "environment",
            0,
            name,
            "fault.unknown_key",
            {"known": PREFIX + "SECTION__KEY", "nearest": nearest(name, known)},
        )
        for name in sorted(environment)
        if name.upper().startswith(PREFIX) and name.upper() not in NOT_SETTINGS and name.upper() not in known
    ]


def _unreadable_lists(environment: Mapping[str, str]) -> list[Fault]:
    """Variables of settings with several values, which are written as JSON."""
    lists = {_variable(key) for key, default in keys().items() if isinstance(default, tuple)}
    return [
        Fault("environment", 0, name, "fault.environment_list")
        for name, value in sorted(environment.items())
        if name.upper() in lists and not _is_json(value)
    ]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def keys(model: type[BaseModel] = Settings, before: str = "") -> dict[str, Any]:
    """Every dotted key with its default, in the order in which it is documented."""
    found: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            found |= keys(info.annotation, f"{before}{name}.")
        else:
            found[f"{before}{name}"] = info.default
    return found
