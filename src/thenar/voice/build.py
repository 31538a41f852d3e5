"""Makes the voice pack: `make voice`. Only sentences that are new are spoken; the others are kept as they are."""

import sys
from collections.abc import Iterable
from pathlib import Path

from thenar.load import load_knowledge
from thenar.model.problem import ThenarError
from thenar.model.timeline import FRAMES_PER_SECOND
from thenar.voice.pack import Entry, Pack, write_pack
from thenar.voice.phrase import Phrase, VoiceError
from thenar.voice.sentences import sentences
from thenar.voice.speaker import SHIPPED_PACK, Speaker, plain, shipped_speaker


def build(path: Path, texts: Iterable[str], speaker: Speaker) -> int:
    """Write a pack of exactly these texts; how many had to be spoken. VoiceError names a text that cannot be."""
    old = Pack(path)
    entries: dict[str, Entry] = {}
    spoken = 0
    for text in texts:
        key = speaker.key(text)
        kept = _kept(old, key)
        spoken += kept is None
        entries[key] = Entry(plain(text), kept or speaker.phrase(text))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_pack(path, speaker.voice.id, speaker.pace, entries)
    return spoken


def _kept(old: Pack, key: str) -> Phrase | None:
    try:
        return old.phrase(key)
    except VoiceError:
        return None  # missing or damaged: made anew


def main() -> None:
    """Build the shipped pack from the shipped knowledge and say what was done."""
    shipped = shipped_speaker()
    try:
        texts = sentences(load_knowledge())
        spoken = build(SHIPPED_PACK, texts, Speaker(shipped.voice, shipped.pace))
    except ThenarError as error:
        sys.exit(str(error))
    pack = Pack(SHIPPED_PACK)
    seconds = sum(pack.frames(key) or 0 for key in pack.texts()) / FRAMES_PER_SECOND
    size = SHIPPED_PACK.stat().st_size / 1e6
    sys.stdout.write(f"{len(texts)} sentences, {spoken} newly spoken, {seconds / 60:.1f} minutes, {size:.2f} MB.\n")


if __name__ == "__main__":
    main()
