"""Timelines made by hand and by chance, for the renderers."""

from hypothesis import strategies as st

from thenar.model.timeline import Cue, CueKind, Timeline
from thenar.voice.speaker import Speaker

TEXTS = ("One.", "Two.", "Thumb.", "Breathe in.", "Breathe out.", "Begin with the left hand.")
KINDS = (CueKind.SAY, CueKind.COUNT, CueKind.BREATHE)


def laid(gaps: list[tuple[int, str | None]], speaker: Speaker, after: int = 0) -> Timeline:
    """Texts (None for a tone) one after another, each after so many frames of rest, and rest after the last."""
    cues: list[Cue] = []
    at = 0
    for gap, text in gaps:
        if gap:
            cues.append(Cue(at, gap, CueKind.REST))
        at += gap
        frames = speaker.frames(text or "tone:chime")
        cues.append(Cue(at, frames, KINDS[len(cues) % 3] if text else CueKind.TONE, text, stroke="palm-thumb-stroke"))
        at += frames
    return Timeline(tuple(cues), at + after)


def timelines(speaker: Speaker) -> st.SearchStrategy[Timeline]:
    """Any run of shipped sentences, tones and rests."""
    sound = st.tuples(st.integers(0, 120), st.none() | st.sampled_from(TEXTS))
    return st.builds(laid, st.lists(sound, max_size=12), st.just(speaker), st.integers(1, 200))
