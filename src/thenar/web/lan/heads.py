"""What each door refuses by the head of a request alone."""

from typing import Final

from django.urls import reverse

from thenar.journal.transfer.refusal import MOST_BYTES as MOST_BROUGHT_IN
from thenar.web.lan.devices import is_signed
from thenar.web.lan.door import Door
from thenar.web.serving.guard import Head, Judge
from thenar.web.serving.heads import OF_A_FORM, OF_A_STRANGER, judge_of
from thenar.web.serving.security_log import HERE

MOST_BYTES: Final = 2 * 1024 * 1024  # of one request of a device
MOST_HERE: Final = MOST_BROUGHT_IN + OF_A_FORM  # of one request on this computer


def judge_here(door: Door) -> Judge:
    """The judge for this computer's own door. Whoever has not come in has nothing to send but a choice of language."""

    def room(head: Head, cookies: dict[str, str]) -> int:
        if door.entry is None or not door.entry.knows(cookies):
            return OF_A_STRANGER
        return MOST_HERE if head.path in (reverse("bring-in"), reverse("copies-look")) else OF_A_FORM

    return judge_of(door.answers_to, room, lambda _head: HERE)


def judge_house(door: Door) -> Judge:
    """The judge for the server behind the front."""

    def room(_head: Head, cookies: dict[str, str]) -> int:
        return MOST_BYTES if is_signed(cookies) else OF_A_STRANGER

    return judge_of(door.answers_to, room, lambda head: door.address_behind(head.peer))
