"""A language that our voice does not speak: the device's own voice says it, or captions alone do."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, at_the_start, until

# A device with three voices, which notes what it is asked to say. Only its own Spanish one may be used.
DEVICE = """
(() => {
  const voice = (name, lang, localService) => ({ name, lang, localService, default: false, voiceURI: name });
  const voices = [voice("cloud", "es-ES", false), voice("own", "es-MX", true), voice("english", "en-US", true)];
  const told = (window.told = []);
  let now = null;
  const synth = new EventTarget();
  Object.assign(synth, {
    getVoices: () => window.voices ?? voices,
    speak(utterance) {
      now = utterance;
      const at = document.querySelector("#track").currentTime;
      told.push({ text: utterance.text, voice: utterance.voice?.name, lang: utterance.lang, at });
      setTimeout(() => now === utterance && utterance.onend?.(new Event("end")), 300);
    },
    cancel() {
      now = null;
      told.push({ cancel: true });
    },
  });
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();
"""
NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


def in_spanish(page: Page, device: str) -> Page:
    """On the session's page, before it begins, in Spanish, on such a device."""
    at_the_start(page)
    page.context.add_init_script(device)
    page.context.add_cookies([{"name": "thenar-language", "value": "es", "url": page.url}])
    page.reload()
    assert page.locator("html").get_attribute("lang") == "es"
    return page


def begun(page: Page) -> Page:
    page.locator("#start").click()
    until(page, "document.querySelector('#track').currentTime > 0.6")
    return page


def cues(page: Page) -> list[dict[str, object]]:
    found: list[dict[str, object]] = page.evaluate("JSON.parse(document.querySelector('#session').textContent).cues")
    return [one for one in found if one.get("text")]


def told(page: Page) -> list[dict[str, object]]:
    """What the device was asked to say, the first nothing left out."""
    found: list[dict[str, object]] = page.evaluate("window.told")
    return [one for one in found if str(one.get("text", "")).strip()]


def test_each_sentence_is_said_at_its_cue_by_a_voice_of_the_device_itself(open_page: Open) -> None:
    page = begun(in_spanish(open_page(), DEVICE))
    first = cues(page)[:3]
    page.evaluate("document.querySelector('#track').playbackRate = 4")
    until(page, "window.told.filter((one) => one.text?.trim()).length >= 3")
    said = told(page)[:3]
    assert [one["text"] for one in said] == [one["text"] for one in first]
    assert {(one["voice"], one["lang"]) for one in said} == {("own", "es-MX")}
    for one, cue in zip(said, first, strict=True):
        begins, lasts = float(str(cue["at_ms"])), float(str(cue["duration_ms"]))
        assert begins <= float(str(one["at"])) * 1000 < begins + lasts
    assert page.locator("#no-voice").is_hidden()


def test_a_pause_silences_it_and_the_sentence_is_said_again(open_page: Open) -> None:
    page = begun(in_spanish(open_page(), DEVICE))
    until(page, "window.told.some((one) => one.text?.trim())")
    page.locator("#pause").click()
    until(page, "window.told.at(-1).cancel")
    sentence = told(page)[-1]["text"]
    page.locator("#pause").click()
    until(page, f"window.told.filter((one) => one.text === {sentence!r}).length === 2")
    assert told(page)[-1]["text"] == sentence


def test_answers_are_said_too_and_are_not_cut_by_the_pause_they_come_with(open_page: Open) -> None:
    page = begun(in_spanish(open_page(), DEVICE))
    answer = page.evaluate("JSON.parse(document.querySelector('#session').textContent).said.softer")
    page.locator("#softer").click()
    until(page, f"window.told.some((one) => one.text === {answer!r})")
    until(page, "!document.querySelector('#track').paused")
    said = page.evaluate("window.told")
    place = next(index for index, one in enumerate(said) if one.get("text") == answer)
    assert not said[place + 1 : place + 2] or "cancel" not in said[place + 1]


def test_without_a_voice_a_sentence_says_so_and_captions_go_on(open_page: Open) -> None:
    page = in_spanish(open_page(), NO_VOICE)
    until(page, "!document.querySelector('#no-voice').hidden")
    begun(page)
    expect(page.locator("#caption")).to_have_text(str(cues(page)[0]["text"]))


def test_a_voice_that_would_send_words_away_is_no_voice(open_page: Open) -> None:
    page = in_spanish(open_page(), DEVICE + "window.voices = speechSynthesis.getVoices().slice(0, 1);")
    until(page, "!document.querySelector('#no-voice').hidden")
    begun(page)
    until(page, "document.querySelector('#track').currentTime > 1.5")
    assert told(page) == []


def test_english_never_asks_for_it(open_page: Open) -> None:
    page = at_the_start(open_page())
    names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not [name for name in names if "device_voice" in name]
    assert "device_voice" not in (page.locator("#session").text_content() or "")
