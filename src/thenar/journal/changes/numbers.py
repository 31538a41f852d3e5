"""A number that is sent again for the same moment corrects the first one, and what stood there is kept."""

from datetime import datetime
from uuid import UUID

from thenar.journal.changes.act import correct
from thenar.journal.models import Person, RatingRow, Session
from thenar.journal.ratings import Given, keep_ratings, rating_key
from thenar.model.measure import RatedAt
from thenar.model.problem import ThenarError


def keep_or_correct(
    key: UUID, person: Person, rated_at: RatedAt, given: Given, now: datetime, session: Session | None = None
) -> int:
    """Keep the numbers of one submit, and put those that differ in the place of what was rated before. Says how many it
    corrected. The same submit again changes nothing, whatever came since."""
    keep_ratings(key, person, rated_at, given, now, session)
    moment = {"session": session} if session else {"session": None, "day": now.date()}
    corrected = 0
    for (measure, area), value in given.items():
        place = {"measure": measure, "rated_at": rated_at.value, "area": area.value if area else "", **moment}
        row = RatingRow.objects.filter(person=person, **place).first()
        mine = rating_key(key, measure, area)
        if row is None:
            refuse_anothers(mine, person)
        elif row.key != mine:
            corrected += correct(mine, person, row, {"value": value}, now)
    return corrected


def refuse_anothers(key: UUID, person: Person) -> None:
    """ThenarError for a form whose key has kept something about someone else; sent again another day it is the same."""
    if not RatingRow.objects.filter(key=key, person=person).exists():
        raise ThenarError("This form was sent before, for someone else. Nothing was saved. Open the page again.")
