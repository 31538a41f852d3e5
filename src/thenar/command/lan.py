"""The options of `--lan`, as one value."""

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thenar.command.options import Command

if TYPE_CHECKING:
    from thenar.web.lan.opening import LanWishes

_FILE = click.Path(dir_okay=False, path_type=Path)
_LAN = (
    click.option("--lan", is_flag=True, help="Serve phones in your home network too; each is let in with a code."),
    click.option("--https", is_flag=True, help="With --lan: by HTTPS, as it is without this word."),
    click.option("--plain-http", is_flag=True, help="With --lan: no HTTPS. Others on the network could read along."),
    click.option("--address", metavar="ADDRESS", help="With --lan: this computer's address, where it has several."),
    click.option("--name", metavar="NAME", help="With --lan: a name by which phones find it, such as kitchen.local."),
    click.option("--certificate", type=_FILE, metavar="FILE", help="With --lan: HTTPS with a certificate of your own."),
    click.option("--key", type=_FILE, metavar="FILE", help="The key of that certificate."),
)


def lan_options(command: Command) -> Command:
    """The decorator that hands a command its `lan`: what was asked for with --lan, None without it."""

    @wraps(command)
    def run(lan: bool, **rest: Any) -> Any:
        asked = {name: rest.pop(name) for name in ("address", "name", "https", "plain_http", "certificate", "key")}
        return command(lan=_lan_wishes(lan, asked), **rest)

    for option in reversed(_LAN):
        run = option(run)
    return run


def _lan_wishes(lan: bool, asked: dict[str, Any]) -> "LanWishes | None":
    given = [f"--{name.replace('_', '-')}" for name, value in asked.items() if value]
    if not lan:
        if given:
            raise click.UsageError(f"{' and '.join(given)} can only be used together with --lan. Add --lan.")
        return None
    if bool(asked["certificate"]) != bool(asked["key"]):
        raise click.UsageError(
            "A certificate and its key belong together. Name both, with --certificate FILE and --key FILE; "
            "or neither, and Thenar makes a certificate."
        )
    if asked["plain_http"] and (asked.pop("https") or asked["certificate"]):
        raise click.UsageError("--plain-http means no HTTPS, and the other options ask for it. Choose one of them.")
    asked.pop("https", None)
    from thenar.web.lan.opening import LanWishes

    return LanWishes(**asked)
