"""What a page of the library is about, and where that comes from."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.http import Http404

from thenar.model.knowledge import Knowledge, Reference

T = TypeVar("T")


def found(there: Mapping[str, T], name: str) -> T:
    """The one of this id; 404 where there is none."""
    one = there.get(name)
    if one is None:
        raise Http404
    return one


def sources_of(ids: Iterable[str], knowledge: Knowledge) -> list[Reference]:
    """Each source once, in the order in which it is named."""
    return [knowledge.references[one] for one in dict.fromkeys(ids) if one in knowledge.references]
