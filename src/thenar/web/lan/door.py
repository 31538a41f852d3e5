"""Two doors to one website: this computer's own, and that of the house. Each request is marked with its door.

The mark is set here, from the socket that a request came through; nothing that a visitor sends can set it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from thenar.web.lan.addresses import is_loopback, is_name_here

if TYPE_CHECKING:
    from thenar.web.lan.front import Front
    from thenar.web.lan.house import House
    from thenar.web.lan.switch import Switch
    from thenar.web.serving.entry import Entry

DOOR: Final = "thenar.door"  # in a request's environ
Application = Callable[..., Iterable[bytes]]


class Place(StrEnum):
    """Where a request comes from."""

    HERE = "here"  # this computer itself
    HOUSE = "house"  # the network at home: a device that was let in, or a stranger
    NOWHERE = "nowhere"  # refused without a further look


@dataclass(eq=False)
class Door:
    """A WSGI application that marks requests and hands them on.

    This computer's own door (`here`) knows its browsers by `entry`, and opens and closes the house by its `switch`;
    `house` and `front` are there while the house is open.
    """

    application: Application
    here: bool
    entry: "Entry | None" = None
    house: "House | None" = None
    front: "Front | None" = None
    switch: "Switch | None" = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[DOOR] = self
        environ["wsgi.url_scheme"] = "http" if self.here or self.house is None else self.house.scheme
        if not self.here:
            environ["REMOTE_ADDR"] = self.address_behind(int(environ["REMOTE_PORT"])) or ""
        return self.application(environ, start_response)

    def address_behind(self, port: int) -> str | None:
        """Whose request it is that came through the front from `port`; None for one that did not."""
        return self.front.address_behind(port) if self.front else None

    def place(self, peer: str, host: str) -> Place:
        """Where a request through this door comes from, by the other end's address and the `Host` header."""
        return place_of(self.here, peer, self.answers_to(host))

    def answers_to(self, host: str) -> bool:
        """True for the `Host` headers that this door answers. No other name leads here, whatever a name server says."""
        house = self.house  # looked at once: it may be closed meanwhile
        if house is None:
            return self.here and is_name_here(host)
        return host.lower() in (house.hosts_here if self.here else house.hosts)


def place_of(here: bool, peer: str, ours: bool) -> Place:
    """Pure. `here` tells this computer's own door; `ours`, that the `Host` header is one that this door answers.

    A page of another site whose name was made to lead here (DNS rebinding) still sends its own name, and so is
    refused. Through this computer's own door only loopback addresses come.
    """
    if not ours:
        return Place.NOWHERE
    if here:
        return Place.HERE if is_loopback(peer) else Place.NOWHERE
    return Place.HOUSE if peer else Place.NOWHERE
