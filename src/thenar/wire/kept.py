"""What a device keeps to be ready without the server."""

from collections.abc import Mapping

from thenar.model.body import Area
from thenar.wire.base import Wire
from thenar.wire.check import Answer, Limits
from thenar.wire.player import Played, SessionData


class LeftAlone(Wire):
    """What a plan leaves alone, limb by limb."""

    limbs: Mapping[str, Limits]


class Agreed(Wire):
    """What a clinician agreed to, and to which answer. A `daily` one counts on its day, any other one until a last day
    where it has one."""

    condition: str
    about: Answer
    daily: bool
    until: str | None = None


class Sliders(Wire):
    """The fields of what is asked before and after a session."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Keep(Wire):
    """What is kept with a plan, to judge it by another day's answers and to say whose it was.

    `me`: it is oneself; `called` is what a helper calls them, and `giver` whether someone else massages.
    """

    sentence: str
    leaves: LeftAlone
    routines: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    sliders: Sliders
    person: str
    label: str
    called: str
    me: bool
    giver: bool


class PageData(SessionData):
    """A session on a page of the server, with what a device keeps of it; None for a guest."""

    keep: Keep | None = None


class CarefulForm(Wire):
    """A routine in its most careful form, which begins with a key and a day of the device's own."""

    giver: bool
    area: Area
    routine: str
    sentence: str
    sliders: Sliders
    leaves: LeftAlone
    data: Played


class Careful(Wire):
    """Every careful form by id, of one version of the knowledge, and the voice's answers in all of them."""

    knowledge: str
    forms: Mapping[str, CarefulForm]
    live: Mapping[str, str]


class Shell(Wire):
    """Addresses to keep under one version, small things first: `core` before the app counts as kept, `extras` later."""

    version: str
    core: tuple[str, ...]
    extras: tuple[str, ...]
