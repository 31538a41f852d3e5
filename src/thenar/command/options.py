"""The options that screen, plan, timeline, export and play have in common, as one value."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thenar.command.answers import answers_of, condition_of
from thenar.command.prescribed import OPTIONS as _PRESCRIBED
from thenar.command.prescribed import Asked, asked_of_plan
from thenar.load import load_knowledge
from thenar.load.own import read_own
from thenar.load.translate import ENGLISH, languages
from thenar.model.body import Area
from thenar.model.clearance import Answers, Clearance
from thenar.model.knowledge import Knowledge
from thenar.model.nearest import meant_or
from thenar.model.plan import Plan, Wishes
from thenar.model.prescription import Prescription
from thenar.model.problem import ThenarError
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.model.script import Talk
from thenar.model.stroke import Form
from thenar.model.timeline import Timeline
from thenar.plan import LEAST_MINUTES, MOST_MINUTES
from thenar.plan import plan as make_plan
from thenar.screen import screen
from thenar.timeline import timeline as make_timeline

if TYPE_CHECKING:
    from thenar.render.terminal import Sound
    from thenar.voice.phrase import Speaks


@dataclass(frozen=True)
class Session:
    """What was asked for on the command line, and each bend of the river from it."""

    knowledge: Knowledge
    wishes: Wishes | None
    answers: Answers
    confirmed: frozenset[str]
    asked: Asked | None = None

    def clearance(self) -> Clearance:
        """What the answers mean, and what a prescription leaves out."""
        confirmed, asked = self.confirmed, self.asked
        return screen(
            self.answers,
            self.knowledge.conditions,
            confirmed | asked.confirmed(self.answers, self.knowledge) if asked else confirmed,
            giver=self._has_giver(),
            areas=self._areas(),
            prescribed=asked.findings(self.knowledge) if asked else (),
        )

    def plan(self) -> Plan:
        """The session for the wishes."""
        assert self.wishes is not None
        return make_plan(self.wishes, self.clearance(), self.knowledge)

    def plan_to_lead(self) -> Plan:
        """The plan; raises ThenarError where there is nothing to lead."""
        made = self.plan()
        if not made.steps:
            raise ThenarError(
                "There is no session to lead: the effect is '{effect}'. "
                "See why with `thenar plan` and the same options; --clear answers the other questions with no.",
                effect=made.clearance.effect,
            )
        return made

    def timeline(self) -> Timeline:
        """The session in time, with the real length of every sentence."""
        return make_timeline(self.plan(), self.knowledge, self.speaker.frames)

    @cached_property
    def speaker(self) -> "Speaks":
        """The voice; loaded only when something is to be spoken."""
        from thenar.voice.speaker import speaker_of

        return speaker_of(self.knowledge.language)

    def sound(self, line: Timeline) -> "Sound":
        """The timeline on this machine's loudspeaker; where there is none, a silent clock, after saying so."""
        from thenar.render.sound_out import sound_or_silence

        gettext = self.knowledge.catalog.gettext
        return sound_or_silence(line, self.speaker, lambda found: click.echo(found.words(gettext), err=True))

    def _areas(self) -> list[Area]:
        if self.wishes is None:
            return list(Area)
        return [self.knowledge.routines[one].area for one in self.wishes.routines]

    def _has_giver(self) -> bool:
        if self.wishes is None:
            return True
        return any(self.knowledge.routines[one].form is Form.PARTNER for one in self.wishes.routines)


Command = Callable[..., Any]

