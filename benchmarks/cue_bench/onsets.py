"""From the beginnings of sounds to how many cues came on time."""

from collections.abc import Sequence
from dataclasses import dataclass

from thenar.model.timeline import FRAME_MS

_FRAME = FRAME_MS / 1000


@dataclass(frozen=True)
class Timing:
    """`played` of `asked` cues, `on_frame` of them within a frame of their time; `worst` in seconds late."""

    asked: int
    played: int
    on_frame: int
    worst: float

    @property
    def words(self) -> str:
        """The same in a few words."""
        missing = self.asked - self.played
        return f"worst {self.worst * 1000:,.0f} ms late" + (f", {missing} not played" if missing else "")


def timing(onsets: Sequence[float], due: Sequence[float]) -> Timing:
    """The n-th sound against the n-th cue; seconds in.

    Lateness counts from the cue that came earliest against its time: where a way begins is its own choice, what
    it keeps is measured.
    """
    behind = [sound - at for sound, at in zip(onsets, due, strict=False)]
    off = [one - min(behind) for one in behind]
    return Timing(
        asked=len(due), played=len(off), on_frame=sum(one < _FRAME for one in off),
        worst=max(off, default=0.0),
    )  # fmt: skip
