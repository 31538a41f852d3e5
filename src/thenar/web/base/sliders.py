"""Sliders on a page and back: numbers from 0 to 10, each of which may be skipped."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from thenar.insight.asking import Slider
from thenar.insight.asking import sliders as sliders_for
from thenar.journal.models import Person, Session
from thenar.journal.ratings import Given, ratings_at
from thenar.journal.sessions import wishes_of
from thenar.model.body import Area
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Measure, RatedAt
from thenar.model.problem import ThenarError

SCALE = tuple(range(11))


@dataclass(frozen=True)
class Shown:
    """One slider as the template draws it; `name` is its field."""

    name: str
    measure: Measure
    where: str
    question: str
    scale: tuple[int, ...] = SCALE


def shown(sliders: Iterable[Slider], whose: str | None = None) -> list[Shown]:
    """Sliders for the template; `whose` is what someone is called whose feelings are asked about, None for oneself."""
    where = {Area.HAND: _("in the hands"), Area.FOOT: _("in the feet"), None: ""}
    return [Shown(field_name(one, area), one, where[area], one.asked(whose)) for one, area in sliders]


def read(sliders: Iterable[Slider], sent: QueryDict) -> Given:
    """What was chosen; what was skipped is left out. ThenarError for what is no number of the scale."""
    given: dict[tuple[str, Area | None], int] = {}
    for measure, area in sliders:
        text = sent.get(field_name(measure, area), "")
        if text:
            given[measure.id, area] = number(text)
    return given


def number(text: str) -> int:
    """A number of the scale."""
    if text not in {str(one) for one in SCALE}:
        raise ThenarError("That is not on the scale. Go back and choose a whole number from 0 to 10, or none.")
    return int(text)


def field_name(measure: Measure, area: Area | None) -> str:
    """The field of a slider, `numbness.hand`."""
    return f"{measure.id}.{area.value}" if area else measure.id


def of_session(session: Session, when: RatedAt, knowledge: Knowledge, *, again: bool = False) -> tuple[Slider, ...]:
    """The sliders for one moment of a session that have no number yet; `again` those that have one, too."""
    wishes = wishes_of(session)
    areas = {knowledge.routines[name].area for name in wishes.routines if name in knowledge.routines}
    ordered = [area for area in Area if area in areas]
    had = () if again else ratings_at(session)
    return sliders_for(asked_for(session.person, knowledge), when, wishes.goal, ordered, had)


def asked_for(person: Person, knowledge: Knowledge) -> dict[str, Measure]:
    """The measures that this person wants to be asked for."""
    return {name: one for name, one in knowledge.measures.items() if name not in person.not_asked}


def fields_of(session: Session, when: RatedAt, knowledge: Knowledge) -> list[str]:
    """The field names of a session's sliders for one moment."""
    return [field_name(measure, area) for measure, area in of_session(session, when, knowledge)]


def every_slider(when: RatedAt, knowledge: Knowledge) -> list[Shown]:
    """All sliders that any session may have at one moment, for a page that does not know its session yet."""
    asked = (one for one in knowledge.measures.values() if when in one.rated_at)
    return shown((one, area) for one in asked for area in (tuple(Area) if one.each_area else (None,)))
