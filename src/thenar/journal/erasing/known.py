"""Which erasures a device has not learned of yet, by the number of the last one that it obeyed."""

from django.db.models import Max

from thenar.journal.models import Erasure


def newest_erasure() -> int:
    """The number of the last erasure; 0 where nothing was ever erased."""
    return Erasure.objects.aggregate(newest=Max("id"))["newest"] or 0


def is_of_before(known: int, whom: str) -> bool:
    """Whether what a device wrote about `whom` is from before an erasure of that person. `me` is oneself."""
    since = set(Erasure.objects.filter(id__gt=known).values_list("whose", flat=True))
    return Erasure.EVERYONE in since or (whom == Erasure.ME and Erasure.ME in since)
