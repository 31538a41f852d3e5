"""Two doors to one website: this computer's own, and that of the house. Each request is marked with its door.

The mark is set here, from the socket that a request came through; nothing that a visitor sends can set it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from thenar.web.lan.addresses import is_loopback

if TYPE_CHECKING:
    from thenar.web.lan.front import Front
    from thenar.web.lan.house import House

DOOR: Final = "thenar.door"  # in a request's environ
Application = Callable[..., Iterable[bytes]]


class Place(StrEnum):
    """Where a request comes from."""

    HERE = "here"  # this computer itself
    HOUSE = "house"  # the network at home: a device that was let in, or a stranger
    NOWHERE = "nowhere"  # refused without a further look


@dataclass(frozen=True)
class Door:
    """A WSGI application that marks requests and hands them on. `front` is there at the door of the house only."""

    application: Application
    house: "House"
    front: "Front"
    here: bool

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[DOOR] = self
        environ["wsgi.url_scheme"] = "http" if self.here else self.house.scheme
        if not self.here:
            environ["REMOTE_ADDR"] = self.front.address_behind(int(environ["REMOTE_PORT"])) or ""
        return self.application(environ, start_response)

    def place(self, peer: str, host: str) -> Place:
        """Where a request through this door comes from, by the other end's address and the `Host` header."""
        return place_of(self.here, peer, host, self.house.hosts_here if self.here else self.house.hosts)


def place_of(here: bool, peer: str, host: str, hosts: frozenset[str]) -> Place:
    """Pure. `here` tells this computer's own door; `hosts` are the only `Host` headers that this door answers.

    A page of another site whose name was made to lead here (DNS rebinding) still sends its own name, and so is
    refused. Through this computer's own door only loopback addresses come.
    """
    if host.lower() not in hosts:
        return Place.NOWHERE
    if here:
        return Place.HERE if is_loopback(peer) else Place.NOWHERE
    return Place.HOUSE if peer else Place.NOWHERE
