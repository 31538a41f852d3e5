"""What a device keeps for later goes: said in an answer to it, whoever asked for it."""

from django.http import HttpResponseBase


def clear_device(response: HttpResponseBase, *, cookies: bool = False) -> None:
    """Tell the browser to forget what it keeps of this site: pages, plans, sounds, unsent ratings; `cookies` too.

    Browsers heed it over HTTPS and on this computer itself. Over plain HTTP a browser keeps nothing in the first place.
    """
    kinds = ["cache", *(["cookies"] if cookies else []), "storage"]
    response.headers["Clear-Site-Data"] = ", ".join(f'"{kind}"' for kind in kinds)