_ROUTINES = click.argument("routines", nargs=-1, required=True, metavar="ROUTINE...")
LANGUAGE = click.option(
    "--language", type=click.Choice(languages()), default=ENGLISH, show_default=True, help="The language of the words."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_WISHES = (
    click.option(
        "--minutes",
        type=float,
        default=15.0,
        show_default=True,
        help=f"How long: {LEAST_MINUTES} to {MOST_MINUTES}.",
    ),
    click.option(
        "--pressure",
        type=click.IntRange(1, HIGHEST_PRESSURE),
        default=2,
        show_default=True,
        help="1 barely moves the skin, 2 is like rubbing in lotion, 3 reaches the muscle.",
    ),
    click.option("--lotion", default="lotion", show_default=True, help="oil, cream, lotion, plain-lotion or dry."),
    click.option("--goal", default=None, help="What you hope for; see `thenar list goals`."),
    click.option(
        "--ache",
        multiple=True,
        metavar="ZONE",
        help="Where it aches, such as heel; see `thenar list zones`. Repeat as needed.",
    ),
    click.option(
        "--talk",
        type=click.Choice([talk.value for talk in Talk]),
        default=Talk.FULL.value,
        show_default=True,
        callback=lambda _context, _option, value: Talk(value),
        help="How much is said: all of it, the useful part, or only tones, names and what keeps people safe.",
    ),
)
_ANSWERS = (
    click.option(
        "--condition",
        "yes",
        multiple=True,
        metavar="ID[:LIMB,PLACE]",
        help="Answer yes, for a limb, place or choice where asked (ID:left-foot,toe or ID:choice). Repeat as needed.",
    ),
    click.option("--unknown", multiple=True, metavar="ID", help='Answer "I don\'t know". Repeat as needed.'),
    click.option("--clear", is_flag=True, help="Answer every other question with no."),
    click.option("--confirmed", multiple=True, metavar="ID", help="A clinician agreed to this. Repeat as needed."),
)


def session_options(*, routines: bool = True, as_json: bool = True) -> Callable[[Command], Command]:
    """The decorator that hands a command its Session (and `as_json`)."""
    named = [_ROUTINES, *_PRESCRIBED] if routines else []
    options = [*named, *_WISHES, *_ANSWERS, LANGUAGE, *([_JSON] if as_json else [])]

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(language: str, routines: tuple[str, ...] = (), **rest: Any) -> Any:
            shipped = load_knowledge(language=language)
            with told_in(shipped):
                session, others = _session(shipped, routines, rest)
                return command(session, **others)

        for option in reversed(options):
            run = option(run)
        return run

    return decorate


@contextmanager
def told_in(knowledge: Knowledge) -> Iterator[None]:
    """Mistakes inside are told in the language of the knowledge; those in files have no other than English."""
    try:
        yield
    except ThenarError as error:
        raise ThenarError(error.words(knowledge.catalog.gettext)) from error


def _session(
    knowledge: Knowledge, routines: tuple[str, ...], options: dict[str, Any]
) -> tuple[Session, dict[str, Any]]:
    """The session that the options ask for, and the options that are the command's own."""
    rest = dict(options)
    item, day, pain = (rest.pop(name, None) for name in ("item", "day", "pain"))
    knowledge, names, plan = _with_own(knowledge, routines)
    found = asked_of_plan(plan, item, day, pain, knowledge) if plan else None
    if found:
        knowledge = knowledge.with_routines({found.to_do.routine.id: found.to_do.routine})
    elif (item, day, pain) != (None, None, None):
        raise ThenarError("--item, --day and --pain belong to a prescription. Name its file, or leave them away.")
    asked = {name: rest.pop(name) for name in ("minutes", "pressure", "lotion", "goal", "ache", "talk")}
    answers = answers_of(rest.pop("yes"), rest.pop("unknown"), knowledge.conditions, clear=rest.pop("clear"))
    agreed = frozenset(condition_of(one, knowledge.conditions).id for one in rest.pop("confirmed"))
    wishes = Wishes(names, **asked) if names or found else None
    return Session(knowledge, found.wishes(wishes) if found and wishes else wishes, answers, agreed, found), rest


def _with_own(knowledge: Knowledge, names: tuple[str, ...]) -> tuple[Knowledge, tuple[str, ...], Prescription | None]:
    """The knowledge with the routines read from files, the ids of all that were named, and a prescription."""
    ids: list[str] = []
    for name in names:
        if name.endswith((".yaml", ".yml")) or "/" in name:
            read = read_own(Path(name), knowledge)
            if isinstance(read, Prescription):
                if len(names) > 1:
                    raise ThenarError("A prescription is planned alone, one item at a time. Name no other routine.")
                return knowledge, (), read
            own = {one.id: one for one in read.by_area}
            knowledge = knowledge.with_routines(own)
            ids += own
        else:
            ids.append(name)
            if name not in knowledge.routines:
                hint = meant_or(name, knowledge.routines, ThenarError("See them with `thenar list routines`."))
                raise ThenarError("There is no routine '{name}'. {hint}", name=name, hint=hint)
    return knowledge, tuple(ids), None
