"""The sound of a session in another language: its own address, its own cache, and never mixed with another."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.conftest import Visitor
from tests.web.session.asking import data_of
from thenar.journal.models import Session
from thenar.load import load_knowledge
from thenar.model.timeline import FRAME_MS
from thenar.voice.ogg import ogg_packets
from thenar.voice.phrase import SILENCE
from thenar.voice.speaker import shipped_speaker

SPANISH = load_knowledge(language="es")


def spoken_in(visitor: Visitor, session: Session, language: str) -> dict[str, Any]:
    visitor.client.cookies["thenar-language"] = language
    return data_of(visitor, session)


def test_each_language_has_its_own_track_with_its_own_name(visitor: Visitor) -> None:
    session = visitor.session()
    english, spanish = spoken_in(visitor, session, "en"), spoken_in(visitor, session, "es")
    assert english["track"]["ogg"] != spanish["track"]["ogg"]
    assert "device_voice" not in english
    assert spanish["device_voice"] == "es"
    sounds = [visitor.client.get(one["track"]["ogg"]) for one in (english, spanish)]
    assert sounds[0]["ETag"] != sounds[1]["ETag"]
    for made, sound in zip((english, spanish), sounds, strict=True):
        assert len(ogg_packets(sound.content)) * FRAME_MS == made["duration_ms"]


def test_a_track_that_was_begun_keeps_its_language(visitor: Visitor) -> None:
    session = visitor.session()
    english = spoken_in(visitor, session, "en")
    whole = visitor.client.get(english["track"]["ogg"])
    spoken_in(visitor, session, "es")
    rest = visitor.client.get(english["track"]["ogg"], headers={"Range": "bytes=1000-", "If-Range": whole["ETag"]})
    assert (rest.status_code, rest.content) == (206, whole.content[1000:])


def test_a_language_that_is_not_there_is_not_asked_for(visitor: Visitor) -> None:
    session = visitor.session()
    address = reverse("track", args=(session.key, "ogg"))
    assert visitor.client.get(f"{address}?language=tlh")["ETag"] == visitor.client.get(address)["ETag"]


def test_the_spanish_track_has_chimes_and_silence(visitor: Visitor) -> None:
    data = spoken_in(visitor, visitor.session(), "es")
    packets = ogg_packets(visitor.client.get(data["track"]["ogg"]).content)
    heard: set[int] = set()
    for cue in [cue for cue in data["cues"] if cue["kind"] == "tone"]:
        at, mark = cue["at_ms"] // FRAME_MS, cue.get("mark")
        tone = shipped_speaker().phrase(f"tone:{mark or 'chime'}").packets
        assert packets[at : at + len(tone)] == tone
        heard |= set(range(at, at + len(tone)))
    assert heard
    assert all(packet == SILENCE for frame, packet in enumerate(packets) if frame not in heard)


def test_captions_and_cues_are_spanish_sentences_in_their_time(visitor: Visitor) -> None:
    session = visitor.session()
    data = spoken_in(visitor, session, "es")
    captions = visitor.client.get(reverse("captions", args=(session.key,))).content.decode()
    texts = [cue["text"] for cue in data["cues"] if cue.get("text")]
    assert SPANISH.phrases.breathe_in in texts
    assert all(text in captions for text in texts)


def test_a_short_answer_is_as_long_as_its_words_may_take(visitor: Visitor) -> None:
    data = spoken_in(visitor, visitor.session(), "es")
    assert data["said"]["softer"] == SPANISH.phrases.live["softer"]
    packets = ogg_packets(visitor.client.get(data["live"]["softer"]).content)
    assert set(packets) == {SILENCE}
    english = visitor.client.get(data["live"]["softer"].replace("=es", "=en"))
    assert set(ogg_packets(english.content)) != {SILENCE}


@pytest.mark.parametrize("change", ["softer", "again", "other-side", "longer"])
def test_a_session_that_was_changed_goes_on_in_another_language(visitor: Visitor, change: str) -> None:
    session = visitor.session()
    english = spoken_in(visitor, session, "en")
    late = [one for one in english["sections"] if one["kind"] == "step"][-1]["at_ms"] + 5000
    sent = {"key": str(uuid4()), "change": change, "track_ms": late, "heard_ms": late}
    answer = visitor.client.post(reverse("change", args=(session.key,)), sent, content_type="application/json")
    assert answer.status_code == 200
    spanish = spoken_in(visitor, session, "es")
    sound = visitor.client.get(spanish["track"]["ogg"])
    assert len(ogg_packets(sound.content)) * FRAME_MS == spanish["duration_ms"]
