"""The careful forms: every routine on both sides and on each one, made without any answer, for any device to keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from thenar.journal.models import Session
from thenar.model.body import PAIRS, Limb
from thenar.model.clearance import Clearance
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Wishes
from thenar.model.routine import Routine
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.plan.careful import most_careful
from thenar.web.base.clock import local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.session.led import Led
from thenar.web.session.track import sound, timeline_of

NO_KEY = UUID(int=0)  # stands in the data of a form until a device begins a session with a key of its own
KEPT_SOUNDS = 2  # a device asks for each once; the next one soon after it may ask again


@dataclass(frozen=True)
class CarefulForm:
    """One routine, on both sides or on the limbs of `only`."""

    id: str
    routine: Routine
    only: tuple[Limb, ...] = ()

    @property
    def giver(self) -> bool:
        """True where someone else does the massage."""
        return self.routine.form is Form.PARTNER


def careful_forms(knowledge: Knowledge) -> Mapping[str, CarefulForm]:
    """All forms by id: `foot-self`, `foot-self-left`, `foot-self-right`, and so on."""
    found = {one.id: CarefulForm(one.id, one) for one in knowledge.routines.values()}
    for one in knowledge.routines.values():
        for limb in PAIRS[one.area]:
            name = f"{one.id}-{limb.split('-')[0]}"
            found[name] = CarefulForm(name, one, (limb,))
    return found


def careful_wishes(form: CarefulForm, knowledge: Knowledge) -> Wishes:
    """What a session in this form wishes for."""
    minutes = most_careful(form.routine.form, knowledge.conditions.values()).minutes_cap
    least = Wishes((form.routine.id,), pressure=1, lotion=knowledge.plain_lotion, careful=True, only=form.only)
    return least if minutes is None else Wishes(**{**vars(least), "minutes": minutes})


def careful_led(form: CarefulForm, knowledge: Knowledge) -> Led:
    """The form as if it were led today, with a session that is nobody's and not kept."""
    wishes = careful_wishes(form, knowledge)
    nobodys = Session(key=NO_KEY, day=local_today())
    return Led(nobodys, knowledge, wishes, plan(wishes, Clearance(), knowledge))


def careful_sound(form: CarefulForm, kind: str, language: str) -> bytes:
    """The sound of a form, `ogg` or `m4a`, in the active language."""
    return _sound(form.id, kind, language)


@lru_cache(maxsize=KEPT_SOUNDS)
def _sound(form: str, kind: str, language: str) -> bytes:  # noqa: ARG001  the language is active; here it is the key
    knowledge = load_knowledge()
    one = careful_led(careful_forms(knowledge)[form], knowledge)
    return sound(one.plan, timeline_of(one), kind, knowledge)
