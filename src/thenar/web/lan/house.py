"""What the house knows of itself: where phones find it, whom it answers, and the desk that hands out codes."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from thenar.web.lan.addresses import in_url
from thenar.web.lan.pairing import Desk

if TYPE_CHECKING:
    from thenar.web.lan.certificate import Certificate

HERE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True)
class House:
    """This computer as the phones of a home see it: `address`, perhaps a `name`, one `port` for all."""

    address: str
    port: int = 0  # none yet
    name: str | None = None
    certificate: "Certificate | None" = None
    desk: Desk = field(default_factory=Desk)

    def on(self, port: int) -> "House":
        """The same house on a port."""
        return replace(self, port=port)

    @property
    def scheme(self) -> str:
        return "https" if self.certificate else "http"

    @property
    def url(self) -> str:
        """Where phones find it: by name where it has one."""
        return f"{self.scheme}://{_with_port(in_url(self.name or self.address), self.scheme, self.port)}"

    @property
    def names(self) -> list[str]:
        """What the house may be called in a request, without the port."""
        return [in_url(one) for one in (self.address, self.name) if one]

    @property
    def hosts(self) -> frozenset[str]:
        """The `Host` headers of requests from the house. No other name leads here, whatever a name server says."""
        return frozenset(_with_port(one, self.scheme, self.port) for one in self.names)

    @property
    def hosts_here(self) -> frozenset[str]:
        """The `Host` headers of requests from this computer."""
        return frozenset(_with_port(one, "http", self.port) for one in HERE)


def _with_port(host: str, scheme: str, port: int) -> str:
    return host if port == {"http": 80, "https": 443}[scheme] else f"{host}:{port}"
