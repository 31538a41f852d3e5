"""Every sentence that the shipped knowledge can make a session say. Pure."""

from collections.abc import Iterator

from thenar.model.knowledge import Knowledge, Phrases
from thenar.model.timeline import CHIME, Mark, tone_text
from thenar.plan.words import LOTION


def sentences(knowledge: Knowledge) -> tuple[str, ...]:
    """All texts a speaker may be asked for, each once, the tones included."""
    return tuple(dict.fromkeys(text for text in _all(knowledge) if text and text != LOTION))


def _all(knowledge: Knowledge) -> Iterator[str]:
    yield CHIME
    yield from map(tone_text, Mark)
    yield from _phrases(knowledge.phrases)
    for stroke in knowledge.strokes.values():
        yield stroke.called
        yield from (*stroke.words.first, *stroke.words.again, *(move.say for move in stroke.moves))
    for moment in knowledge.moments.values():
        yield from moment.say
    for lotion in knowledge.lotions.values():
        yield from lotion.say
    for goal in knowledge.goals.values():
        yield from goal.say
    yield from (zone.ache for zone in knowledge.may_ache if zone.ache)
    yield from (need.say for need in knowledge.needs.values())
    for concern in knowledge.concerns.values():
        yield from concern.emergency.aloud if concern.emergency else ()
    for telling in knowledge.tellings.values():
        yield from (text for _, variants in telling.kinds() for text in variants)
    for companion in knowledge.companions.values():
        yield from companion.say


def _phrases(phrases: Phrases) -> Iterator[str]:
    for texts in (phrases.begin, phrases.switch, phrases.live, phrases.part, phrases.part_too):
        yield from texts.values()
    yield from (phrases.place.say, phrases.ache, phrases.ache_alone)
    for said in phrases.rests.values():
        yield from said
    yield from (*phrases.count, *phrases.finger, *phrases.toe, *phrases.round, *phrases.once_more)
    yield from (phrases.breathe_in, phrases.breathe_out)
