"""Who sent a request, as far as pages need to know: the computer itself, or a device with its role."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest

from thenar.web.lan.role import COMPUTER, Role

ROLE: Final = "thenar.role"  # in a request's environ, set by the gate
DEVICE: Final = "thenar.device"


def role_at(request: HttpRequest) -> Role:
    """What this visitor may do; everything on the computer itself."""
    found: Role = request.META.get(ROLE, COMPUTER)
    return found


def device_at(request: HttpRequest) -> UUID | None:
    """The device it is; None on the computer itself."""
    found: UUID | None = request.META.get(DEVICE)
    return found


def visitor(request: HttpRequest) -> dict[str, Any]:
    """For every template: `visitor_role`, and `visitor_is_device`."""
    return {"visitor_role": role_at(request), "visitor_is_device": device_at(request) is not None}
