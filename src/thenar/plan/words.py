"""The words of a plan: what is spoken about lotion, why a stroke is left out, what differs from the wish. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from thenar.model.body import Limb
from thenar.model.knowledge import Knowledge
from thenar.model.plan import PLACE
from thenar.model.restriction import Limits, Need
from thenar.model.routine import Lotion
from thenar.model.stroke import Words

LOTION = "{lotion}"  # stands in a knowledge file where the words depend on what the hands glide on

TIME = "time"
HELPER_ONLY = "helper-only"
SAME_AGAIN = "same-again"
HURT_BEFORE = "hurt-before"


def because(reason: str, knowledge: Knowledge) -> str:
    """The sentence that goes with a reason for leaving a stroke out."""
    if reason == PLACE:
        return knowledge.phrases.place.page
    gettext = knowledge.catalog.gettext
    sentences = {
        TIME: gettext("There is not enough time for it today."),
        HELPER_ONLY: gettext("This needs a second person who looks and listens. Please ask someone to lead it."),
        HURT_BEFORE: gettext("It hurt before, more than once. You can allow it again."),
        SAME_AGAIN: gettext("Its gentler form is the one just done, so it is not done twice."),
        Limb.LEFT_HAND: gettext("The left hand is left alone today."),
        Limb.RIGHT_HAND: gettext("The right hand is left alone today."),
        Limb.LEFT_FOOT: gettext("The left foot is left alone today."),
        Limb.RIGHT_FOOT: gettext("The right foot is left alone today."),
    }
    return sentences[reason] if reason in sentences else knowledge.needs[Need(reason)].page


def with_lotion(texts: Iterable[str], lotion: Lotion) -> tuple[str, ...]:
    """Sentences with the lotion's own sentences where `{lotion}` stands."""
    return tuple(one for text in texts for one in (lotion.say if text == LOTION else (text,)))


def with_longest_lotion(texts: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Sentences with the lotion that takes longest to say: time must not depend on which one is allowed."""
    return with_lotion(texts, knowledge.longest_lotion)


def lotion_words(words: Words, lotion: Lotion) -> Words:
    """The words of a stroke that fit the lotion."""
    return replace(
        words,
        page=words.page.replace(LOTION, lotion.page),
        first=with_lotion(words.first, lotion),
        again=with_lotion(words.again, lotion),
    )


def allowed_lotion(wished: str, limits: Limits, knowledge: Knowledge) -> str:
    """The wished lotion, or the plain one where scented ones are forbidden."""
    forbidden = Need.OIL in limits.without and knowledge.lotions[wished].scented
    return knowledge.plain_lotion if forbidden else wished
