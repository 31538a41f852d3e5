"""The river for one person on one day: what still has to be asked, and the plan that follows."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from thenar.insight.hurt import skip, softer
from thenar.journal import answers, people
from thenar.journal.at_hand import at_hand
from thenar.journal.models import Person
from thenar.journal.record import memory_of
from thenar.model.body import Area
from thenar.model.clearance import Answer, Answers, Clearance, Reply
from thenar.model.condition import Asked, Condition, Kind
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan, Wishes
from thenar.model.stroke import Form
from thenar.plan import plan
from thenar.screen import asked_of, screen
from thenar.web.base.clock import local_today
from thenar.web.base.knowledge import load_knowledge
from thenar.web.base.prescribed import Held, agreed_in, findings_of, held_of, wished_of


@dataclass(frozen=True)
class Today:
    """One person's answers of today and wishes, and each bend of the river from them.

    `confirmed` is what clinicians agreed to, of which `noted` was noted by hand; `held` are the plans that hold.
    """

    person: Person
    knowledge: Knowledge
    day: date
    answers: Answers
    confirmed: frozenset[str]
    wishes: Wishes
    held: tuple[Held, ...] = ()
    noted: frozenset[str] = frozenset()

    @property
    def giver(self) -> bool:
        """True where someone else does the massaging."""
        return people.form_of(self.person) is Form.PARTNER

    @property
    def areas(self) -> frozenset[Area]:
        """Where the massage is wished for."""
        return frozenset(self.knowledge.routines[one].area for one in self.wishes.routines)

    @cached_property
    def questions(self) -> list[Condition]:
        """Everything that is asked before a plan; consent is asked as the session begins."""
        asked = asked_of(self.knowledge.conditions.values(), giver=self.giver, areas=self.areas)
        return [one for one in asked if one.asked is not Asked.SESSION]

    @property
    def red_flags(self) -> list[Condition]:
        return [one for one in self.questions if one.kind is Kind.RED_FLAG]

    @property
    def conditions(self) -> list[Condition]:
        return [one for one in self.questions if one.kind is Kind.CONDITION]

    @property
    def flags_open(self) -> bool:
        """True while a red flag has no answer of today."""
        return any(one.id not in self.answers for one in self.red_flags)

    @property
    def checked(self) -> bool:
        """True when nothing is left to be asked today."""
        return all(one.id in self.answers for one in self.questions)

    @cached_property
    def clearance(self) -> Clearance:
        """What the answers mean, as if the yes that is asked at the very start were given."""
        return self.screened(self.areas, self.held)

    def screened(self, areas: Iterable[Area], held: Iterable[Held]) -> Clearance:
        """The same for a session of some areas, with these plans of professionals."""
        given, prescribed = with_consent(self.answers, self.knowledge), findings_of(held, self.knowledge)
        conditions = self.knowledge.conditions
        return screen(given, conditions, self.confirmed, giver=self.giver, areas=areas, prescribed=prescribed)

    @cached_property
    def plan(self) -> Plan:
        """The session for the wishes; without steps where it may not be led."""
        return plan(self.wishes, self.clearance, self.knowledge)

    @property
    def ready(self) -> bool:
        """True when there is a session that may begin."""
        return self.checked and bool(self.plan.steps)

    def next_page(self) -> str:
        """The name of the page that comes next on the way to a plan."""
        if self.flags_open:
            return "red-flags"
        return "plan" if self.checked else "conditions"


def with_consent(given: Answers, knowledge: Knowledge, *, doubt: bool = False) -> Answers:
    """The answers with the one that is asked each session: is there any doubt that everyone wants this?"""
    asked = [one.id for one in knowledge.conditions.values() if one.asked is Asked.SESSION]
    return given | dict.fromkeys(asked, Answer(Reply.YES if doubt else Reply.NO))


def today_of(person: Person) -> Today:
    """The river for this person, from the rows."""
    knowledge, day = load_knowledge(), local_today()
    given = answers.answers_of(person, knowledge.conditions, day)
    held = held_of(person, knowledge, day)
    noted = answers.confirmed_by(person, given, knowledge.conditions, day)
    knowledge, wishes = _wished(person, held, knowledge)
    return Today(
        person=person,
        knowledge=knowledge,
        day=day,
        answers=given,
        confirmed=noted | agreed_in(held, given, knowledge, day),
        wishes=_of_today(wishes, person, day, knowledge),
        held=held,
        noted=noted,
    )


def without_item(person: Person) -> Person:
    """The same as if no item of a plan were wished for; nothing is kept."""
    wishing = copy(person)
    wishing.item = None
    return wishing


def _wished(person: Person, held: tuple[Held, ...], knowledge: Knowledge) -> tuple[Knowledge, Wishes]:
    """What is wished for, an item of a plan, a routine of one's own or areas; and the knowledge that has it at hand."""
    wishes, item = people.wishes_of(person, knowledge), wished_of(held, knowledge)
    if item is not None:
        return knowledge.with_routines({item.id: item}), replace(wishes, routines=(item.id,))
    return at_hand(knowledge, wishes.routines), wishes


def _of_today(wishes: Wishes, person: Person, day: date, knowledge: Knowledge) -> Wishes:
    """The wishes with what hurt before, softer after the first time and left out after the second, and with what aches
    today where the session goes."""
    memory = memory_of(person, knowledge)
    areas = {knowledge.routines[one].area for one in wishes.routines}
    ache = [zone for zone in people.ache_of(person, day, knowledge) if knowledge.zones[zone].area in areas]
    return replace(wishes, softer=softer(memory), skip=skip(memory), ache=tuple(ache))
