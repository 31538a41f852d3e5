"""A session that was cut off: whether it may go on, and where."""

from dataclasses import dataclass

from thenar.journal import events, sessions
from thenar.journal.models import Person, Session, SessionEvent
from thenar.journal.reckoned import HEARD_MS, PLACE_MS, STEP
from thenar.journal.sessions import answers_of
from thenar.model.change import Place
from thenar.model.timeline import FRAME_MS, Timeline
from thenar.render.player import drawn_of
from thenar.timeline.place import frame_of
from thenar.web.base.clock import local_today
from thenar.web.base.today import Today, today_of
from thenar.web.session.led import Led, led
from thenar.web.session.track import timeline_of
from thenar.wire.player import Section


@dataclass(frozen=True)
class Resume:
    """Where a session goes on: the beginning of the section it was in, and how much of it was heard."""

    ms: int
    heard_ms: int
    title: str
    limb: str | None


def may_go_on(session: Session, today: Today) -> bool:
    """True on its day, while answers and plans are those that it was planned from; otherwise it is planned anew."""
    same = answers_of(session) == today.answers and frozenset(session.confirmed) == today.confirmed
    same_plans = {one["plan"] for one in session.prescribed} == {str(one.row.key) for one in today.held}
    return session.ended_at is None and session.day == today.day and same and same_plans


def resume_of(one: Led) -> Resume | None:
    """Where a session that was begun goes on; None where it was not begun, or there is nothing to go on with."""
    last = events.last_told(one.session) if one.session.began_at else None
    if last is None or not one.plan.steps:
        return None
    made = timeline_of(one)
    section = _section_at(drawn_of(one.plan, made, one.knowledge).sections, _ms_of(last, one, made))
    heard = last.detail.get(HEARD_MS)
    return Resume(section.at_ms, last.track_ms if heard is None else heard, section.title, section.limb)


def _ms_of(last: SessionEvent, one: Led, made: Timeline) -> int:
    """Where the track is after the last thing that was told: where a change goes on, or the place that was named."""
    if events.HEARD in last.detail and one.goes_on:
        return frame_of(one.plan, made, one.goes_on) * FRAME_MS
    step, place_ms = last.detail.get(STEP), last.detail.get(PLACE_MS)
    if step is None or place_ms is None:
        return last.track_ms
    return frame_of(one.plan, made, Place(step, place_ms // FRAME_MS)) * FRAME_MS


def cut_off(person: Person) -> tuple[Session, Resume] | None:
    """The session of today that was begun and never ended, where it may still go on."""
    session = sessions.unfinished_today(person, local_today())
    if session is None or not may_go_on(session, today_of(person)):
        return None
    found = resume_of(led(session))
    return (session, found) if found else None


def _section_at(sections: tuple[Section, ...], ms: int) -> Section:
    begun = [one for one in sections if one.at_ms <= ms]
    return begun[-1] if begun else sections[0]
