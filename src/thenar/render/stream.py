"""A mixed session as a file whose every byte is known by its place: Ogg Opus, or Opus in MP4 with its index first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.render.mixed import PACKET, PART, Mixed
from thenar.render.mp4 import mp4_head
from thenar.voice.ogg import ogg_head, ogg_page

_PAGE = FRAMES_PER_SECOND  # packets a page
_PAGE_HEAD = 27


@dataclass(frozen=True)
class Stream:
    """A file that is made as it is read. `wrapped` gives a part's bytes, `part_size` of them but in the last."""

    head: bytes
    size: int
    part_size: int
    wrapped: Callable[[int], bytes]

    def read(self, first: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes from `first` up to `stop`, in pieces; only the parts they lie in are encoded."""
        stop = self.size if stop is None else min(stop, self.size)
        if first < len(self.head):
            yield self.head[first:stop]
        at = max(first, len(self.head))
        while at < stop:
            part, inside = divmod(at - len(self.head), self.part_size)
            piece = self.wrapped(part)[inside : inside + stop - at]
            yield piece
            at += len(piece)


def ogg_stream(mixed: Mixed, tags: Iterable[tuple[str, str]] = ()) -> Stream:
    """Ogg Opus in stereo, that decodes to exactly `mixed.frames * 960` samples."""
    head, first = ogg_head(tags, channels=2)

    def wrapped(part: int) -> bytes:
        packets, at = mixed.packets(part), part * PART
        starts = range(0, len(packets), _PAGE)
        return b"".join(
            ogg_page(packets[start : start + _PAGE], at + start, mixed.frames, first + (at + start) // _PAGE)
            for start in starts
        )

    packets = mixed.frames + 1
    size = len(head) + -(-packets // _PAGE) * _PAGE_HEAD + packets * (1 + PACKET)
    return Stream(head, size, PART // _PAGE * (_PAGE_HEAD + _PAGE * (1 + PACKET)), wrapped)


def mp4_stream(mixed: Mixed) -> Stream:
    """The same packets in MP4, for players that know Opus but not Ogg."""
    head = mp4_head(mixed.frames, PACKET, PART)
    size = len(head) + (mixed.frames + 1) * PACKET
    return Stream(head, size, PART * PACKET, lambda part: b"".join(mixed.packets(part)))
