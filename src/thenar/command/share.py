"""The commands that give a routine of one's own to someone, and open what someone gave."""

from datetime import datetime
from pathlib import Path

import click

from thenar.load import load_knowledge, read_routine
from thenar.load.own import routine_of
from thenar.load.routine_text import text_of
from thenar.model.problem import ThenarError
from thenar.model.routine import Step
from thenar.model.written import long_day

READ = click.Path(dir_okay=False, exists=True, path_type=Path)
WRITTEN = click.Path(dir_okay=False, path_type=Path)
SIGNED = "Seal: {seal}. It shows that nothing was changed since it was sealed. It does not show who sealed it."


@click.command()
@click.argument("routine", type=READ)
@click.argument("file", type=WRITTEN)
@click.option("--from", "sender", default="", help="Your name, so that they know whom it is from.")
@click.option("--codes", is_flag=True, help="Show it as QR codes here, too.")
def give(routine: Path, file: Path, sender: str, codes: bool) -> None:
    """Sign a routine of your own for someone else: ROUTINE is its .yaml file, FILE what you give, ending in .thenar."""
    from thenar.render.target import write_target
    from thenar.share.key import key_in
    from thenar.share.letters import parts_of
    from thenar.share.packet import ENDING, opened, packed
    from thenar.share.shared import Kind, Shared, sender_in
    from thenar.web.lan.qr import for_terminal
    from thenar.web.serving.data_folder import data_folder

    if file.suffix.lower() != ENDING:
        raise ThenarError("{path} is not a name for this. It should end in {ending}.", path=file, ending=ENDING)
    text = text_of(read_routine(routine, load_knowledge()))
    today = datetime.now().astimezone().date()
    data = packed(Shared(Kind.ROUTINE, text, sender_in(sender), today), key_in(data_folder()))
    write_target(file, data)
    click.echo(f"Wrote {file} ({len(data)} bytes). {SIGNED.format(seal=opened(data).seal)}")
    for code in parts_of(data) if codes else ():
        click.echo(for_terminal(code) + "\n")


@click.command("open")
@click.argument("files", type=READ, nargs=-1, required=True)
@click.option("--keep", type=WRITTEN, help="Where to keep it on a yes, a name ending in .yaml.")
@click.option("--yes", is_flag=True, help="Keep it without asking.")
def open_(files: tuple[Path, ...], keep: Path | None, yes: bool) -> None:
    """Show what someone gave you: a .thenar file, or photos of its codes. It is kept only on a yes.

    The check goes with it as ever; plan it with your answers to see what they change.
    """
    from thenar.render.target import write_target
    from thenar.share.found import found_in

    if keep and keep.suffix.lower() not in (".yaml", ".yml"):
        raise ThenarError("{path} is not a name for this. It should end in {ending}.", path=keep, ending=".yaml")
    knowledge = load_knowledge()
    found = found_in(*(_bytes_of(one) for one in files))
    routine = routine_of(str(files[0]), found.shared.text, knowledge)
    click.echo(_plain(routine.name))
    made = long_day(found.shared.made, knowledge.catalog)
    click.echo(f"From {found.shared.sender or 'someone who wrote no name'}, {made}.")
    click.echo(SIGNED.format(seal=found.seal))
    for step in (*routine.steps, *routine.then):
        click.echo("\n".join(_lines(step)))
    if keep is None:
        click.echo("Nothing was kept. To keep it: `thenar open` with --keep my-routine.yaml.")
    elif yes or click.confirm(f"Keep it as {keep}?"):
        write_target(keep, text_of(routine).encode())
        click.echo(f"Wrote {keep}. Next: `thenar plan ./{keep} --clear`, with your answers.")
    else:
        click.echo("Nothing was kept.")


def _lines(step: Step) -> list[str]:
    """A step as it is read in a terminal, which hears no commands from it."""
    lines = []
    for part in step.parts:
        more = [f"{part.side} only"] if part.side else []
        more += [f"pressure {part.pressure} at most"] if part.pressure else []
        lines.append("  " + ", ".join([f"{part.stroke}, {part.times} times", *more]))
        lines += [f"    “{_plain(said)}”" for said in part.say]
    return lines


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _bytes_of(path: Path) -> bytes:
    from thenar.share.picture import MOST_BYTES

    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
