"""Files to take along: sound, captions and card, each rendered whole before the first is written."""

from collections.abc import Callable
from pathlib import Path

from thenar.model.bed import Bed
from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.model.timeline import Timeline
from thenar.render.captions import webvtt
from thenar.render.target import RenderError, write_target
from thenar.voice.phrase import Speaks


def export_session(
    plan: Plan,
    knowledge: Knowledge,
    sound: Callable[[], tuple[Timeline, Speaks]],
    *,
    audio: Path | None = None,
    captions: Path | None = None,
    card: Path | None = None,
    bed: Bed | None = None,
) -> list[Path]:
    """Write the files that are named, and say which. `sound` is asked only where something is heard.

    Raises RenderError, and then nothing half-written is left behind.
    """
    rendered: dict[Path, bytes] = {}
    if audio:
        rendered[audio] = _audio(audio, plan, knowledge, sound, bed)
    if captions:
        _ends_with(captions, ".vtt")
        rendered[captions] = webvtt(sound()[0]).encode()
    if card:
        from thenar.render.card import card_pdf

        _ends_with(card, ".pdf")
        rendered[card] = card_pdf(plan, knowledge)
    for path, data in rendered.items():
        write_target(path, data)
    return list(rendered)


def session_title(plan: Plan, knowledge: Knowledge) -> str:
    """The names of the routines, for people."""
    return ", ".join(knowledge.routines[name].name for name in plan.wishes.routines)


def _audio(
    path: Path, plan: Plan, knowledge: Knowledge, sound: Callable[[], tuple[Timeline, Speaks]], bed: Bed | None
) -> bytes:
    from thenar.render.audio import audio_format
    from thenar.render.chapters import chapters

    render = audio_format(path)
    timeline, speaker = sound()
    marks, title = chapters(plan, timeline, knowledge.catalog), session_title(plan, knowledge)
    return render(timeline, speaker, marks, title, bed)


def _ends_with(path: Path, suffix: str) -> None:
    if path.suffix.lower() != suffix:
        raise RenderError("{path} is not a name for this. It should end in {suffix}.", path=path, suffix=suffix)
