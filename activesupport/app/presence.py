"""Settings that name what is not there (yet): worth a look, since a file or an address may still come."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from activesupport.app.listening import must_be_ours
from activesupport.app.settings import Settings, blame_environment
from activesupport.domain.errors import UserError
from activesupport.rulebook import Fault, line_of


def missing(settings: Settings, config: Path) -> list[Fault]:
    """Folders, files and addresses that `settings`, loaded from `config`, names and that do not exist, with lines."""
    text = config.read_text(encoding="utf-8-sig")
    rules, archive, model = settings.rules.dir, settings.sources.archive.path, settings.model.dir

    def absent() -> Iterator[Fault]:
        if not rules.is_dir():
            yield _placed(("rules", "dir"), config, text, "rules.no_folder", folder=str(rules))
        if archive is not None and not archive.is_file():
            yield _placed(("sources", "archive", "path"), config, text, "fault.no_file", path=str(archive))
        if model is not None and not model.is_dir():
            yield _placed(("model", "dir"), config, text, "fault.no_model", path=str(model))
        if settings.desk.is_nameless:
            yield _placed(("desk", "host"), config, text, "desk.nameless", host=settings.desk.host)
        elif settings.mails_lead_nowhere:
            yield _placed(("mail", "host"), config, text, "desk.mails_nowhere", address=settings.desk.public_url)
        try:
            must_be_ours(settings.desk.host)
        except UserError as error:
            yield _placed(("desk", "host"), config, text, error.reason.code, host=settings.desk.host)

    return list(absent())


def _placed(setting: Sequence[str], config: Path, text: str, code: str, **values: str) -> Fault:
    """With the line or the variable where the setting stands; a default stands nowhere."""
    fault = blame_environment(Fault(str(config), line_of(text, setting), ".".join(setting), code, values))
    written = fault.line == 0 or _is_written(text, setting)
    return fault if written else Fault(str(config), 0, "", code, values)


def _is_written(text: str, setting: Sequence[str]) -> bool:
    here: object = tomllib.loads(text)
    for step in setting:
        here = here.get(step) if isinstance(here, dict) else None
    return here is not None
