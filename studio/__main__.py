"""`make voice`: the shipped pack in the voice it is made of, listened to and judged. Only what is new is done."""

import sys
from time import monotonic

import click

from studio.gate import judge_pack, summary
from studio.kokoro import Kokoro, ready
from studio.mend import mend_pack
from studio.takes import Teacher
from thenar.load import load_knowledge
from thenar.model.problem import ThenarError
from thenar.voice.build import TEACHER, Once, build, told
from thenar.voice.hibari import HibariVoice
from thenar.voice.pack import Pack
from thenar.voice.sentences import sentences
from thenar.voice.speaker import SHIPPED_PACK


@click.command()
@click.option("--minutes", type=float, default=None, help="Take no longer for what is new; the rest waits.")
@click.option("--judge/--no-judge", default=True, help="Listen to what is new, and judge it.")
@click.option(
    "--mend", is_flag=True, help="First say what was heard wrongly in other ways, and keep what is heard better."
)
def main(minutes: float | None, judge: bool, mend: bool) -> None:
    """Speak what is new, then let the recognizer and the judges hear it."""
    missing = ready()
    if missing:
        sys.exit(f"{missing} `make voice` installs them; `python -m thenar.voice.build` speaks with a stand-in.")
    until = None if minutes is None else monotonic() + 60 * minutes  # when nothing new is begun
    student = Once(HibariVoice())
    try:
        teacher = Teacher(Kokoro(until=until))
        for line in mend_pack(SHIPPED_PACK, teacher, until) if mend else ():
            click.echo(f"Heard better: {line}")
        spoken = build(SHIPPED_PACK, sentences(load_knowledge()), teacher, stand_in=student)
        click.echo(told(SHIPPED_PACK, spoken))
        waiting = sum(take.by == student.id for some in Pack(SHIPPED_PACK).index.values() for take in some)
        if waiting:
            click.echo(f"{waiting} of them wait: run `make voice` again.")
        wrong = judge_pack(SHIPPED_PACK, TEACHER, until) if judge else []
        click.echo(summary(SHIPPED_PACK))
    except ThenarError as error:
        sys.exit(str(error))
    if wrong:
        sys.exit("Heard wrongly, and not before:\n" + "\n".join(wrong))


if __name__ == "__main__":
    main()
