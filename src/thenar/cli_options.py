"""The options that screen, plan, timeline, export and play have in common, as one value."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thenar.load import load_knowledge, read_routine
from thenar.load.translate import ENGLISH, languages
from thenar.model.body import Limb
from thenar.model.clearance import Answer, Answers, Clearance, Reply
from thenar.model.condition import Condition
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.problem import ThenarError
from thenar.model.restriction import HIGHEST_PRESSURE
from thenar.model.stroke import Form
from thenar.model.timeline import Timeline
from thenar.plan import LEAST_MINUTES, MOST_MINUTES
from thenar.plan import plan as make_plan
from thenar.screen import screen
from thenar.timeline import timeline as make_timeline

if TYPE_CHECKING:
    from thenar.render.terminal import Sound
    from thenar.voice.phrase import Speaks
    from thenar.web.lan.opening import LanWishes


@dataclass(frozen=True)
class Session:
    """What was asked for on the command line, and each bend of the river from it."""

    knowledge: Knowledge
    wishes: Wishes | None
    answers: Answers
    confirmed: frozenset[str]

    def clearance(self) -> Clearance:
        """What the answers mean."""
        return screen(self.answers, self.knowledge.conditions, self.confirmed, giver=self._has_giver())

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
)
_ANSWERS = (
    click.option(
        "--condition",
        "yes",
        multiple=True,
        metavar="ID[:LIMB]",
        help="Answer yes, for a limb or a choice where asked (ID:left-foot, ID:choice). Repeat as needed.",
    ),
    click.option("--unknown", multiple=True, metavar="ID", help='Answer "I don\'t know". Repeat as needed.'),
    click.option("--clear", is_flag=True, help="Answer every other question with no."),
    click.option("--confirmed", multiple=True, metavar="ID", help="A clinician agreed to this. Repeat as needed."),
)


def session_options(*, routines: bool = True, as_json: bool = True) -> Callable[[Command], Command]:
    """The decorator that hands a command its Session (and `as_json`)."""
    options = [*([_ROUTINES] if routines else []), *_WISHES, *_ANSWERS, LANGUAGE, *([_JSON] if as_json else [])]

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


_FILE = click.Path(dir_okay=False, path_type=Path)
_LAN = (
    click.option("--lan", is_flag=True, help="Serve phones in your home network too; each is let in with a code."),
    click.option("--https", is_flag=True, help="With --lan: nobody else on the network can read along."),
    click.option("--address", metavar="ADDRESS", help="With --lan: this computer's address, where it has several."),
    click.option("--name", metavar="NAME", help="With --lan: a name by which phones find it, such as kitchen.local."),
    click.option("--certificate", type=_FILE, metavar="FILE", help="With --lan: HTTPS with a certificate of your own."),
    click.option("--key", type=_FILE, metavar="FILE", help="The key of that certificate."),
)


def lan_options(command: Command) -> Command:
    """The decorator that hands a command its `lan`: what was asked for with --lan, None without it."""

    @wraps(command)
    def run(lan: bool, **rest: Any) -> Any:
        asked = {name: rest.pop(name) for name in ("address", "name", "https", "certificate", "key")}
        return command(lan=_lan_wishes(lan, asked), **rest)

    for option in reversed(_LAN):
        run = option(run)
    return run


def _lan_wishes(lan: bool, asked: dict[str, Any]) -> "LanWishes | None":
    given = [f"--{name}" for name, value in asked.items() if value]
    if not lan:
        if given:
            raise click.UsageError(f"{' and '.join(given)} can only be used together with --lan. Add --lan.")
        return None
    if bool(asked["certificate"]) != bool(asked["key"]):
        raise click.UsageError(
            "A certificate and its key belong together. Name both, with --certificate FILE and --key FILE; "
            "or neither, and Thenar makes a certificate with --https."
        )
    from thenar.web.lan.opening import LanWishes

    return LanWishes(**asked)


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
    knowledge, names = _with_own(knowledge, routines)
    asked = {name: rest.pop(name) for name in ("minutes", "pressure", "lotion", "goal")}
    answers = answers_of(rest.pop("yes"), rest.pop("unknown"), knowledge.conditions, clear=rest.pop("clear"))
    agreed = frozenset(_condition(one, knowledge.conditions).id for one in rest.pop("confirmed"))
    wishes = Wishes(names, **asked) if names else None
    return Session(knowledge, wishes, answers, agreed), rest


def answers_of(
    yes: Iterable[str], unknown: Iterable[str], conditions: dict[str, Condition] | Any, *, clear: bool
) -> Answers:
    """Answers from `ID`, `ID:LIMB`, `ID:CHOICE` and both joined by a comma; raises ThenarError for unknown ones."""
    answers: Answers = {name: Answer(Reply.NO) for name in conditions} if clear else {}
    for name in unknown:
        answers[_condition(name, conditions).id] = Answer(Reply.UNKNOWN)
    told: set[str] = set()
    for text in yes:
        name, _, details = text.partition(":")
        condition = _condition(name, conditions)
        answer = _answer(condition, [part for part in details.split(",") if part])
        if condition.id in told:
            answer = _both(answers[condition.id], answer)
        told.add(condition.id)
        answers[condition.id] = answer
    return answers


def _answer(condition: Condition, details: list[str]) -> Answer:
    limbs: set[Limb] = set()
    choice = None
    choices = [one.id for one in condition.follow_up.choices] if condition.follow_up else []
    for detail in details:
        if detail in choices:
            choice = detail
        elif detail in condition.limbs:
            limbs.add(Limb(detail))
        else:
            raise ThenarError(
                "'{condition}:{detail}' is not an answer. {possible}",
                condition=condition.id,
                detail=detail,
                possible=_possible(condition, choices),
            )
    return Answer(Reply.YES, frozenset(limbs), choice)


def _both(one: Answer, other: Answer) -> Answer:
    """Both answers at once. No limb named means all of them, and no choice the strictest."""
    limbs = one.limbs | other.limbs if one.limbs and other.limbs else frozenset()
    return replace(one, limbs=limbs, choice=one.choice if one.choice == other.choice else None)


def _possible(condition: Condition, choices: list[str]) -> ThenarError:
    possible = [*map(str, condition.limbs), *choices]
    if not possible:
        return ThenarError("This question takes no limb; write '{condition}' alone.", condition=condition.id)
    return ThenarError("After the colon it can be: {possible}.", possible=", ".join(possible))


def _condition(name: str, conditions: Any) -> Condition:
    if name in conditions:
        found: Condition = conditions[name]
        return found
    hint = _meant(name, conditions) or ThenarError("See them with `thenar list conditions`.")
    raise ThenarError("There is no condition '{name}'. {hint}", name=name, hint=hint)


def _meant(name: str, known: Iterable[str]) -> ThenarError | None:
    close = get_close_matches(name, list(known), n=1)
    return ThenarError("Did you mean '{name}'?", name=close[0]) if close else None


def _with_own(knowledge: Knowledge, names: tuple[str, ...]) -> tuple[Knowledge, tuple[str, ...]]:
    """The knowledge with the routines read from files, and the ids of all that were named."""
    ids = []
    for name in names:
        if name.endswith((".yaml", ".yml")) or "/" in name:
            routine = read_routine(Path(name), knowledge)
            knowledge = replace(knowledge, routines={**knowledge.routines, routine.id: routine})
            ids.append(routine.id)
        else:
            ids.append(name)
            if name not in knowledge.routines:
                hint = _meant(name, knowledge.routines) or ThenarError("See them with `thenar list routines`.")
                raise ThenarError("There is no routine '{name}'. {hint}", name=name, hint=hint)
    return knowledge, tuple(ids)
