"""The moving picture in the app: tones that are remembered, turning, left and right, which finger, and its weight."""

import base64
import io
from collections import Counter
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect
from scipy.spatial import cKDTree

from anatomy.glb import read_glb
from anatomy.pack import SHARES
from anatomy.paths import RESULTS
from tests.browser.conftest import PHONE, Open, playing, screened, until
from tests.web.came_in import cookies

STROKE = "/strokes/palm-thumb-stroke/"
CANVAS = "#picture canvas"
SCENE = "document.querySelector('#picture').dataset.base + 'scene/'"
KB = 1024

SHOW = f"""async shows => {{
  const made = await import({SCENE} + 'loader.js');
  const holder = document.createElement('div');
  holder.style.cssText = 'position:fixed;inset:0 auto auto 0;width:300px;height:250px;z-index:9';
  document.body.append(holder);
  const scene = await made.mountScene(holder, {{ baseUrl: document.querySelector('#picture').dataset.base }});
  const seen = [];
  for (const [stroke, limb, about, seconds] of shows) {{
    await scene.show(stroke, limb, about);
    scene.at(seconds);
    seen.push(holder.querySelector('canvas').toDataURL());
  }}
  holder.remove();
  return seen;
}}"""


def at_rest(page: Page, path: str = STROKE) -> Page:
    """On a stroke's page, with the moving picture paused."""
    page.goto(path)
    expect(page.locator(CANVAS)).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Pause").click()
    return page


def seen(page: Page, canvas: str = CANVAS) -> Image.Image:
    """What the picture shows, once it has come to rest."""
    return Image.open(io.BytesIO(page.locator(canvas).screenshot())).convert("RGB")


def differing(one: Image.Image, other: Image.Image, by: int = 24) -> float:
    """The share of pixels that differ clearly."""
    return share(ImageChops.difference(one, other).convert("L"), by)


def share(image: Image.Image, above: int) -> float:
    lit = image.point(lambda value: 255 if value > above else 0)
    return lit.histogram()[255] / (image.width * image.height)


