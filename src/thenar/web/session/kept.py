"""What a device keeps with a plan, to judge it by another day's answers and to say whose it was."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects

from thenar.journal import people
from thenar.journal.answers import agreements_of
from thenar.journal.sessions import answers_of
from thenar.model import clearance
from thenar.model.body import Limb
from thenar.model.condition import Asked
from thenar.model.measure import RatedAt
from thenar.model.stroke import Form
from thenar.plan.careful import leaves_alone
from thenar.render.json_form import limits_of
from thenar.web.base.called import label_of
from thenar.web.base.called import whose as called_by_a_helper
from thenar.web.base.prescribed import held_again, until_of
from thenar.web.base.sliders import fields_of
from thenar.web.base.words import plan_sentence
from thenar.web.session.led import Led
from thenar.wire.check import Answer
from thenar.wire.kept import Agreed, Keep, LeftAlone, Sliders


def keep_of(one: Led) -> Keep:
    """What the plan leaves alone, its sentence, whose it is, what to rate, and what a clinician agreed to."""
    person = one.session.person
    prefetch_related_objects([one.session], "ratings")  # looked at for each moment
    before, after = (tuple(fields_of(one.session, when, one.knowledge)) for when in (RatedAt.BEFORE, RatedAt.AFTER))
    return Keep(
        sentence=plan_sentence(one.plan),
        leaves=left_alone(one),
        routines=one.plan.wishes.routines,
        agreed=tuple(agreed_of(one)),
        sliders=Sliders(before=before, after=after),
        person=str(person.key),
        label=label_of(person),
        called=called_by_a_helper(person) or "",
        me=person.me,
        giver=people.form_of(person) is Form.PARTNER,
    )


def left_alone(one: Led) -> LeftAlone:
    """What its plan leaves alone, limb by limb."""
    restriction = leaves_alone(one.plan, one.knowledge)
    return LeftAlone(limbs={limb.value: limits_of(restriction.on(limb)) for limb in Limb})


def agreed_of(one: Led) -> Iterator[Agreed]:
    """The agreements that the plan rests on, each with the answer it was given to; a daily one counts on its day."""
    answers, conditions = answers_of(one.session), one.knowledge.conditions
    ends = ends_of(one)
    for name in one.session.confirmed:
        if name in answers and name in conditions:
            daily = conditions[name].asked is not Asked.STANDING
            yield Agreed(condition=name, about=answer_of(answers[name]), daily=daily, until=ends.get(name))


def ends_of(one: Led) -> dict[str, str]:
    """The last day of each agreement that stands in a plan, and was not noted by hand besides, which has no end."""
    if not one.session.prescribed or not one.session.confirmed:
        return {}
    held = held_again(one.session.prescribed, one.knowledge)
    noted = {row.condition for row in agreements_of(one.session.person)}
    found = {name: until_of(held, name) for name in one.session.confirmed if name not in noted}
    return {name: day.isoformat() for name, day in found.items() if day is not None}


def answer_of(answer: clearance.Answer) -> Answer:
    """An answer, with its sets as lists in order."""
    limbs, places = tuple(sorted(answer.limbs)), tuple(sorted(answer.places))
    return Answer(reply=answer.reply, limbs=limbs, choice=answer.choice, places=places)
