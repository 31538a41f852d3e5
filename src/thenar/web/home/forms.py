"""What the home page asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from thenar.journal import people, routines
from thenar.journal.guests import is_guest
from thenar.journal.models import Person
from thenar.journal.people import areas_word
from thenar.model.knowledge import Knowledge
from thenar.plan import LEAST_MINUTES, MOST_MINUTES
from thenar.web.base.called import called
from thenar.web.base.words import pressures, talks

NEW, GUEST = "new", "guest"
AREAS = {"hand": gettext_lazy("Hands"), "foot": gettext_lazy("Feet"), "both": gettext_lazy("Both")}
MINUTES = (5, 10, 15, 20, 30)
OTHER = "other"


class WishesForm(forms.Form):
    """For whom, which limbs, how long; and, folded away, how firm, with what, and what for."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    who = forms.ChoiceField(label=pgettext_lazy("for whom", "For"), widget=forms.RadioSelect)
    area = forms.ChoiceField(label=gettext_lazy("Where"), widget=forms.RadioSelect, choices=AREAS.items())
    minutes = forms.ChoiceField(label=gettext_lazy("How long"), widget=forms.RadioSelect)
    other_minutes = forms.FloatField(required=False)
    pressure = forms.TypedChoiceField(label=gettext_lazy("How firm"), coerce=int, widget=forms.RadioSelect)
    lotion = forms.ChoiceField(label=gettext_lazy("What your hands glide on"), widget=forms.Select)
    goal = forms.ChoiceField(label=gettext_lazy("What you hope for"), required=False, widget=forms.Select)
    talk = forms.ChoiceField(label=gettext_lazy("How much the voice says"), required=False, widget=forms.Select)
    name = forms.CharField(label=gettext_lazy("Their name"), required=False, max_length=60)
    helped = forms.BooleanField(required=False)

    def __init__(self, data: Any, household: Iterable[Person], knowledge: Knowledge, person: Person) -> None:
        super().__init__(data, initial=_initial(person))
        known = [(str(one.key), label) for one, label in called(household)]
        if is_guest(person):
            known.append((str(person.key), _("The guest who is here now")))
        self._choose("who", [*known, (NEW, _("Someone else")), (GUEST, _("A guest, nothing is kept"))])
        areas: list[tuple[Any, Any]] = [*AREAS.items(), *((str(of), "") for of in self._own(data, household))]
        self._choose("area", areas)
        self._choose("minutes", [*((str(one), str(one)) for one in MINUTES), (OTHER, _("Other"))])
        self._choose("pressure", [(level, name) for level, (name, _image) in pressures().items()])
        self._choose("lotion", [(one.id, one.name) for one in knowledge.lotions.values()])
        self._choose("talk", talks())
        self._choose("goal", [("", _("Just to feel good")), *((one.id, one.name) for one in knowledge.goals.values())])

    def _own(self, data: Any, household: Iterable[Person]) -> Iterable[UUID]:
        """The routines of their own that whom it is for may begin; offered elsewhere, not as a choice of this form."""
        said = data.get("who") if data else None
        who = next((one for one in household if str(one.key) == said), None)
        return [row.of for row in routines.newest(who) if not row.put_away] if who else []

    def _choose(self, field: str, choices: list[tuple[Any, str]]) -> None:
        cast("forms.ChoiceField", self.fields[field]).choices = choices

    def clean(self) -> dict[str, Any]:
        """Minutes as one number, from 3 to 60."""
        cleaned = super().clean() or {}
        other = cleaned.get("other_minutes")
        if cleaned.get("minutes") == OTHER:
            if other is None or not LEAST_MINUTES <= other <= MOST_MINUTES:
                wrong = _("Choose a number of minutes from {least} to {most}, such as 12.")
                self.add_error("other_minutes", wrong.format(least=LEAST_MINUTES, most=MOST_MINUTES))
        elif cleaned.get("minutes"):
            cleaned["other_minutes"] = float(cleaned["minutes"])
        return cleaned

    def keep(self, person: Person) -> None:
        """Remember these wishes for the person."""
        found = self.cleaned_data
        people.wish(person, found["area"])
        person.minutes, person.pressure = found["other_minutes"], found["pressure"]
        person.lotion, person.goal = found["lotion"], found["goal"]
        person.helped = person.me and found["helped"]
        person.talk = found["talk"] or person.talk
        wished = ("areas", "routine", "item", "minutes", "pressure", "lotion", "goal", "helped", "talk")
        person.save(update_fields=wished)


@dataclass(frozen=True)
class Shown:
    """One choice of a field as the template draws it."""

    value: str
    label: str
    chosen: bool


def shown(form: WishesForm, field: str) -> list[Shown]:
    """The choices of a field, the chosen one marked."""
    value = str(form[field].value() or "")
    choices: Iterable[Any] = cast("Any", form.fields[field]).choices
    return [Shown(str(one), str(label), str(one) == value) for one, label in choices]


def _initial(person: Person) -> dict[str, Any]:
    usual = person.minutes in MINUTES
    return {
        "key": uuid4(),
        "who": str(person.key),
        "area": areas_word(person),
        "minutes": f"{person.minutes:g}" if usual else OTHER,
        "other_minutes": None if usual else f"{person.minutes:g}",
        "pressure": person.pressure,
        "lotion": person.lotion,
        "goal": person.goal,
        "helped": person.helped,
        "talk": person.talk,
    }
