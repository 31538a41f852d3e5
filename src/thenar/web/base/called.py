"""What the people of the household are called on the pages."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from thenar.journal.models import Person


def called(people: Iterable[Person]) -> Iterator[tuple[Person, str]]:
    """Each person with a label of their own; who is called as someone before gets a number, such as "Ana (2)"."""
    seen: Counter[str] = Counter()
    for one in people:
        label = _("Me") if one.me else one.name or _("Someone I care for")
        seen[label] += 1
        yield one, f"{label} ({seen[label]})" if seen[label] > 1 else label


def label_of(person: Person) -> str:
    """The same label, for one of them."""
    return next(label for one, label in called(Person.objects.all()) if one.pk == person.pk)


def within(label: str, person: Person) -> str:
    """A label within a sentence; empty for oneself, whom a sentence calls by a word of its own."""
    if person.me:
        return ""
    return label if person.name else label[:1].lower() + label[1:]


def whose(person: Person) -> str | None:
    """What a helper calls the one whose feelings are asked about; None where one is asked about oneself."""
    return None if person.me else person.name or _("the person you massage")
