"""Opens the house: where phones find it, its certificate, its sockets, and what the terminal says about it."""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from thenar.parts.part import Part, needed
from thenar.web.lan.addresses import home_address, house_name, own_address
from thenar.web.lan.front import ALL, Front
from thenar.web.lan.house import House
from thenar.web.lan.pairing import GOOD_FOR, readable

if TYPE_CHECKING:
    from thenar.web.lan.door import Door

THREADS = 6
FOLDER = "https"


@dataclass(frozen=True)
class LanWishes:
    """What was asked for beside `--lan`. HTTPS is the usual way, by a certificate that is made; or by one's own."""

    address: str | None = None
    name: str | None = None
    plain_http: bool = False
    certificate: Path | None = None
    key: Path | None = None


def house_of(wishes: LanWishes, folder: Path, now: datetime) -> House:
    """The house, on no port yet; its own certificate lives in `folder`. ThenarError for what cannot be."""
    address = home_address(wishes.address) if wishes.address else own_address()
    name = house_name(wishes.name) if wishes.name else None
    names = [one for one in (name, address) if one]
    certificate = None
    if not wishes.plain_http:
        needed(Part.CERTIFICATES)
    if wishes.certificate and wishes.key:
        from thenar.web.lan.certificate import given_certificate

        certificate = given_certificate(wishes.certificate, wishes.key, names[0], now)
    elif not wishes.plain_http:
        from thenar.web.lan.certificate import own_certificate

        certificate = own_certificate(folder / FOLDER, names, now)
    return House(address, name=name, certificate=certificate)


@contextmanager
def opened(house: House, listener: socket.socket, door: "Door") -> Iterator[None]:
    """Serve the house from `listener` meanwhile; `door`, this computer's own, knows of it."""
    from django.conf import settings

    from thenar.web.lan.door import Door
    from thenar.web.lan.heads import MOST_BYTES, judge_house
    from thenar.web.serving.guard import GuardedServer

    behind = socket.create_server(("127.0.0.1", 0))
    tls = house.certificate.context() if house.certificate else None
    front = Front(listener, behind.getsockname()[:2], tls, house.url)
    outer = Door(door.application, here=False, house=house, front=front)
    server = GuardedServer(
        outer, behind, judge_house(outer), most_bytes=MOST_BYTES + 1, threads=THREADS, connections=ALL + 20
    )
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *house.names]
    threading.Thread(target=server.run, name="behind the house", daemon=True).start()
    front.start()
    door.house, door.front = house, front
    try:
        yield
    finally:
        door.house = door.front = None
        settings.ALLOWED_HOSTS = [one for one in settings.ALLOWED_HOSTS if one not in house.names]
        front.close()
        server.task_dispatcher.shutdown()
        server.close()


def say_house(house: House, here: str, now: datetime) -> None:
    """Tell the terminal where phones find the house and, where a person reads it, how the first one gets in."""
    from django.utils.translation import gettext as _

    lines = [_("Phones in your home find it at {address}").format(address=house.url)]
    if house.certificate:
        lines.append(_("Fingerprint of the certificate (SHA-256): {text}").format(text=house.certificate.fingerprint))
        if house.certificate.renewed:
            lines.append(_("The certificate is new: phones that trusted an older one must trust this one."))
    else:
        lines.append(_("Without HTTPS others on your Wi-Fi could read along. The page below says what else follows."))
    if sys.stdout.isatty():
        lines.extend(_first_code(house, now))
    lines.append(_("Codes for phones, their names, and throwing out: {address}").format(address=f"{here}/devices/"))
    print("\n".join(lines), flush=True)  # noqa: T201  for the person who started it


def _first_code(house: House, now: datetime) -> list[str]:
    from django.utils.translation import gettext as _

    from thenar.web.lan.qr import for_terminal

    code, until = house.desk.new_code(), (now + timedelta(seconds=GOOD_FOR)).strftime("%H:%M")
    by_hand = _("Scan this, or open {address} and type {code}. It lets one device in, once, until {until}.")
    return [
        "", for_terminal(f"{house.url}/pair/#{code}"), "",
        by_hand.format(address=f"{house.url}/pair/", code=readable(code), until=until),
    ]  # fmt: skip
