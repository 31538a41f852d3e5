"""What was heard wrongly is said in other ways, and the one that is heard best takes its place."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

from studio.gate import Figures, judged, read_figures, write_figures
from studio.takes import WAYS, Teacher
from studio.ways import Way, read_ways, write_ways
from thenar.model.speech import ENGLISH, PAUSE, speech_frames
from thenar.voice.pack import Pack, Take


def mend_pack(path: Path, teacher: Teacher, until: float | None = None) -> list[str]:
    """Say the takes that were heard wrongly in other ways. The sound of each that got better is taken out of the pack,
    so that the next build says it in its new way. Gives a line for each."""
    pack, figures, ways, better = Pack(path), read_figures(path), read_ways(), []
    for take in _wrong(pack, figures, teacher.id):
        if until is not None and monotonic() > until:
            break
        found = _best(take, teacher, figures[take.key])
        if found is None:
            continue
        ways[take.text, take.number], figures[take.key] = found
        pack.file(take).unlink()
        better.append(f"{take.text}  ->  {found[1].heard}")
        write_ways(ways)
        write_figures(path, figures)
    return better


def _wrong(pack: Pack, figures: dict[str, Figures], by: str) -> Iterator[Take]:
    takes = (take for some in pack.index.values() for take in some if take.by == by)
    return (take for take in takes if take.key in figures and figures[take.key].wrong)


def _best(take: Take, teacher: Teacher, now: Figures) -> tuple[Way, Figures] | None:
    """The way with the fewest words heard wrongly, the most natural of them; none where no other way is better."""
    best: tuple[Way, Figures] | None = None
    for way in WAYS[1:]:
        phrase = teacher.said(take.text, way)
        if phrase.frames + PAUSE > speech_frames(take.text, ENGLISH):
            continue
        found = judged(replace(take, frames=phrase.frames), phrase)
        least = best[1] if best else now
        if (found.wrong, -found.overall) < (least.wrong, -least.overall) and found.wrong < now.wrong:
            best = way, found
        if best and not best[1].wrong:
            break
    return best
