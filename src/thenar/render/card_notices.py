"""What stands on every card: its headings, when to stop, and that nobody has reviewed it. Pure."""

from dataclasses import dataclass
from gettext import NullTranslations


@dataclass(frozen=True)
class Notices:
    """The words that are the same on every card of a language."""

    first: str
    last: str
    left_out: str
    stop: str
    stop_for: tuple[str, ...]
    emergency: str
    unreviewed: str


def notices(catalog: NullTranslations) -> Notices:
    """The words of a language."""
    return Notices(
        first=catalog.pgettext("heading of a card", "First"),
        last=catalog.pgettext("heading of a card", "Last"),
        left_out=catalog.gettext("Left out today"),
        stop=catalog.gettext("Stop at once for"),
        stop_for=(
            catalog.pgettext("stop at once for", "pain"),
            catalog.pgettext("stop at once for", "new numbness or tingling"),
            catalog.pgettext("stop at once for", "a change of color"),
            catalog.pgettext("stop at once for", "dizziness or nausea"),
            catalog.pgettext("stop at once for", "short breath"),
            catalog.pgettext("stop at once for", "itching or a rash"),
            catalog.pgettext("stop at once for", "pulling away, or distress"),
        ),
        emergency=catalog.gettext(
            "Sudden trouble breathing, chest pain, a drooping face or swollen lips: call the emergency number at once."
        ),
        unreviewed=catalog.gettext("No clinician has reviewed this. It is not medical advice."),
    )
