"""Skin stands out from what is behind it, in every tone and both themes, and nothing is drawn that nobody sees."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import playing, until

STROKE = "/strokes/palm-thumb-stroke/"
CANVAS = "#picture canvas"
TONES = ("porcelain", "sand", "honey", "umber", "cocoa")
ENOUGH = 3.0  # WCAG 2.2, 1.4.11

# Both hands lie open; skin is what differs from the same picture without them. The cuffs are no skin.
CONTRAST = """async ([theme, tones, still]) => {
  const base = document.querySelector('#picture').dataset.base;
  const { createScene } = await import(base + 'scene/scene.js');
  const { ratio } = await import(base + 'scene/ground.js');
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:fixed;inset:0 auto auto 0;width:300px;height:280px';
  document.body.append(canvas);
  const scene = await createScene(canvas, { baseUrl: base, theme, still });
  await scene.show('open-hands', 'both-hands', { zones: [] });
  scene.renderer.shadowMap.enabled = false;
  const look = () => {
    scene.draw();
    const flat = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
    const pen = flat.getContext('2d');
    pen.drawImage(canvas, 0, 0);
    return pen.getImageData(0, 0, flat.width, flat.height).data;
  };
  const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (all, i) => 0.2126 * part(all[i]) + 0.7152 * part(all[i + 1]) + 0.0722 * part(all[i + 2]);
  const middle = (some) => some.sort((a, b) => a - b)[some.length >> 1];
  const found = [];
  for (const tone of tones) {
    scene.setSkin({ giver: tone, receiver: tone });
    for (const actor of scene.cast.actors) actor.limb.cloth.visible = false;
    scene.cast.group.visible = true;
    const whole = look();
    scene.cast.group.visible = false;
    const bare = look();
    const skin = [], ground = [];
    for (let i = 0; i < whole.length; i += 4) {
      const off = [0, 1, 2].reduce((sum, k) => sum + Math.abs(whole[i + k] - bare[i + k]), 0);
      if (off > 12) { skin.push(light(whole, i)); ground.push(light(bare, i)); }
    }
    found.push([skin.length, ratio(middle(skin), middle(ground))]);
  }
  scene.dispose();
  canvas.remove();
  return found;
}"""
COUNT = """() => {
  window.drawn = 0;
  const draw = WebGL2RenderingContext.prototype.drawElements;
  WebGL2RenderingContext.prototype.drawElements = function (...about) {
    window.drawn += 1;
    return draw.apply(this, about);
  };
}"""
A_WHILE = """() => new Promise(done => {
  let frames = 0;
  const before = window.drawn;
  const look = () => (frames += 1) > 40 ? done(window.drawn - before) : requestAnimationFrame(look);
  requestAnimationFrame(look);
})"""


@pytest.mark.parametrize("still", [False, True], ids=["software", "card"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_skin_of_every_tone_stands_out_from_its_ground(scene_page: Page, theme: str, still: bool) -> None:
    scene_page.goto(STROKE)
    expect(scene_page.locator(CANVAS)).to_be_visible(timeout=30_000)
    told = dict(zip(TONES, scene_page.evaluate(CONTRAST, [theme, TONES, still]), strict=True))
    for tone, (pixels, ratio) in told.items():
        assert pixels > 2000, tone
        assert ratio >= ENOUGH, f"{tone} {ratio:.2f}"


def test_a_black_screen_and_a_pause_draw_nothing(scene_page: Page) -> None:
    page = scene_page
    page.add_init_script(f"({COUNT})()")
    playing(page)
    page.locator("#skip").click()
    expect(page.locator(CANVAS)).to_be_visible(timeout=30_000)
    until(page, "window.drawn > 20")
    assert page.evaluate(A_WHILE) > 0
    page.locator("#more").click()
    page.locator("#black").click()
    page.evaluate(A_WHILE)
    assert page.evaluate(A_WHILE) == 0
    page.mouse.click(180, 300)  # a touch brings the picture back
    until(page, "!document.body.classList.contains('black')")
    assert page.evaluate(A_WHILE) > 0
    page.locator("#pause").click()
    until(page, "document.querySelector('#track').paused")
    page.evaluate(A_WHILE)
    assert page.evaluate(A_WHILE) == 0


def test_what_lies_still_is_drawn_once(scene_page: Page) -> None:
    page = scene_page
    page.add_init_script(f"({COUNT})()")
    page.goto("/strokes/foot-on-knee/")
    expect(page.locator(CANVAS)).to_be_visible(timeout=30_000)
    page.evaluate(A_WHILE)
    assert page.evaluate(A_WHILE) == 0
