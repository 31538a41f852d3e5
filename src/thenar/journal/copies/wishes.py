"""What a person chose about copies, and what became of the last one: a small file in the data folder."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from thenar.files.atomic import whole_file
from thenar.files.private import new_file
from thenar.model.problem import ThenarError

FILE = "copies.json"
MOST_BY_HAND = 50


@dataclass(frozen=True)
class Told:
    """What became of the last automatic copy: its day, its name and rows, or why there is none."""

    day: str
    name: str = ""
    rows: int = 0
    unsound: str = ""
    problem: str = ""
    facts: dict[str, str] = field(default_factory=dict)

    def error(self) -> ThenarError | None:
        """The problem as it was raised, to be told in any language."""
        return ThenarError(self.problem, **self.facts) if self.problem else None


@dataclass(frozen=True)
class CopyWishes:
    """`folder` is where automatic copies go, empty for none; `plain` leaves them open to any reader.

    `gone_up_to`: an erasure could not reach the copies up to this number; they go as soon as the folder is there.
    `by_hand` are the places of copies that a person made, so that an erasure can name them.
    """

    folder: str = ""
    plain: bool = False
    gone_up_to: int = 0
    by_hand: tuple[str, ...] = ()
    last: Told | None = None


_ADAPTER = TypeAdapter(CopyWishes)


def copy_wishes(data: Path) -> CopyWishes:
    """What was chosen; nothing, before anything was. ThenarError where the file is damaged."""
    path = data / FILE
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except FileNotFoundError:
        return CopyWishes()
    except (OSError, ValidationError):
        raise ThenarError(
            "{path} cannot be read, so it is not known where copies should go. Nothing was changed. Remove the file "
            "and choose the folder for copies again.",
            path=path,
        ) from None


def keep_wishes(data: Path, wishes: CopyWishes) -> None:
    """Raises OSError."""
    with whole_file(data / FILE) as half, new_file(half) as file:
        file.write(_ADAPTER.dump_json(wishes, indent=1))


def note_by_hand(data: Path, target: Path) -> None:
    """Remember where a copy was put. Raises OSError, ThenarError."""
    wishes = copy_wishes(data)
    places = dict.fromkeys((*wishes.by_hand, str(target.resolve())))
    keep_wishes(data, replace(wishes, by_hand=tuple(places)[-MOST_BY_HAND:]))
