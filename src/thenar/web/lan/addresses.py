"""Addresses and names of this computer in its own network. Nothing here sends anything."""

import ipaddress
import re
import socket
from typing import Final

from thenar.model.problem import ThenarError

# Documentation and private addresses: asked which way they lie, never sent to. The first follows the usual route;
# the others find a network without a way out.
DIRECTIONS: Final = ("203.0.113.1", "192.168.254.254", "10.254.254.254", "172.31.254.254")
NAMES_HERE: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
NAME = re.compile(r"(?=.{1,253}\Z)(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*\Z")


def is_loopback(peer: str) -> bool:
    """True for an address that only this computer itself can have; false for what is no address."""
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def is_name_here(host: str) -> bool:
    """True for a `Host` header by which this computer knows itself, with any port: a tunnel may lead here."""
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    known = (name if colon else host).lower()
    return known in NAMES_HERE and (not colon or (port.isascii() and port.isdigit()))


def own_address() -> str:
    """The address of this computer in its network, as phones there know it. ThenarError where there is none."""
    for direction in DIRECTIONS:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            try:
                asked.connect((direction, 9))  # a datagram socket: this chooses a way and sends nothing
            except OSError:
                continue
            found = str(asked.getsockname()[0])
        if not is_loopback(found) and found != "0.0.0.0":  # noqa: S104  compared, not bound
            return home_address(found)
    raise ThenarError(
        "This computer is in no network, so no phone could reach it. Connect it to your Wi-Fi, then try again; "
        "or name its address with --address."
    )


def home_address(text: str) -> str:
    """An address that only a home network reaches, in its usual form. ThenarError for any other."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        raise ThenarError(
            "'{given}' is no address. It should be one of this computer's, such as 192.168.1.20. "
            "Leave --address out, and Thenar finds it.",
            given=text,
        ) from None
    never = str(address) in ("127.0.0.1", "::1") or address.is_unspecified or address.is_multicast
    if never or (address.version == 6 and address.is_link_local):  # a browser has no way to write those with their zone
        raise ThenarError(
            "{address} is not an address that a phone could use. It should be this computer's own one in your home "
            "network, such as 192.168.1.20. Leave --address out, and Thenar finds it.",
            address=address,
        )
    if address.is_global:
        raise ThenarError(
            "{address} can be reached from the internet. Thenar serves only the network at home, because what it "
            "keeps is about health. Name a private address with --address, such as 192.168.1.20.",
            address=address,
        )
    return str(address)


def house_name(text: str) -> str:
    """A name by which phones find this computer, in small letters. ThenarError for what is no such name."""
    name = text.strip().rstrip(".").lower()
    if not NAME.match(name) or name.split(".")[-1] == "localhost" or name.replace(".", "").isdigit():
        raise ThenarError(
            "'{given}' is no name that a phone could use. It should be this computer's name in your network, "
            "such as kitchen.local.",
            given=text,
        )
    return name


def in_url(address: str) -> str:
    """An address or name as it stands in a URL: IPv6 in brackets."""
    return f"[{address}]" if ":" in address else address
