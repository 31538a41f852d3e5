"""The parts of Thenar that may be missing, and the one door to their libraries.

Planning, exporting, the app and the packed voice need none of them. Every import of their libraries goes through
`needed`, so that a missing one is a sentence with a way on, never a traceback: docs/machines.md.
"""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Final

from thenar.model.problem import ThenarError


class Part(StrEnum):
    """What can be left out; each is an extra of the same name in `pyproject.toml`."""

    CERTIFICATES = "certificates"
    COPIES = "copies"
    PAPER = "paper"
    PHOTOS = "photos"
    SOUND = "sound"
    SPEECH = "speech"


LIBRARIES: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.CERTIFICATES: ("cryptography.exceptions", "cryptography"),
    Part.COPIES: ("pyrage",),
    Part.PAPER: ("typst",),
    Part.PHOTOS: ("zxingcpp",),
    Part.SOUND: ("miniaudio",),
    Part.SPEECH: ("onnxruntime", "hibari"),
}
"""The modules of a part; the last is the one that is used."""


class MissingPartError(ThenarError):
    """A part that is needed is not here: what cannot be done, why, and how to add it."""


def needed(part: Part) -> ModuleType:
    """The library of a part, loaded now. MissingPartError where it cannot be."""
    try:
        return [import_module(name) for name in LIBRARIES[part]][-1]
    except (ImportError, OSError) as error:  # OSError: a library of the system that it stands on is missing
        raise _missing(part, str(error)) from error


def missing(part: Part) -> MissingPartError | None:
    """What is to be said of a part that is not here; None where it is."""
    try:
        needed(part)
    except MissingPartError as error:
        return error
    return None


def _missing(part: Part, why: str) -> MissingPartError:
    match part:
        case Part.CERTIFICATES:
            return MissingPartError(
                "Certificates and seals cannot be made or checked here: a library is missing ({why}). Without it, "
                "phones come in by --plain-http only, and routines cannot be given or opened. All else works. To add "
                'it, type pip install "thenar[certificates]", or make parts where the sources are.',
                why=why,
            )
        case Part.COPIES:
            return MissingPartError(
                "Copies cannot be locked or unlocked here: a library is missing ({why}). Nothing was changed. Copies "
                'without a key and all else work. To add it, type pip install "thenar[copies]", or make parts where '
                "the sources are. Then start Thenar again.",
                why=why,
            )
        case Part.PAPER:
            return MissingPartError(
                "Pages to print cannot be made here: a library is missing ({why}). Nothing was written. All else "
                'works. To add it, type pip install "thenar[paper]", or make parts where the sources are.',
                why=why,
            )
        case Part.PHOTOS:
            return MissingPartError(
                "Codes in photos cannot be read here: a library is missing ({why}). Nothing was opened. A file or a "
                'link works without it. To add it, type pip install "thenar[photos]", or make parts where the '
                "sources are.",
                why=why,
            )
        case Part.SOUND:
            return MissingPartError(
                "There is no sound in this terminal: a library is missing ({why}). The words are shown in silence; "
                'the app has sound as ever. To add it, type pip install "thenar[sound]", or make parts where the '
                "sources are.",
                why=why,
            )
        case Part.SPEECH:
            return MissingPartError(
                "New sentences cannot be spoken here: a library is missing ({why}). All that Thenar itself says is "
                "spoken already and plays without it; leave out words of your own. To add it, type "
                'pip install "thenar[speech]", or make parts where the sources are.',
                why=why,
            )
