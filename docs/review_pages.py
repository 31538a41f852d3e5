"""A page for each question that a clinician can sign, made from the knowledge. All return Markdown."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.people.away import grade
from docs.knowledge_lists import change_words, changes_of
from thenar.load.check_reviews import version_of
from thenar.model.body import Area
from thenar.model.condition import About, Asked, Condition, Kind, NotKnowing
from thenar.model.knowledge import Knowledge
from thenar.model.stroke import Form

ASKED = {Asked.STANDING: "once, and then remembered", Asked.DAILY: "each day", Asked.SESSION: "each time"}
ABOUT = {About.RECEIVER: "the one who is massaged", About.GIVER: "the one who massages"}
AREAS = {Area.HAND: "hands", Area.FOOT: "feet"}
NOBODY = "Nobody yet."
SOFTENS = (
    "Takes away and softens all that a yes would, with pressure 2 at most. It neither asks for a clinician nor stops."
)


def pages(knowledge: Knowledge) -> dict[str, str]:
    """Every page by its file name: one a question."""
    return {f"{name}.md": page(condition, knowledge) for name, condition in knowledge.conditions.items()}


def page(condition: Condition, knowledge: Knowledge) -> str:
    """What is asked, what it does, why, and the sources, with a place to sign."""
    parts = [
        f"# {condition.name} (`{condition.id}`)",
        "Made by `make docs` from the knowledge. [How to sign](README.md).",
        _asked(condition),
        "## What a yes does\n\n" + "\n".join(_yes(condition)),
        '## What "I don\'t know" does\n\n' + _unknown(condition),
        "## What people read\n\n" + "\n".join(_told(condition)),
        "## Sources\n\n" + "\n".join(_sources(condition, knowledge)),
        "## Signature\n\n" + "\n".join(_signature(condition, knowledge)),
    ]
    return "\n\n".join(parts) + "\n"


def _asked(condition: Condition) -> str:
    kind = "warning sign" if condition.kind is Kind.RED_FLAG else f"condition, group {condition.group}"
    rows = {
        "question": condition.question,
        "help": condition.help,
        "kind": kind,
        "asked": ASKED[condition.asked],
        "about": ABOUT[condition.about],
        "in sessions of": _sessions(condition),
        "which limbs": ", ".join(condition.limbs),
        "which places": ", ".join(place for area in condition.places for place in condition.places[area]),
    }
    return "\n".join(["| | |", "|---|---|", *(f"| {key} | {text} |" for key, text in rows.items() if text)])


def _sessions(condition: Condition) -> str:
    wanted = Area if condition.kind is Kind.RED_FLAG else condition.areas
    areas = " and ".join(AREAS[one] for one in Area if one in wanted)
    forms = {Form.SELF: "alone", Form.PARTNER: "with a helper"}
    fitting = condition.forms if condition.about is About.RECEIVER else (Form.PARTNER,)
    return f"{areas}, {' and '.join(forms[one] for one in fitting)}"


def _yes(condition: Condition) -> Iterator[str]:
    if condition.follow_up:
        yield f"A second question: {condition.follow_up.question}\n"
    for label, change in changes_of(condition):
        yield f"- {label}{change_words(condition, change)}"


def _unknown(condition: Condition) -> str:
    if condition.not_knowing is None:
        return SOFTENS
    does = condition.not_knowing.effect
    return f"{f'Less than a yes ({does})' if does else 'The same as a yes'}: {_reason(condition.not_knowing)}"


def _reason(unknown: NotKnowing) -> str:
    return f"{unknown.because} ({', '.join(unknown.source)})"


def _told(condition: Condition) -> Iterator[str]:
    yield f"- Why: {condition.because}"
    if condition.follow_up:
        yield from (f"- Why, for *{one.label}*: {one.because}" for one in condition.follow_up.choices)
    yield f"- What is done instead: {condition.instead}"
    yield f"- What to do: {condition.advice}"
    if condition.urgency:
        yield f"- How soon: {condition.urgency}"


def _sources(condition: Condition, knowledge: Knowledge) -> Iterator[str]:
    unknown = condition.not_knowing.source if condition.not_knowing else ()
    for name in dict.fromkeys((*condition.source, *unknown)):
        one = knowledge.references[name]
        yield f"- {name} ({one.weight}) {one.title}{': ' + one.where if one.where else ''}"
    if condition.think_of:
        yield f"- Think of: {condition.think_of}"
    if condition.grave:
        yield f"- No source, and yet it can end a session, for the harm is grave: {condition.grave}"
    if condition.conflict:
        yield f"- Where sources disagree: {condition.conflict}"
    if condition.proposals:
        yield f"- Our own number, without a source: {', '.join(condition.proposals)}"


def _signature(condition: Condition, knowledge: Knowledge) -> Iterator[str]:
    yield f"This wording is `{version_of(condition)}`. Signed so far:\n"
    signed = knowledge.reviews.of_question(condition.id)
    yield from (f"- {one.name}, {one.registration}, {one.date}. {one.remark or ''}".rstrip() for one in signed)
    if not signed:
        yield f"- {NOBODY}"
    yield "\n| | |\n|---|---|"
    for key in ("I agree, agree with changes, or do not agree", "remark", "name", "registration", "date", "signature"):
        yield f"| {key} | |"


def overview(knowledge: Knowledge) -> str:
    """Every question with its best grade and who has signed it."""
    rows = ["| question | best grade | signed by |", "|---|---|---|"]
    rows += [_row(one, knowledge) for one in knowledge.conditions.values()]
    ended = [f"- {one.name}: [{one.condition}]({one.condition}.md), {one.date}" for one in knowledge.reviews.ended]
    if ended:
        rows += ["", "Signed in an earlier wording, so no longer:", "", *ended]
    return "\n".join(rows)


def _row(condition: Condition, knowledge: Knowledge) -> str:
    who = ", ".join(one.name for one in knowledge.reviews.of_question(condition.id)) or "nobody yet"
    return f"| [{condition.name}]({condition.id}.md) | {grade(condition.source, knowledge)} | {who} |"


def write(folder: Path, made: Mapping[str, str], keep: str) -> list[Path]:
    """Write the pages into a folder and take away those of questions that are gone; returns what changed."""
    changed = [path for path in sorted(folder.glob("*.md")) if path.name not in made and path.name != keep]
    for path in changed:
        path.unlink()
    for name, text in made.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed
