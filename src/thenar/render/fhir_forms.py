"""The check and the short forms as FHIR QuestionnaireResponses.

The questions stand in the narrative, and each item has a speaking link id. `item.text` would be the usual place; it
is left empty because one of the two validators that have to accept the Bundle takes it for an error.
"""

from collections.abc import Iterator
from gettext import NullTranslations
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from thenar.model.clearance import Answer, Answers, Reply
from thenar.model.journal import FilledForm, SessionDone
from thenar.model.knowledge import Knowledge
from thenar.model.measure import Item, ItemAnswer, Measure
from thenar.model.written import limb
from thenar.render.json_form import present

Resource = dict[str, Any]

LOINC = "http://loinc.org"
REPLIES = {Reply.YES: "Yes", Reply.NO: "No", Reply.UNKNOWN: "I do not know"}  # the names of our codes


def urn(*names: object) -> str:
    """The same names always give the same address, so that a Bundle made twice is the same."""
    return uuid5(NAMESPACE_URL, "/".join(("thenar", *map(str, names)))).urn


def check(session: SessionDone, patient: str, knowledge: Knowledge) -> Resource:
    """What was answered before a session, the first of those with the same answers."""
    return present(
        resourceType="QuestionnaireResponse",
        text=_narrative(
            knowledge.catalog.gettext("The check before a session"), _check_lines(session.answers, knowledge)
        ),
        status="completed",
        subject={"reference": patient},
        partOf=[{"reference": urn("session", session.key)}],
        authored=session.began_at.isoformat(),
        item=[_check_item(name, answer) for name, answer in sorted(session.answers.items())] or None,
    )


def filled(form: FilledForm, patient: str, measure: Measure, coded: Measure) -> Resource:
    """A short form as it was filled in, in the language of `measure`; its LOINC codes are link ids and answers.

    What an answer's code is called is in `coded`, the same measure in the language of the code system.
    """
    lines = [measure.question, *(f"{item.text}: {answer.text}" for item, answer in _given(form, measure))]
    given = _given(form, coded)
    return present(
        resourceType="QuestionnaireResponse",
        text=_narrative(measure.name, lines),
        status="completed",
        subject={"reference": patient},
        authored=form.at.isoformat(),
        item=[{"linkId": _link(measure, item), "answer": [{"valueCoding": _coding(answer)}]} for item, answer in given],
    )


def _given(form: FilledForm, measure: Measure) -> list[tuple[Item, ItemAnswer]]:
    assert measure.questionnaire is not None
    answers = {one.score: one for one in measure.questionnaire.answers}
    given = ((item, answers.get(form.scores.get(item.id, -1))) for item in measure.questionnaire.items)
    return [(item, answer) for item, answer in given if answer is not None]


def _check_lines(answers: Answers, knowledge: Knowledge) -> Iterator[str]:
    for name, answer in sorted(answers.items()):
        condition = knowledge.conditions.get(name)
        where = ", ".join(limb(one, knowledge.catalog) for one in sorted(answer.limbs))
        more = "".join(f" ({one})" for one in (where, answer.choice) if one)
        yield f"{condition.question if condition else name} {_reply(answer.reply, knowledge.catalog)}{more}."


def _reply(reply: Reply, catalog: NullTranslations) -> str:
    return {
        Reply.YES: catalog.gettext("Yes"),
        Reply.NO: catalog.gettext("No"),
        Reply.UNKNOWN: catalog.gettext("I do not know"),
    }[reply]


def _check_item(name: str, answer: Answer) -> Resource:
    coding = {"system": urn("replies"), "code": answer.reply.value, "display": REPLIES[answer.reply]}
    return {"linkId": name, "answer": [present(valueCoding=coding, item=_more(name, answer) or None)]}


def _more(name: str, answer: Answer) -> list[Resource]:
    limbs = [{"valueString": one.value} for one in sorted(answer.limbs)]
    more: list[Resource] = [{"linkId": f"{name}.where", "answer": limbs}] if limbs else []
    if answer.choice:
        more.append({"linkId": f"{name}.which", "answer": [{"valueString": answer.choice}]})
    return more


def _link(measure: Measure, item: Item) -> str:
    return item.loinc.code if item.loinc else f"{measure.id}.{item.id}"


def _coding(answer: ItemAnswer) -> Resource:
    if answer.loinc:
        return {"system": LOINC, "code": answer.loinc.code, "display": answer.text}
    return {"system": urn("scores"), "code": str(answer.score), "display": answer.text}


def _narrative(title: str, lines: Iterator[str] | list[str]) -> Resource:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in (title, *lines))
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div>'}
