"""init, run: making an installation and running it."""

import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from activesupport.app.cli.common import help_text, own_command, state_of, tell
from activesupport.domain.errors import UserError

if TYPE_CHECKING:
    from activesupport.app.daemon import DeskOutlook, Outlook

SAMPLE = "sample"
DEFAULT_PACKS = ("general",)


def add_to(app: typer.Typer) -> None:
    app.command("init", help=help_text("init"))(init)
    app.command("run", help=help_text("run"))(run)
    app.command("desk", help=help_text("desk"))(desk)


def init(
    folder: Annotated[Path, typer.Argument(help=help_text("init_folder"))],
    pack: Annotated[list[str] | None, typer.Option("--pack", help=help_text("init_pack"))] = None,
    sample: Annotated[bool, typer.Option("--sample", help=help_text("init_sample"))] = False,
    if_missing: Annotated[bool, typer.Option("--if-missing", help=help_text("init_if_missing"))] = False,
) -> None:
    """Make a folder with config.toml and a copy of the chosen rule packs. Nothing that exists is overwritten."""
    from activesupport.app import shipped

    config = folder / "config.toml"
    if config.exists():
        if if_missing:
            return
        raise UserError("init.exists", file=str(config))
    packs = shipped.rule_packs()
    chosen = dict.fromkeys([*(pack or DEFAULT_PACKS), *([SAMPLE] if sample else [])])
    for name in chosen:
        if name not in packs:
            raise UserError("init.unknown_pack", pack=name, known=", ".join(packs))
    folder.mkdir(parents=True, exist_ok=True)
    for name in chosen:
        shutil.copytree(packs[name], folder / "rules" / name, dirs_exist_ok=True, copy_function=_copy_missing)
    text = shipped.example_config().read_text(encoding="utf-8")
    if sample:
        _copy_missing(shipped.sample_posts(), folder / "sample-posts.jsonl")
        text = text.replace('# path = "posts.jsonl"', 'path = "sample-posts.jsonl"').replace(
            "shift = false", "shift = true"
        )
    config.write_text(text, encoding="utf-8")
    tell("init.done", folder=str(folder), config=str(config), packs=", ".join(chosen))


def _copy_missing(source: str | Path, target: str | Path) -> None:
    """Copy unless it is there: an operator may have kept the rules of an earlier installation."""
    if not Path(target).exists():
        shutil.copyfile(source, target)


def run(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help=help_text("run_once"))] = False,
    dry: Annotated[bool, typer.Option("--dry", help=help_text("run_dry"))] = False,
) -> None:
    """Run the daemon until it is stopped, or one full pass with --once."""
    from activesupport.app.daemon import run_forever, run_once
    from activesupport.app.logs import set_up_logs

    settings = state_of(context).settings()
    set_up_logs(settings.log)
    if not once:
        greet = partial(_greet, own_command(context)) if sys.stdout.isatty() else _say_nothing
        run_forever(settings, lambda path: tell("run.digest_written", path=str(path)), dry=dry, started=greet)
        return
    done = run_once(settings, dry=dry)
    if dry and not done.sources:
        tell("run.nothing_to_rehearse", True)
    for path in done.digests:
        tell("run.digest_written", path=str(path))
    tell("run.pass_done", posts=done.new_posts, digests=len(done.digests))
    if not done.digests and done.newest:
        tell("run.newest_digest", path=done.newest)
    for fault in done.faults:
        tell(fault.code, True, **fault.values)
    if done.troubles:
        tell("run.pass_troubles", True, count=done.troubles)
    if done.failures:
        tell("run.tasks_failed", True, count=done.failures)
    if done.troubles or done.faults or done.failures:
        raise typer.Exit(1)


def desk(context: typer.Context) -> None:
    """Serve the desk alone, until it is stopped."""
    from activesupport.app.daemon import run_desk
    from activesupport.app.logs import set_up_logs

    settings = state_of(context).settings()
    set_up_logs(settings.log)
    run_desk(settings, partial(_tell_desk, own_command(context)))


def _say_nothing(_outlook: "Outlook") -> None:
    """Where nobody sits at a terminal."""


def _tell_desk(command: str, desk: "DeskOutlook") -> None:
    """Where the desk is, and how the first person gets in."""
    tell("run.desk", address=desk.address)
    if not desk.anybody:
        tell("run.no_account", command=command)


def _greet(command: str, outlook: "Outlook") -> None:
    """What is there, what will come, and how to stop: the daemon itself may be silent for hours."""
    if outlook.newest:
        tell("run.newest_digest", path=outlook.newest)
    if outlook.due:
        tell("run.next_digest", moment=f"{outlook.due.astimezone():%Y-%m-%d %H:%M %Z}")
    if not outlook.sources:
        tell("run.no_source")
    if outlook.desk:
        _tell_desk(command, outlook.desk)
    tell("run.how_to_stop")
