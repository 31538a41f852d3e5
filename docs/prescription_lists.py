"""The templates of prescriptions as Markdown, made from the knowledge so that it cannot say anything else."""

from collections.abc import Iterator

from thenar.model.knowledge import Knowledge
from thenar.model.prescription import Item, Template

HEADS = ("what", "at most", "how often", "leaves out", "why", "source")


def prescriptions(knowledge: Knowledge) -> str:
    """Every template: for whom, what is asked for, when not, and where each comes from."""
    return "\n\n".join(_template(one, knowledge) for one in knowledge.prescriptions.values())


def _template(one: Template, knowledge: Knowledge) -> str:
    checks = ", ".join(f"`{name}`" for name in one.conditions)
    asks = f" An agreement to {', '.join(f'`{name}`' for name in one.asks)} often belongs to it." if one.asks else ""
    lines = [
        f"### {one.name}",
        f"`{one.id}`, {one.weeks} weeks, not reviewed. {one.about} The check knows such a person by {checks}.{asks}",
        f"“{one.goal}” {one.known_by}",
        "\n".join(_said("Before", said.text, said.source) for said in one.warnings)
        + "\n"
        + "\n".join(_said("Stop", said.text, said.source) for said in one.stop),
        "\n".join(_table(one, knowledge)),
    ]
    return "\n\n".join(lines)


def _said(when: str, text: str, source: tuple[str, ...]) -> str:
    return f"- {when}: {text} [{', '.join(source)}]"


def _table(one: Template, knowledge: Knowledge) -> Iterator[str]:
    yield f"| {' | '.join(HEADS)} |"
    yield "|" + " --- |" * len(HEADS)
    for item in one.items:
        what = knowledge.strokes[item.stroke].name if item.stroke else knowledge.routines[item.routine or ""].name
        cells = (
            what,
            f"{item.minutes} minutes, pressure {item.pressure}",
            _often(item),
            ", ".join([*item.leave_out, *sorted(item.without)]) or "-",
            item.because or "",
            ", ".join(item.source),
        )
        yield f"| {' | '.join(cells)} |"


def _often(item: Item) -> str:
    a_day = "once" if item.times_a_day == 1 else f"{item.times_a_day} times"
    return f"{a_day} a day, {item.days_a_week} days a week"
