"""What a sentence sounds like: from the pack, else from the cache, else spoken now."""

from functools import cache
from pathlib import Path
from threading import Lock

from thenar.files.folders import user_cache_folder
from thenar.model.speech import SPOKEN
from thenar.voice.cache import Cache
from thenar.voice.device import DeviceSpeaker
from thenar.voice.hibari import CALM, HibariVoice
from thenar.voice.pack import Pack
from thenar.voice.phrase import TONE_PREFIX, Phrase, Speaks, Voice, phrase_key
from thenar.voice.pronounce import plain, spelled

SHIPPED_PACK = Path(__file__).parent / "pack" / "heart"


class Speaker:
    """A voice at a pace, with what is packed and what was said before. Safe to use from several threads."""

    language = SPOKEN

    def __init__(self, voice: Voice, pace: float, pack: Pack | None = None, cache: Cache | None = None) -> None:
        self.voice, self.pace = voice, pace
        self._pack, self._cache = pack, cache
        self._lock = Lock()

    def phrase(self, text: str, turn: int = 0) -> Phrase:
        """The sound of a sentence, or of a tone such as `tone:chime`. VoiceError where it has none.

        `turn` is how often it was heard before: a packed sentence with several takes is said in one after another.
        """
        takes = self._pack.takes(plain(text)) if self._pack else ()
        if self._pack and takes:
            return self._pack.phrase(takes[turn % len(takes)])
        key = self.key(text)
        return (self._cache.phrase(key) if self._cache else None) or self._spoken(key, text)

    def frames(self, text: str) -> int:
        """How long a sentence takes at most, in frames of 20 ms; for packed ones no sound is read."""
        takes = self._pack.takes(plain(text)) if self._pack else ()
        return max((take.frames for take in takes), default=0) or self.phrase(text).frames

    def key(self, text: str) -> str:
        """The name of a sentence in the cache."""
        return phrase_key(self.voice.id, self.pace, spelled(text))

    def _spoken(self, key: str, text: str) -> Phrase:
        with self._lock:
            # another thread may have spoken it while this one waited
            kept = self._cache.phrase(key) if self._cache else None
            if kept:
                return kept
            phrase = _tone(text) if text.startswith(TONE_PREFIX) else self.voice.speak(spelled(text), self.pace)
            if self._cache:
                self._cache.keep(key, phrase)
            return phrase


def _tone(text: str) -> Phrase:
    from thenar.voice.chime import tone  # its encoder costs a server 60 MB that a packed session does not need

    return tone(text)


@cache
def shipped_speaker() -> Speaker:
    """The voice that comes with Thenar, its pack, and this user's cache."""
    return Speaker(HibariVoice(), CALM, Pack(SHIPPED_PACK), Cache(user_cache_folder()))


@cache
def speaker_of(language: str) -> Speaks:
    """Who speaks a language: our voice, which speaks English, or the device that a session is played on."""
    return shipped_speaker() if language == SPOKEN else DeviceSpeaker(language, shipped_speaker())
