"""The command line: each bend of the river as one command, for people and for other tools.

Errors are sentences on standard error with exit status 2; `--json` is a stable form.
"""

import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from thenar import __version__
from thenar.command.copies import backup, copies, new_key, restore
from thenar.command.doctor import doctor
from thenar.command.find import find
from thenar.command.journal import report
from thenar.command.lan import lan_options
from thenar.command.narrow import speak_plainly
from thenar.command.new import new
from thenar.command.options import LANGUAGE, Session, session_options
from thenar.command.share import give, open_
from thenar.files.private import only_mine
from thenar.load import check_file, files_of_knowledge, load_knowledge, load_people, overclaimed
from thenar.model.bed import LEVELS, USUAL_LEVEL, BedKind, bed_of
from thenar.model.problem import KnowledgeError, Problem, ThenarError
from thenar.model.speech import SPOKEN
from thenar.model.written import decimal
from thenar.render.json_form import clearance_data, named, plan_data, timeline_data
from thenar.render.tree import clearance_tree, plan_tree

if TYPE_CHECKING:
    from thenar.web.lan.opening import LanWishes

LISTS: dict[str, tuple[str, ...]] = {
    "routines": ("id", "name", "area", "form", "summary"),
    "strokes": ("id", "name", "area", "form", "instead"),
    "conditions": ("id", "name", "kind", "group", "question"),
    "goals": ("id", "name", "grade", "sentence"),
    "prescriptions": ("id", "name", "about", "weeks", "conditions", "asks", "source", "reviewed"),
    "zones": ("id", "name", "area", "ache"),
    "points": ("id", "code", "name", "area", "zone", "location", "tradition", "grade", "left_out"),
    "reflex-zones": ("id", "number", "name", "belongs", "side"),
}


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="thenar")
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the app; without it 8765 or the next free one.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@lan_options
@click.pass_context
def cli(context: click.Context, port: int | None, no_browser: bool, lan: "LanWishes | None") -> None:
    """Guided hand and foot massage, for yourself or for someone you care for.

    Alone, `thenar` starts the app on this computer and opens it in a browser. The commands below do one thing
    each: look at the knowledge, answer the safety questions, plan a session, take it along as sound or paper, or
    follow it here in the terminal.

    \b
      thenar plan hand-partner --minutes 15 --clear
      thenar plan foot-self --condition blood-thinner --clear
      thenar export hand-self --clear --audio session.ogg --card card.pdf
      thenar play hand-self foot-self --minutes 20 --clear
    """
    if context.invoked_subcommand is None:
        from thenar.web.serve import serve

        serve(port, open_browser=not no_browser, lan=lan)


@cli.command("list")
@click.argument("what", type=click.Choice(list(LISTS)))
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(what: str, language: str, as_json: bool) -> None:
    """Show what there is: routines, strokes, conditions, goals, templates of prescriptions, zones, points, charts."""
    rows = named(getattr(load_knowledge(language=language), what.replace("-", "_")), LISTS[what])
    if as_json:
        _print_json(rows)
        return
    table = Table(box=None)
    for key in LISTS[what]:
        table.add_column(key, overflow="fold")
    for row in rows:
        table.add_row(*(str(row.get(key, "")) for key in LISTS[what]))
    _console().print(table)


@cli.command()
@session_options(routines=False)
def screen(session: Session, as_json: bool) -> None:
    """Show what the answers mean: the effect, and each reason with its source."""
    clearance = session.clearance()
    if as_json:
        _print_json(clearance_data(clearance))
    else:
        _console().print(clearance_tree(clearance, session.knowledge.catalog))


@cli.command()
@session_options()
def plan(session: Session, as_json: bool) -> None:
    """Plan a session: which strokes, how hard, how long, and what is left out and why.

    A ROUTINE is the name of one, or a file of your own such as ./my-routine.yaml. Of a prescription, --item chooses
    what is planned.
    """
    made = session.plan()
    if as_json:
        _print_json(plan_data(made))
    else:
        _console().print(plan_tree(made, session.knowledge.catalog))


@cli.command()
@session_options()
def timeline(session: Session, as_json: bool) -> None:
    """Show every sentence, count and rest of a session at its time."""
    made = session.timeline()
    if as_json:
        _print_json(timeline_data(made))
        return
    from thenar.render.terminal import script

    for line in script(made, session.knowledge.catalog):
        click.echo(line)


