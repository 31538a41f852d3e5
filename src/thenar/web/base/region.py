"""How a region writes its week and its clock, as the Unicode CLDR has it; a test holds these lists to it."""

import os
import re
from datetime import time
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


SATURDAY = _codes("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY")
SUNDAY = _codes(
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GQ GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH "
    "PK PR PT PY SA SG ST SV TH TL TT TW UM US VE VI WS YE ZA ZW"
)
TWELVE = {  # by language: where the clock on the wall begins anew at noon
    "en": _codes(
        "AE AG AS AU BB BM BS CA CY DM ER FJ FM GD GH GM GU GY HK IN JM KI KN KY LC LR LS MH MO MP MW MY NA NZ PG PH "
        "PK PR PW SB SD SG SL SS SZ TC TO TT UM US VC VG VI VU WS ZM"
    ),
    "es": _codes("AR BO CL CO CR CU DO EC GT HN MX NI PA PE PH PR PY SV US UY VE"),
}
_HOME = {"en": "US", "es": "ES"}  # of a language that names no region
_TAG = re.compile(r"\b[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b")


def region_of(request: HttpRequest) -> str:
    """The region that the browser names first; where it names none, the one that its language is at home in."""
    found = _TAG.search(request.headers.get("Accept-Language", ""))
    return found[1] if found else _HOME.get(_language(), "")


def week_of(region: str) -> tuple[int, ...]:
    """The days of the week, 0 for Monday, from the one that it begins on there."""
    first = 5 if region in SATURDAY else 6 if region in SUNDAY else 4 if region == "MV" else 0
    return tuple((first + day) % 7 for day in range(7))


def clock(at: time, region: str) -> str:
    """A time as clocks there show it: `8:30 PM`, or `20:30`."""
    if region not in TWELVE.get(_language(), ()):
        return f"{at:%H:%M}"
    text = _("{clock} AM") if at.hour < 12 else _("{clock} PM")
    return text.format(clock=f"{(at.hour - 1) % 12 + 1}:{at:%M}")


def zone_here() -> str:
    """The name of this computer's time zone, where it tells it; else nothing."""
    named = os.environ.get("TZ", "")
    link = Path("/etc/localtime")
    path = named if "/" in named else str(link.resolve()) if link.is_symlink() else ""
    return path.rpartition("zoneinfo/")[2] if "zoneinfo/" in path else path.lstrip(":")


def _language() -> str:
    return (get_language() or "en").partition("-")[0]
