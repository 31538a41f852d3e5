"""What the door of the house refuses by the head of a request alone."""

from typing import Final

from thenar.web.lan.devices import is_signed
from thenar.web.lan.door import Door
from thenar.web.serving.guard import Head, Judge
from thenar.web.serving.heads import OF_A_STRANGER, judge_of

MOST_BYTES: Final = 2 * 1024 * 1024  # of one request of a device


def judge_house(door: Door) -> Judge:
    """The judge for the server behind the front."""

    def room(_head: Head, cookies: dict[str, str]) -> int:
        return MOST_BYTES if is_signed(cookies) else OF_A_STRANGER

    return judge_of(door.answers_to, room, lambda head: door.address_behind(head.peer))