def from_data(url: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGB")


def colors_of(image: Image.Image) -> Counter[Any]:
    return Counter({color: count for count, color in image.getcolors(1 << 24) or []})


def skin_brightness(image: Image.Image) -> float:
    """Of what is as warm as skin; the ground answers to the tones, and cuffs and arrows have their own colors."""
    red, green, blue = (np.asarray(part, float) for part in image.split())
    warm = red - blue > 22
    assert warm.sum() > 2000
    return float((0.3 * red + 0.6 * green + 0.1 * blue)[warm].mean())


def test_skin_tones_are_chosen_by_keyboard_seen_and_remembered(scene_page: Page) -> None:
    page = at_rest(scene_page)
    before = seen(page)
    page.get_by_text("Skin tones").click()
    giver = page.get_by_role("group", name="The one who massages")
    expect(giver.get_by_role("radio", name="Medium")).to_be_checked()
    giver.get_by_role("radio", name="Medium").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(giver.get_by_role("radio", name="Very deep")).to_be_checked()
    darker = seen(page)
    assert skin_brightness(darker) < skin_brightness(before) - 3
    page.get_by_role("group", name="The one who is massaged").get_by_role("radio", name="Very deep").check()
    darkest = seen(page)
    assert skin_brightness(darkest) < skin_brightness(darker) - 3

    at_rest(page, "/picture/")
    for group in ("The one who massages", "The one who is massaged"):
        tones = page.get_by_role("group", name=group)
        expect(tones.get_by_role("radio", name="Very deep")).to_be_checked()
        assert min(box["height"] for one in tones.locator("label").all() if (box := one.bounding_box())) >= 44
    assert abs(skin_brightness(seen(page)) - skin_brightness(darkest)) < 8


def test_a_stroke_on_oneself_has_one_skin(scene_page: Page) -> None:
    page = at_rest(scene_page, "/strokes/palm-short-stroke/")
    page.get_by_text("Skin tones").click()
    expect(page.get_by_role("radio")).to_have_count(5)
    before = seen(page)
    page.get_by_role("group", name="Your skin").get_by_role("radio", name="Very deep").check()
    colors = colors_of(seen(page))
    light = [color for color, count in colors_of(before).items() if count > 40 and color[0] > color[2] + 60]
    assert light
    assert not [color for color in light if colors[color] > 40], "a hand kept its old tone"


def test_the_moving_picture_keeps_nobody_out(scene_page: Page) -> None:
    page = at_rest(scene_page)
    page.get_by_text("Skin tones").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        until(page, "!document.getAnimations().length")  # colors are judged when they have arrived
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_keys_turn_the_picture_and_home_turns_it_back(scene_page: Page) -> None:
    page = at_rest(scene_page)
    canvas = page.get_by_role("application", name="Palm thumb stroke")
    straight = seen(page)
    page.get_by_role("button", name="Play").focus()
    page.keyboard.press("Shift+Tab")
    expect(canvas).to_be_focused()
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    canvas.blur()
    assert outline != "none"
    assert differing(straight, seen(page)) > 0.05
    canvas.focus()
    page.keyboard.press("Home")
    canvas.blur()
    assert differing(straight, seen(page)) < 0.002


def test_dragging_turns_the_picture_only_so_far(scene_page: Page) -> None:
    page = at_rest(scene_page)
    box = page.locator(CANVAS).bounding_box()
    assert box
    looks = []
    for _ in range(3):
        page.mouse.move(box["x"] + 20, box["y"] + 90)
        page.mouse.down()
        page.mouse.move(box["x"] + 320, box["y"] + 90, steps=6)
        page.mouse.up()
        looks.append(seen(page))
    assert differing(looks[0], looks[2]) < 0.002


def test_left_is_the_mirror_of_right(scene_page: Page) -> None:
    page = at_rest(scene_page)
    about = {"repetitionSeconds": 4, "zones": ["palm"]}
    for stroke in ("palm-thumb-stroke", "bottom-of-foot-thumb-stroke"):
        area = "foot" if "foot" in stroke else "hand"
        left, right = map(
            from_data, page.evaluate(SHOW, [[stroke, f"{side}-{area}", about, 1.3] for side in ("left", "right")])
        )
        assert differing(left, right) > 0.02
        mirrored = right.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        # the light stays where it is, so only the tone may differ a little
        assert differing(left, mirrored, by=60) < 0.01


def test_the_finger_that_is_named_is_the_one_that_is_shown(scene_page: Page) -> None:
    page = at_rest(scene_page)
    about = {"repetitionSeconds": 4, "zones": ["knuckles", "fingers", "fingertips"]}
    shows = [["finger-stretch", "left-hand", {**about, "zone": zone}, 1.0] for zone in ("index-finger", "ring-finger")]
    index, ring = map(from_data, page.evaluate(SHOW, shows))
    assert differing(index, ring) > 0.02


def test_what_is_worked_glows_and_nothing_else(scene_page: Page) -> None:
    page = at_rest(scene_page)
    glow = """async asked => {
      const { glowing } = await import(BASE + 'glow.js');
      const { leavesOf } = await import(BASE + 'zones.js');
      return asked.map(([area, about, digit, wanted]) =>
        [[...glowing(area, about, digit)].sort(), leavesOf(area, wanted).sort()]);
    }""".replace("BASE", f"({SCENE})")
    told = page.evaluate(
        glow,
        [
            ["hand", {"zones": ["fingers"]}, "", ["fingers", "fingertips"]],
            ["hand", {"zones": ["palm", "fingers"], "zone": "palm"}, "", ["palm", "fingers", "fingertips"]],
            ["hand", {"zones": ["fingers"], "zone": "ring-finger"}, "ring", ["ring-finger", "ring-fingertip"]],
            ["hand", {"zones": ["fingertips"]}, "index", ["index-fingertip"]],
            ["foot", {"zones": ["ball", "arch", "heel"], "zone": "arch", "move": "arch"}, "", ["arch"]],
        ],
    )  # fmt: skip
    for lit, wanted in told:
        assert lit == wanted


def test_the_limbs_are_unpacked_as_they_were(scene_page: Page) -> None:
    """Every corner of the browser's limb is one of the model's, to a sixteenth of a millimetre."""
    page = at_rest(scene_page)
    unpacked = """async name => {
      const { unpack } = await import(BASE + 'packed.js');
      const { geometry, bones } = unpack(await (await fetch(BASE + name + '.bin')).arrayBuffer());
      const of = (part) => Array.from(geometry.attributes[part].array);
      return [of('position'), of('skinWeight'), of('_zone'), Array.from(geometry.index.array), bones.length];
    }""".replace("BASE", f"({SCENE})")
    for name in SHARES:
        points, weights, zone, corners, bones = page.evaluate(unpacked, name)
        limb, zones = read_glb(RESULTS / f"{name}.glb")
        far, nearest = cKDTree(limb.points).query(np.reshape(points, (-1, 3)))
        assert far.max() < 1e-4
        assert (zones[nearest] == zone).all()
        assert (np.reshape(weights, (-1, 4)).sum(axis=1) == 255).all()
        assert set(corners) == set(range(len(zone)))
        assert len(corners) == pytest.approx(limb.faces.size * SHARES[name], rel=0.02)
        assert bones == len(limb.bones)


def test_the_score_tells_which_finger_and_which_move(scene_page: Page) -> None:
    page = at_rest(scene_page)
    told = page.evaluate(
        """async () => {
          const base = document.querySelector('#picture').dataset.base;
          const { Score } = await import(base + 'js/session/score.js');
          const cue = (at_ms, zone, move, step) =>
            ({ at_ms, duration_ms: 1000, kind: 'rest', repetition: 1, zone, move, step });
          const sections = [{ kind: 'step', at_ms: 0, step: 0 }, { kind: 'step', at_ms: 9000, step: 1 }];
          const cues = [cue(1000, 'big-toe', 'slide', 0), cue(4000, 'second-toe', 'slide', 0),
                        cue(6000, 'second-toe', 'turn-left', 0), cue(10000, 'sole', undefined, 1)];
          const score = new Score({ sections, cues, duration_ms: 12000 });
          return [0, 1500, 3000, 6500, 8000, 9500].map((ms) => [score.place(ms)?.zone, score.place(ms)?.move]);
        }"""
    )
    assert told == [
        ["big-toe", "slide"],
        ["big-toe", "slide"],
        ["second-toe", "slide"],
        ["second-toe", "turn-left"],
        ["second-toe", "turn-left"],
        ["sole", None],
    ]


def test_the_caption_names_the_finger(scene_page: Page) -> None:
    page = at_rest(scene_page, "/strokes/finger-stretch/")
    expect(page.locator("#place")).to_have_text("Thumb.")


def test_without_webgl_there_is_a_still_with_words(open_page: Open) -> None:
    page = open_page(STROKE)
    expect(page.get_by_role("img", name="How the hands lie and move: Palm thumb stroke")).to_be_visible()
    assert page.locator("#picture img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 300
    page = playing(open_page())
    page.locator("#skip").click()
    expect(page.locator("#picture img")).to_be_visible()
    assert "How the hands lie" in (page.locator("#picture img").get_attribute("alt") or "")


def test_without_scripts_there_is_a_still_and_nothing_that_does_nothing(open_page: Open) -> None:
    page = open_page(STROKE, java_script_enabled=False)
    expect(page.get_by_role("img", name="How the hands lie and move")).to_be_visible()
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    expect(page.get_by_text("Skin tones")).to_be_hidden()
    page.goto("/picture/")
    expect(page.get_by_text("Here you see still pictures")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_hidden()


def test_with_reduced_motion_nothing_moves_and_three_is_not_fetched(scene_page: Page) -> None:
    page = scene_page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(reduced_motion="reduce")
    page.goto(STROKE)
    expect(page.get_by_role("img", name="How the hands lie and move")).to_be_visible()
    playing(page)
    page.locator("#skip").click()
    expect(page.locator("#picture img")).to_be_visible()
    expect(page.locator("canvas")).to_have_count(0)
    assert not [url for url in asked if "three.js" in url]


@pytest.mark.parametrize("area", ["Hands", "Feet"])
def test_a_session_with_its_moving_picture_is_light(scene_page: Page, server: str, area: str) -> None:
    """Everything but the sound: 60 KB before it begins, 400 KB with all limbs and every movement of the session."""
    browser = scene_page.context.browser
    assert browser
    page = browser.new_page(base_url=server, viewport=PHONE, service_workers="block")  # a worker would hide the bytes
    page.context.add_cookies(cookies(server))  # type: ignore[arg-type]
    screened(page, area=area, minutes="20")
    page.wait_for_load_state("networkidle")  # the font of headings comes once, with the pages before
    weights = watch(page)
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/session/**")
    page.wait_for_load_state("networkidle")
    assert sum(weights.values()) <= 60 * KB, weights

    page.get_by_role("button", name="Begin").click()
    expect(page.locator(CANVAS)).to_be_attached(timeout=30_000)
    sections = page.evaluate("JSON.parse(document.querySelector('script#session').textContent).sections")
    strokes = [one["stroke"] for one in sections if "stroke" in one]
    for stroke in strokes:
        page.locator("#skip").click()
        until(page, f"performance.getEntriesByType('resource').some(one => one.name.endsWith('/{stroke}.json'))")
    expect(page.locator(CANVAS)).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")
    assert len(set(strokes)) > 2
    assert {"three.js", "hand.bin"} <= {url.rpartition("/")[2] for url in weights}
    assert sum(weights.values()) <= 400 * KB, weights


def watch(page: Page) -> dict[str, int]:
    """What each address brings from now on, in bytes on the wire; without the sound, which the aim leaves out, and the
    font of headings, which is only asked for where the browser has it, and then never leaves it."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}

    def came(done: dict[str, Any]) -> None:
        url = asked.get(done["requestId"], "")  # what the page before asked for may still come
        if url and not any(one in url for one in ("/track.", "/voice/", "/fraunces")):
            weights[url] = int(done["encodedDataLength"])

    network.on("Network.requestWillBeSent", lambda one: asked.update({one["requestId"]: one["request"]["url"]}))
    network.on("Network.loadingFinished", came)
    return weights