@cli.command()
@session_options(as_json=False)
def script(session: Session) -> None:
    """Print a session as a play, to be read aloud: every sentence at its time, tones as dots."""
    from thenar.render.play import play

    made = session.plan_to_lead()
    for line in play(made, session.timeline(), session.knowledge):
        click.echo(line)


@cli.command()
@session_options()
@click.option(
    "--audio", type=click.Path(dir_okay=False, path_type=Path), help="Sound: a name ending in .ogg, .m4a or .mp3."
)
@click.option("--captions", type=click.Path(dir_okay=False, path_type=Path), help="Captions: a name ending in .vtt.")
@click.option("--bed", type=click.Choice([*BedKind]), default=None, help="A soft sound under the voice.")
@click.option(
    "--bed-level",
    type=click.IntRange(LEVELS[0], LEVELS[-1]),
    default=USUAL_LEVEL,
    show_default=True,
    help="How loud it is: 1 is hardly there.",
)
@click.option(
    "--card", type=click.Path(dir_okay=False, path_type=Path), help="A page to hang up: a name ending in .pdf."
)
def export(
    session: Session,
    as_json: bool,
    audio: Path | None,
    captions: Path | None,
    card: Path | None,
    bed: BedKind | None,
    bed_level: int,
) -> None:
    """Take a session along: as a sound file, as captions, or as a card of one page a routine."""
    from thenar.render.export import export_session

    if not (audio or captions or card):
        raise click.UsageError("Nothing to write. Name a file with --audio, --captions or --card.")
    made, knowledge = session.plan_to_lead(), session.knowledge
    unspoken = audio is not None and knowledge.language != SPOKEN
    if audio and unspoken:
        captions = captions or audio.with_suffix(".vtt")
    sound = cache(lambda: (session.timeline(), session.speaker))
    under = bed_of(bed, bed_level)
    written = export_session(made, knowledge, sound, audio=audio, captions=captions, card=card, bed=under)
    if as_json:
        _print_json({"written": [{"file": str(path), "bytes": path.stat().st_size} for path in written]})
    else:
        for path in written:
            wrote = knowledge.catalog.gettext("Wrote {path} ({size} bytes).")
            click.echo(wrote.format(path=path, size=decimal(path.stat().st_size, knowledge.catalog, 0)))
        if unspoken:
            silent = knowledge.catalog.gettext(
                "Our voice speaks English only. {audio} has the chimes and the pauses; the words are in {captions}."
            )
            click.echo(silent.format(audio=audio, captions=captions))


@cli.command()
@session_options(as_json=False)
@click.option("--silent", is_flag=True, help="Words on the screen only.")
@click.option("--speed", type=click.FloatRange(0.25, 1000), default=1.0, help="Run this many times faster, silently.")
def play(session: Session, silent: bool, speed: float) -> None:
    """Follow a session here in the terminal, with sound where the machine has it."""
    from thenar.render.terminal import Silent, play_session

    made, line = session.plan_to_lead(), session.timeline()
    sound = Silent(speed) if silent or speed != 1.0 else session.sound(line)
    play_session(line, sound, session.knowledge, made.wishes.pressure)


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check files of your own, a routine for example; without FILES, all knowledge that is shipped."""
    knowledge = load_knowledge()
    if not files:
        load_people(knowledge)
        if claims := overclaimed():
            raise KnowledgeError(claims)
        click.echo(f"All {files_of_knowledge()} files of the knowledge are sound.")
    problems: list[Problem] = []
    for file in files:
        try:
            click.echo(f"{file}: a sound {check_file(file, knowledge)} file.")
        except KnowledgeError as error:
            problems.extend(error.problems)
    if problems:
        raise KnowledgeError(problems)


for _command in (find, new, give, open_, report, doctor, backup, restore, copies, new_key):
    cli.add_command(_command)


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _console() -> Console:
    return Console(soft_wrap=False, highlight=False, width=None if sys.stdout.isatty() else 100)


def main() -> None:
    """Run the command line. Nobody is shown a traceback for something they can mend."""
    only_mine()
    speak_plainly()
    try:
        cli.main(standalone_mode=True, prog_name="thenar")
    except ThenarError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader, `head` for example, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        click.echo(
            f"{error.strerror or error}{where}. Nothing was changed; check the disk and the name, then try again.",
            err=True,
        )
        sys.exit(2)
