"""The tables of docs/safety.md: how many get no session, and which questions see to it. Markdown."""

from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks.people.away import GRADES, Away, Door, grade
from benchmarks.people.draw import people
from thenar.load import load_people
from thenar.model.knowledge import Knowledge
from thenar.model.people import Level, Prevalence
from thenar.model.restriction import Effect

ROUTINES = ("hand-self", "hand-partner", "foot-self", "foot-partner")
COUNT = 2000  # people a level: at 40 %, one figure in twenty is off by more than 2 points
LEAST = 0.005  # questions that stop fewer are left to the last row
EXPECTED = {"hand-self": "25 to 30 %", "foot-partner": "35 to 40 %"}  # by a review of the check, at the middle shares
MANY = 0.03  # what stops so many is named, where more are sent away than was expected

Found = dict[tuple[str, Level], list[Away]]


def tables(knowledge: Knowledge) -> str:
    """Who gets no session, why, and what that rests on."""
    shares = load_people(knowledge)
    found = measured(knowledge, shares)
    parts = [
        f"{COUNT:,} simulated people, the same at each level, from the shares in `src/thenar/knowledge/people.yaml`. "
        "Each takes every question by its words, for the first time, on one evening. Without a session are, at low, "
        "middle and high shares:",
        "\n".join(_shares(found)),
        _against(found, knowledge),
        "Of those without one at the middle shares:",
        "\n".join(_reasons(found, knowledge)),
        "And by question: the share of all people whom its yes alone leaves without a session, at the middle shares.",
        "\n".join(_questions(found, knowledge)),
        rests_on(shares, knowledge),
    ]
    return "\n\n".join(parts)


def measured(knowledge: Knowledge, shares: Mapping[str, Prevalence]) -> Found:
    """Who gets no session, by routine and level."""
    doors = {name: Door(knowledge.routines[name], knowledge) for name in ROUTINES}
    found: Found = {(name, level): [] for name in ROUTINES for level in Level}
    for level in Level:
        for person in people(knowledge.conditions, shares, level, COUNT):
            for name, door in doors.items():
                if away := door.away(person):
                    found[name, level].append(away)
    return found


def _shares(found: Found) -> Iterator[str]:
    yield f"| routine | {' | '.join(Level)} |"
    yield "|---" * 4 + "|"
    for name in ROUTINES:
        yield f"| `{name}` | {' | '.join(_percent(len(found[name, level]) / COUNT) for level in Level)} |"


def _against(found: Found, knowledge: Knowledge) -> str:
    """What was expected, what is found, and which rules make the most of it, with the best grade behind each."""
    shares = [f"{_percent(len(found[name, Level.MID]) / COUNT)} of `{name}`" for name in EXPECTED]
    hoped = [f"{share} of `{name}`" for name, share in EXPECTED.items()]
    counts = [Counter(one for away in found[name, Level.MID] for one in away.alone) for name in EXPECTED]
    most = {name: max(count[name] for count in counts) / COUNT for name in set().union(*counts)}
    grades = {name: grade(knowledge.conditions[name].source, knowledge) for name in most}
    many = sorted((name for name in most if most[name] >= MANY), key=lambda name: (-most[name], name))
    named = (f"`{name}` ({grades[name]})" for name in many if grades[name] in GRADES)
    return (
        f"A review expected about {' and '.join(hoped)} at the middle shares; it is {' and '.join(shares)}. "
        f"Most of it are rules that have a source, with its best grade, and so they stay: {', '.join(named)}."
    )


def _reasons(found: Found, knowledge: Knowledge) -> Iterator[str]:
    heads = (
        "no massage today",
        "a clinician first",
        "all of it left alone",
        "rests on the best grade",
        "on any source",
    )
    yield f"| routine | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for name in ROUTINES:
        away = found[name, Level.MID]
        kinds = Counter(one.effect if one.effect in (Effect.STOP, Effect.ASK) else Effect.AVOID for one in away)
        row = [kinds[effect] / len(away) for effect in (Effect.STOP, Effect.ASK, Effect.AVOID)]
        row += [_justified(away, least, knowledge) for least in (GRADES[0], GRADES[-1])]
        yield f"| `{name}` | {' | '.join(map(_percent, row))} |"


def _justified(away: list[Away], least: str, knowledge: Knowledge) -> float:
    """The share of those sent away whom a question with a source of at least some grade stops alone."""
    grades = [[grade(knowledge.conditions[name].source, knowledge) for name in one.alone] for one in away]
    return sum(any(one in GRADES and one <= least for one in some) for some in grades) / len(away)


def _questions(found: Found, knowledge: Knowledge) -> Iterator[str]:
    counts = {name: Counter(one for away in found[name, Level.MID] for one in away.alone) for name in ROUTINES}
    most = sum(counts.values(), Counter())
    yield f"| question | {' | '.join(f'`{name}`' for name in ROUTINES)} | best grade |"
    yield "|---" * 6 + "|"
    rest: list[str] = []
    for question, _ in sorted(most.items(), key=lambda item: (-item[1], item[0])):
        if max(counts[name][question] for name in ROUTINES) / COUNT < LEAST:
            rest.append(question)
            continue
        row = " | ".join(_percent(counts[name][question] / COUNT) for name in ROUTINES)
        yield f"| `{question}` | {row} | {grade(knowledge.conditions[question].source, knowledge)} |"
    apart = (sum(not one.alone for one in found[name, Level.MID]) / COUNT for name in ROUTINES)
    yield f"| several together, none alone | {' | '.join(map(_percent, apart))} | |"
    yield f"| {len(rest)} more, each below {_percent(LEAST)} | | | | | |"


def rests_on(shares: Mapping[str, Prevalence], knowledge: Knowledge) -> str:
    """The sources behind the shares, and the questions that have none yet."""
    named = sorted({one for share in shares.values() for one in share.source} - {"background"})
    without = sorted(set(knowledge.conditions) - set(shares))
    sourced = sum(set(share.source) != {"background"} for share in shares.values())
    text = (
        f"Of {len(shares)} shares, {sourced} rest on a source, wholly or in part, the others on our own assumption:\n\n"
    )
    text += "\n".join(
        f"- {one} ({knowledge.references[one].weight}) {knowledge.references[one].title}" for one in named
    )
    if without:
        text += f"\n\nNot counted, for they have no share yet: {', '.join(f'`{one}`' for one in without)}."
    return text


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.095 or share == 0 else f"{100 * share:.1f} %"
