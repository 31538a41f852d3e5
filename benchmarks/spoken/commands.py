"""The eight commands, and when a transcript is one of them."""

import re

COMMANDS = ("stop", "go on", "again", "next", "softer", "firmer", "other side", "it hurts")
URGENT = ("stop", "it hurts")
_LONGEST = 4

_ALSO = {
    "stop it": "stop", "please stop": "stop", "ouch it hurts": "it hurts", "that hurts": "it hurts",
    "hurts": "it hurts", "come on": "go on", "continue": "go on", "gone": "go on", "the other side": "other side",
    "another side": "other side", "soft": "softer", "firm": "firmer", "once again": "again", "next step": "next",
}  # fmt: skip


def command_in(text: str) -> str | None:
    """The command that a transcript is, or None.

    The whole of it has to be a command, said once or several times. Only "stop" and "it hurts" are also taken
    from among a few other words, because missing them is worse than stopping once too often.
    """
    words = re.findall(r"[a-z']+", text.lower())
    said = " ".join(words)
    for command in COMMANDS:
        if words and re.fullmatch(f"({command} ?)+", said):
            return command
    if said in _ALSO:
        return _ALSO[said]
    if len(words) <= _LONGEST:
        return next((one for one in URGENT if f" {one} " in f" {said} "), None)
    return None
