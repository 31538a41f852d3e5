"""The gate: each new take is written down by a recognizer and judged; its figures are kept beside the pack by key."""

from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from studio.hear import RATE, heard, words, wrong_words
from studio.judge import distillmos, dnsmos
from thenar.voice.encode import decoded
from thenar.voice.pack import Pack, Take
from thenar.voice.phrase import SAMPLE_RATE, Phrase

LOUDNESS = 10 ** (-5 / 20)  # from -19 to -24 LUFS, at which the judges were trained
KNOWN = 10  # figures written at once, so that little is lost where it is stopped


@dataclass(frozen=True)
class Figures:
    """What the gate found of a take."""

    key: str
    words: int
    wrong: int
    overall: float
    natural: float | None
    heard: str

    @property
    def line(self) -> str:
        natural = "" if self.natural is None else f"{self.natural:.2f}"
        figures = (self.key, str(self.words), str(self.wrong), f"{self.overall:.2f}", natural, self.heard)
        return "\t".join(figures) + "\n"


def figures_file(pack: Path) -> Path:
    """Where the figures of a pack are kept."""
    return pack.with_name(f"{pack.name}-figures.tsv")


def read_figures(pack: Path) -> dict[str, Figures]:
    """Every take's figures by its key."""
    file = figures_file(pack)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {one.key: one for one in map(_figures, lines)}


def judge_pack(path: Path, by: str, until: float | None = None) -> list[str]:
    """Judge every take of a voice that has no figures yet, or as many as there is time for until a reading of
    `time.monotonic`. Gives a line for each new one with a word that was heard wrongly."""
    pack, known = Pack(path), read_figures(path)
    takes = [take for some in pack.index.values() for take in some if take.by == by]
    kept = {take.key: counted(take.text, known[take.key]) for take in takes if take.key in known}
    new = [take for take in takes if take.key not in known]
    wrong = []
    for number, take in enumerate(new, 1):
        if until is not None and monotonic() > until:
            break
        found = kept[take.key] = judged(take, pack.phrase(take))
        if found.wrong:
            wrong.append(f"{take.text}  ->  {found.heard}")
        if number % KNOWN == 0:
            write_figures(path, kept)
    write_figures(path, kept)
    return wrong


def counted(text: str, figures: Figures) -> Figures:
    """The figures of a take with its words counted anew from what was heard: the way of counting may have changed."""
    return replace(figures, words=len(words(text)), wrong=wrong_words(text, figures.heard))


def summary(path: Path) -> str:
    """The figures of a pack in one line, for people and for docs/voice.md."""
    found = list(read_figures(path).values())
    if not found:
        return "No take was judged yet."
    said, wrong = sum(one.words for one in found), sum(one.wrong for one in found)
    natural = [one.natural for one in found if one.natural is not None]
    judged = f", DistillMOS {np.mean(natural):.2f} of {len(natural)}" if natural else ""
    return (
        f"{len(found)} takes judged: {wrong} of {said} words heard wrongly ({100 * wrong / max(1, said):.1f} %), "
        f"DNSMOS overall {np.mean([one.overall for one in found]):.2f}{judged}."
    )


def judged(take: Take, phrase: Phrase) -> Figures:
    """The figures of a take, listened to now."""
    sound = _at_16_khz(decoded(phrase.packets))
    understood = " ".join(heard(sound).split())
    wrong = wrong_words(take.text, understood)
    return Figures(take.key, len(words(take.text)), wrong, dnsmos(sound), distillmos(sound), understood)


def _at_16_khz(sound: NDArray[np.float64]) -> NDArray[np.float32]:
    """A third of the samples: the spectrum above 8 kHz left out."""
    padded = np.pad(sound, (0, -len(sound) % 4_800))
    spectrum = np.fft.rfft(padded)[: len(padded) // 6 + 1]
    thin = np.fft.irfft(spectrum, len(padded) // (SAMPLE_RATE // RATE)) / (SAMPLE_RATE // RATE)
    return np.asarray(thin * LOUDNESS, np.float32)


def write_figures(path: Path, kept: dict[str, Figures]) -> None:
    """Keep the figures of a pack, by key."""
    lines = "".join(one.line for _, one in sorted(kept.items()))
    figures_file(path).write_text(lines, encoding="utf-8")


def _figures(line: str) -> Figures:
    key, said, wrong, overall, natural, understood = line.split("\t")
    return Figures(key, int(said), int(wrong), float(overall), float(natural) if natural else None, understood)
