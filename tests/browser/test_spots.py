"""Points on the limb itself: touched, chosen by key and in the list, found, mirrored, and without a moving picture."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.test_access import keeps_nobody_out
from tests.browser.test_picture import differing, seen
from thenar.load import load_knowledge

KNOWLEDGE = load_knowledge()
CANVAS = "#spots canvas"
STILL = "#spots .picture img"

# Where each spot lies on the picture that is shown, by a picture of the same size that is looked at in the same way.
LAID = """async ([area, side, left, only]) => {
  const root = document.querySelector("#spots");
  const { Chart } = await import(root.dataset.base + "scene/chart.js");
  const box = root.querySelector("canvas").getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.style.cssText = `position:absolute;visibility:hidden;width:${box.width}px;height:${box.height}px`;
  document.body.append(canvas);
  const chart = new Chart(canvas, { baseUrl: root.dataset.base, calm: true });
  await chart.show({ area, left, side, points: only, chosen: "" });
  const { camera } = chart.view;
  const places = chart.dots.all.map(({ id, dot }) => {
    const at = dot.getWorldPosition(camera.position.clone()).project(camera);
    const [x, y] = [(at.x + 1) / 2 * box.width, (1 - at.y) / 2 * box.height];
    return { id, x, y, found: chart.dots.at(x, y, camera, canvas) };
  });
  canvas.remove();
  return places;
}"""


def opened(page: Page, path: str = "/points/") -> Page:
    """A page with the moving picture of points, once it is seen."""
    page.goto(path)
    expect(page.locator(CANVAS)).to_be_visible(timeout=30_000)
    page.locator("#spots").scroll_into_view_if_needed()
    return page


def of(area: str) -> list[str]:
    return [point.id for point in KNOWLEDGE.points.values() if point.area == area]


def places(page: Page, area: str, side: str, *, left: bool = True, only: list[str] | None = None) -> list[Any]:
    laid: list[Any] = page.evaluate(LAID, [area, side, left, only or of(area)])
    return laid


def touch(page: Page, point: str, side: str, *, left: bool = True) -> None:
    """Touch the picture where a point lies on the side that is shown."""
    area = KNOWLEDGE.points[point].area
    [place] = places(page, area, side, left=left, only=[point])
    page.locator(CANVAS).click(position={"x": place["x"], "y": place["y"]})


def told(page: Page) -> Locator:
    return page.locator("#spots .told")


def rested(page: Page, side: str) -> None:
    """Once the picture has come to the side that was chosen."""
    expect(page.locator(CANVAS)).to_have_attribute("data-rests", side)


@pytest.fixture
def chart_page(scene_page: Page) -> Page:
    """Knows how many steps of a turn were drawn."""
    scene_page.add_init_script("""
      window.steps = 0;
      const ask = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (then) => ask((now) => { window.steps += 1; then(now); });
    """)
    return scene_page


def test_a_touch_on_the_skin_chooses_the_point_that_lies_there(chart_page: Page) -> None:
    page = opened(chart_page)
    expect(told(page)).to_have_text("Choose a point in the list, or touch a spot.", use_inner_text=True)
    before = seen(page, CANVAS)
    touch(page, "pc8-laogong", "palm")
    expect(page.get_by_role("radio", name="Laogong PC8")).to_be_checked()
    expect(told(page)).to_contain_text(KNOWLEDGE.points["pc8-laogong"].location, use_inner_text=True)
    rested(page, "left hand palm")
    assert differing(before, seen(page, CANVAS)) > 0.001
    told(page).get_by_role("link").click()
    page.wait_for_url("**/points/pc8-laogong/")


def test_a_touch_beside_every_spot_chooses_none_and_a_drag_turns(chart_page: Page) -> None:
    page = opened(chart_page)
    rested(page, "left hand palm")
    before = seen(page, CANVAS)
    page.locator(CANVAS).click(position={"x": 30, "y": 30})
    expect(page.locator("[name=spot]:checked")).to_have_count(0)
    assert differing(before, seen(page, CANVAS)) < 0.002
    [place] = places(page, "hand", "palm", only=["pc8-laogong"])
    box = page.locator(CANVAS).bounding_box()
    assert box
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + place["x"] + 60, box["y"] + place["y"], steps=4)
    page.mouse.up()
    expect(page.locator("[name=spot]:checked")).to_have_count(0)
    assert differing(before, seen(page, CANVAS)) > 0.02


def test_the_list_chooses_and_the_picture_turns_to_where_the_point_is(chart_page: Page) -> None:
    page = opened(chart_page)
    palm = seen(page, CANVAS)
    page.get_by_role("radio", name="Zhongzhu TE3").check()
    expect(page.get_by_role("radio", name="Back", exact=True)).to_be_checked()
    rested(page, "left hand back")
    assert differing(palm, seen(page, CANVAS)) > 0.05
    touch(page, "li4-hegu", "back")
    expect(page.get_by_role("radio", name="Hegu LI4")).to_be_checked()


def test_by_key_alone(chart_page: Page) -> None:
    page = opened(chart_page)
    page.locator("[name=side-hand]:checked").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    first, second = of("hand")[:2]
    expect(page.locator(f"[value={first}]")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"[value={second}]")).to_be_checked()
    expect(told(page)).to_contain_text(KNOWLEDGE.points[second].tradition, use_inner_text=True)
    rested(page, "left hand palm")
    straight = seen(page, CANVAS)
    page.locator(CANVAS).focus()
    expect(page.get_by_role("application", name="A left hand with points")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.locator(CANVAS).blur()
    assert differing(straight, seen(page, CANVAS)) > 0.05


def test_a_point_that_was_turned_away_is_turned_to_again(chart_page: Page) -> None:
    page = opened(chart_page)
    page.get_by_role("radio", name="Daling PC7").check()
    rested(page, "left hand palm")
    straight = seen(page, CANVAS)
    page.locator(CANVAS).press("ArrowRight")
    page.locator(CANVAS).blur()
    assert differing(straight, seen(page, CANVAS)) > 0.02
    page.get_by_role("radio", name="Daling PC7").click()
    page.get_by_role("radio", name="Daling PC7").blur()
    rested(page, "left hand palm")
    assert differing(straight, seen(page, CANVAS)) < 0.01


def test_the_right_is_the_mirror_of_the_left_and_is_touched_there(chart_page: Page) -> None:
    page = opened(chart_page)
    page.get_by_role("radio", name="Right", exact=True).check()
    expect(page.get_by_role("application", name="A right hand with points")).to_be_visible()
    rested(page, "right hand palm")
    [left] = places(page, "hand", "palm", only=["ht7-shenmen"])
    width = page.locator(CANVAS).evaluate("one => one.clientWidth")
    page.locator(CANVAS).click(position={"x": width - left["x"], "y": left["y"]})
    expect(page.get_by_role("radio", name="Shenmen HT7")).to_be_checked()


def test_every_spot_can_be_touched_from_the_side_that_the_picture_turns_to(chart_page: Page) -> None:
    """The inner leg, the sole and the palm among them."""
    page = opened(chart_page)
    missed = []
    for point in KNOWLEDGE.points.values():
        if point.not_shown is None:
            side = page.locator(f"[value={point.id}]").get_attribute("data-side") or ""
            for left in (True, False):
                laid = [one for one in places(page, point.area, side, left=left) if one["id"] == point.id]
                missed += [(point.id, left) for one in laid if one["found"] != point.id]
    assert missed == []


def test_a_search_leaves_the_spots_that_fit_and_goes_on_to_the_other_limb(chart_page: Page) -> None:
    page = opened(chart_page)
    shown = page.locator("#spots [name=spot]:visible")
    page.get_by_label("Search").fill("nausea")
    expect(shown).to_have_count(1)
    expect(page.locator("#found")).to_have_text("1 found")
    box = page.locator(CANVAS)
    expect(box).to_have_attribute("aria-label", "A left hand with points. The arrow keys turn it, Home turns it back.")
    page.get_by_label("Search").fill("ankle")
    expect(page.get_by_role("radio", name="Foot")).to_be_checked()
    expect(page.get_by_role("radio", name="Taixi KI3")).to_be_visible()
    page.get_by_label("Search").fill("")
    expect(shown).to_have_count(len(of("foot")))


def test_a_point_without_a_spot_is_told_all_the_same(chart_page: Page) -> None:
    page = opened(chart_page)
    page.get_by_role("radio", name="Foot").check()
    page.get_by_role("radio", name="Zusanli ST36").check()
    expect(told(page)).to_contain_text("this point is not shown on it", use_inner_text=True)


def test_on_its_own_page_a_point_is_chosen_and_others_are_a_touch_away(chart_page: Page) -> None:
    page = opened(chart_page, "/points/ki3-taixi/")
    expect(page.get_by_role("radio", name="Inner side")).to_be_checked()
    expect(page.locator(STILL)).to_be_hidden()
    rested(page, "left foot inner")
    touch(page, "sp6-sanyinjiao", "inner")
    expect(told(page)).to_contain_text("Sanyinjiao SP6", use_inner_text=True)
    told(page).get_by_role("link").click()
    page.wait_for_url("**/points/sp6-sanyinjiao/")


@pytest.mark.parametrize("path", ["/points/", "/points/pc6-neiguan/"])
def test_points_on_the_limb_keep_nobody_out(chart_page: Page, path: str) -> None:
    page = chart_page
    page.emulate_media(reduced_motion="reduce")
    opened(page, path)
    for details in page.locator("main details:visible").all():
        details.locator("summary").first.click()
    page.locator("[value=pc7-daling]").check()
    keeps_nobody_out(page)


def test_with_reduced_motion_the_picture_jumps(chart_page: Page) -> None:
    page = chart_page
    for motion in ("no-preference", "reduce"):
        page.emulate_media(reduced_motion=motion)
        opened(page)
        before = page.evaluate("window.steps")
        page.get_by_role("radio", name="Hegu LI4").check()
        rested(page, "left hand back")
        assert (page.evaluate("window.steps") > before) == (motion == "no-preference")


def test_without_webgl_a_still_shows_the_point(open_page: Open) -> None:
    page = open_page("/points/")
    expect(page.locator(STILL)).to_be_visible()
    page.get_by_role("radio", name="Neiguan PC6").check()
    expect(page.get_by_role("img", name="A left palm, with a ring on the point.")).to_be_visible()
    assert page.locator(STILL).evaluate("one => one.decode().then(() => one.src)").endswith("/pc6-neiguan.webp")
    expect(told(page)).to_contain_text("By tradition pressed for nausea", use_inner_text=True)
    expect(page.get_by_text("The right hand is its mirror.")).to_be_visible()
    expect(page.get_by_role("radio", name="Right", exact=True)).to_be_hidden()
    page.get_by_role("radio", name="Foot").check()
    expect(page.locator(STILL)).to_be_visible()
    page.get_by_role("radio", name="Zusanli ST36").check()
    expect(page.locator(STILL)).to_be_hidden()


def test_without_scripts_there_is_the_list_of_pages(open_page: Open) -> None:
    page = open_page("/points/", java_script_enabled=False)
    expect(page.locator("#spots")).to_be_hidden()
    page.get_by_role("link", name="Hegu LI4").click()
    expect(page.get_by_role("img", name="with a ring on the point")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_hidden()
