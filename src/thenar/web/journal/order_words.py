"""In which order a table writes its days, as a choice."""

from django.utils.translation import gettext as _

from thenar.journal.foreign.cells import Order


def order_choices(chosen: Order | None) -> list[tuple[str, str, bool]]:
    """The value of each, its words, and whether it is chosen."""
    words = {
        Order.DAY_FIRST: _("27/3/2026: day, month, year"),
        Order.MONTH_FIRST: _("3/27/2026: month, day, year"),
        Order.YEAR_FIRST: _("2026-03-27: year, month, day"),
    }
    return [(one.value, said, one is chosen) for one, said in words.items()]
