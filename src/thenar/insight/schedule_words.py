"""What a day of a running experiment is, in plain sentences. Pure; the catalog has the language."""

from gettext import NullTranslations

from thenar.model.experiment import Arm, Unit


def what_today_is(unit: Unit, arm: Arm, catalog: NullTranslations) -> str:
    """What a running experiment has on this day."""
    if unit is Unit.DAY:
        if arm is Arm.MASSAGE:
            return catalog.gettext("Today is a day with massage.")
        return catalog.gettext("Today is a day without massage.")
    if arm is Arm.MASSAGE:
        return catalog.gettext("Today is in a week with massage.")
    return catalog.gettext("Today is in a week without massage.")
