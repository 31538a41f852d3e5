"""How often a step is done, in words. Pure."""

from gettext import NullTranslations

from thenar.model.plan import PlannedStep
from thenar.model.stroke import Each


def times_words(times: int, each: Each | None, catalog: NullTranslations) -> str:
    """`3 times`, `once on each finger`."""
    if each is Each.FINGER:
        text = catalog.ngettext("once on each finger", "{n} times on each finger", times)
    elif each is Each.TOE:
        text = catalog.ngettext("once on each toe", "{n} times on each toe", times)
    else:
        text = catalog.ngettext("once", "{n} times", times)
    return text.format(n=times)


def rounds_words(step: PlannedStep, catalog: NullTranslations) -> str:
    """`2 rounds`."""
    return catalog.ngettext("{n} round", "{n} rounds", step.rounds).format(n=step.rounds)
