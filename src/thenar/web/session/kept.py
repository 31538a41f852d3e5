"""What a device keeps with a plan, to judge it by another day's answers and to say whose it was."""

from typing import Any

from thenar.journal import people
from thenar.journal.answers import answer_data
from thenar.journal.models import Person
from thenar.journal.sessions import answers_of
from thenar.model.condition import Asked
from thenar.model.measure import RatedAt
from thenar.model.stroke import Form
from thenar.plan.careful import leaves_alone
from thenar.render.json_form import restriction_data
from thenar.web.base.called import label_of
from thenar.web.base.called import whose as called_by_a_helper
from thenar.web.base.sliders import fields_of
from thenar.web.base.words import plan_sentence
from thenar.web.session.led import Led
from thenar.wire.people import Who


def keep_of(one: Led) -> dict[str, Any]:
    """What the plan leaves alone, its sentence, whose it is, what to rate, and what a clinician agreed to."""
    return {
        "sentence": plan_sentence(one.plan),
        "leaves": restriction_data(leaves_alone(one.plan, one.knowledge)),
        "routines": list(one.plan.wishes.routines),
        "agreed": agreed_of(one),
        "sliders": {
            when.value: fields_of(one.session, when, one.knowledge) for when in (RatedAt.BEFORE, RatedAt.AFTER)
        },
        **whose(one.session.person),
    }


def whose(person: Person) -> dict[str, Any]:
    """A person as a device keeps them: key, label, what a helper calls them, and whether someone else massages."""
    return {
        "person": Who.ME.value if person.me else str(person.key),
        "label": label_of(person),
        "called": called_by_a_helper(person) or "",
        "giver": people.form_of(person) is Form.PARTNER,
    }


def agreed_of(one: Led) -> list[dict[str, Any]]:
    """The agreements that the plan rests on, each with the answer it was given to; a daily one counts on its day."""
    answers = answers_of(one.session)
    return [
        {
            "condition": name,
            "about": answer_data(answers[name]),
            "daily": one.knowledge.conditions[name].asked is not Asked.STANDING,
        }
        for name in one.session.confirmed
        if name in answers and name in one.knowledge.conditions
    ]
