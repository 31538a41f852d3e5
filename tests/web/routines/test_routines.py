"""A routine of one's own, from an empty page to a session, and what may not happen on the way."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.conftest import NOON, Visitor
from thenar.journal.models import Person, RoutineRow, Session
from thenar.load import load_knowledge
from thenar.load.own import routine_of
from thenar.web.base import knowledge as web_knowledge

STROKES = ("palm-short-stroke", "finger-twist-and-pull")


class Builder:
    """The page of one routine, and its forms as a browser would send them."""

    def __init__(self, visitor: Visitor, name: str = "My evening") -> None:
        self.visitor = visitor
        visitor.post("/routines/new/", name=name, act=uuid4())
        self.path = visitor.path

    @property
    def row(self) -> RoutineRow:
        return RoutineRow.objects.latest("id")

    def do(self, do: str, **fields: object) -> Visitor:
        sent = {"do": do, "number": self.row.number, "act": uuid4(), **fields}
        self.visitor.post(f"{self.path}change/", **sent)
        return self.visitor

    def set(self, part: str, **fields: object) -> Visitor:
        """One step's fields, as its form has them, with some of them changed."""
        usual = {"times": 3, "share": "same", "side": "", "pressure": "", "say": ""}
        return self.do(f"set:{part}", **{**usual, **fields})

    @property
    def strokes(self) -> list[str]:
        """The strokes of the newest version, in order."""
        return re.findall(r"stroke: (\S+)", self.row.text)


@pytest.fixture
def builder(visitor: Visitor) -> Builder:
    made = Builder(visitor)
    for stroke in STROKES:
        made.do(f"add:{stroke}")
    return made


def test_an_empty_routine_asks_for_a_stroke_and_cannot_begin(visitor: Visitor) -> None:
    made = Builder(visitor)
    assert "Choose the first stroke below." in visitor.text
    visitor.post(f"{made.path}begin/", minutes="10", act=uuid4())
    assert visitor.page.status_code == 400
    assert Person.objects.get(me=True).routine is None


def test_strokes_are_added_moved_and_taken_out(builder: Builder) -> None:
    assert builder.strokes == list(STROKES)
    builder.do("up:steps.1")
    assert builder.strokes == list(reversed(STROKES))
    builder.do("to:steps.0", to="1")
    assert builder.strokes == list(STROKES)
    builder.do("out:steps.0")
    assert builder.strokes == [STROKES[1]]


def test_what_both_sides_do_at_once_is_at_the_beginning_or_the_end(builder: Builder) -> None:
    builder.do("add:hand-shake-out")
    builder.do("add:fingertip-pinch")
    assert builder.strokes == [*STROKES, "fingertip-pinch", "hand-shake-out"]
    builder.do("up:steps.3")
    assert builder.strokes[0] == "hand-shake-out"
    builder.do("down:steps.0")
    assert builder.strokes[-1] == "hand-shake-out"
    assert "Before it can begin" not in builder.visitor.text


def test_hands_are_followed_by_feet_and_an_emptied_first_part_gives_way(builder: Builder) -> None:
    builder.do("add:self-sole-flat-stroke")
    assert "then:" in builder.row.text
    builder.do("out:steps.0")
    builder.do("out:steps.0")
    assert "area: foot" in builder.row.text
    assert "then:" not in builder.row.text
    assert routine_of("", builder.row.text, load_knowledge()).area == "foot"


def test_a_step_has_its_own_times_side_pressure_share_and_words(builder: Builder) -> None:
    said = "Slowly over the sore thumb.\n\n And   breathe. "
    builder.set("steps.0", times=5, share="double", side="left", pressure="1", say=said)
    part = routine_of("", builder.row.text, load_knowledge()).steps[0].parts[0]
    assert (part.times, part.share, part.side, part.pressure) == (5, 2.0, "left", 1)
    assert part.say == ("Slowly over the sore thumb.", "And breathe.")


@pytest.mark.parametrize(
    ("say", "told"),
    [
        ("Press firmly here.", "firmly"),
        ("Do it 3 times.", "read aloud"),
        ("One.\nTwo.\nThree.\nFour.", "at most 3"),
        ("Now the left hand.", "names the side itself"),
    ],
)
def test_words_that_the_voice_should_not_say_are_refused_and_nothing_changes(
    builder: Builder, say: str, told: str
) -> None:
    before = builder.row
    page = builder.set("steps.0", say=say)
    assert page.page.status_code == 400
    assert told in page.text
    assert builder.row == before


def test_every_change_can_be_taken_back_one_after_the_other(builder: Builder) -> None:
    builder.do("out:steps.0")
    builder.do("name", name="Other")
    builder.do("back")
    assert "My evening" in builder.row.text
    builder.do("back")
    assert builder.strokes == list(STROKES)
    builder.do("back")
    assert builder.strokes == [STROKES[0]]


def test_a_change_from_an_old_page_is_not_written_over_a_newer_one(builder: Builder) -> None:
    old = builder.row.number
    builder.do("up:steps.1")
    page = builder.do("out:steps.0", number=old)
    assert page.page.status_code == 400
    assert "changed on another page" in page.text
    assert len(builder.strokes) == 2


def test_the_same_form_twice_counts_once(builder: Builder) -> None:
    act, number = uuid4(), builder.row.number
    for _ in range(2):
        builder.do("add:fingertip-pinch", act=act, number=number)
    assert builder.strokes.count("fingertip-pinch") == 1


def test_it_is_led_like_any_other_and_its_session_stays_what_it_was(builder: Builder) -> None:
    visitor = builder.visitor
    builder.set("steps.0", say="Slowly over the sore thumb.")
    visitor.post(f"{builder.path}begin/", minutes="10", act=uuid4())
    assert visitor.at("red-flags")
    visitor.flags()
    visitor.conditions()
    assert visitor.at("plan")
    assert "Your routine: My evening" in visitor.text
    visitor.post("/session/", key=uuid4())
    session = Session.objects.latest("id")
    assert [step["stroke"] for step in session.plan["steps"][: len(STROKES)]] == list(STROKES)
    assert b"Slowly over the sore thumb." in visitor.page.content
    builder.do("out:steps.0")
    page = visitor.get(f"/session/{session.key}/")
    assert b"Slowly over the sore thumb." in page.content


def test_what_was_done_last_is_one_touch_away_even_when_the_routine_changed(builder: Builder) -> None:
    visitor = builder.visitor
    visitor.post(f"{builder.path}begin/", minutes="10", act=uuid4())
    visitor.flags()
    visitor.conditions()
    visitor.post("/session/", key=uuid4())
    Session.objects.update(began_at=NOON, ended_at=NOON, ending="finished", heard_ms=600_000, stroke_ms=500_000)
    visitor.start(area="hand")
    assert Person.objects.get(me=True).routine is None
    builder.do("out:steps.1")
    visitor.get("/")
    assert "Again: My evening, 10 minutes" in visitor.text
    visitor.start(area=builder.row.of, minutes="10")
    assert [step["stroke"] for step in Session.objects.latest("id").plan["steps"]][:1] == [STROKES[0]]
    assert Person.objects.get(me=True).routine == builder.row.of


def test_home_leads_back_to_hands_and_feet(builder: Builder) -> None:
    visitor = builder.visitor
    visitor.post(f"{builder.path}begin/", minutes="10", act=uuid4())
    visitor.screened(area="foot")
    assert Person.objects.get(me=True).routine is None
    assert "Your routine" not in visitor.text


def test_after_the_check_the_page_says_what_is_left_out_today(builder: Builder) -> None:
    visitor = builder.visitor
    visitor.get(builder.path)
    assert "After today’s check" in visitor.text
    visitor.start()
    visitor.flags()
    visitor.conditions(yes=["arthritis-quiet"])
    visitor.get(builder.path)
    assert "After today’s check" not in visitor.text
    assert "Today: " in visitor.text


def test_one_that_is_put_away_is_offered_no_more_and_comes_back_whole(builder: Builder) -> None:
    visitor, text = builder.visitor, builder.row.text
    visitor.post(f"{builder.path}begin/", minutes="10", act=uuid4())
    visitor.post(f"{builder.path}away/", away="yes", act=uuid4())
    visitor.start()
    assert "Your routine" not in visitor.text
    visitor.post(f"{builder.path}away/", away="no", act=uuid4())
    assert (builder.row.text, builder.row.put_away) == (text, False)


def test_a_copy_changes_by_itself(builder: Builder) -> None:
    builder.visitor.post(f"{builder.path}copy/", act=uuid4())
    copy = builder.visitor.path
    assert copy != builder.path
    assert "My evening, a copy" in builder.visitor.text
    assert RoutineRow.objects.values("of").distinct().count() == 2


def test_the_file_that_is_taken_along_comes_in_again_the_same(builder: Builder) -> None:
    visitor = builder.visitor
    builder.set("steps.0", times=4, say="Slowly over the sore thumb.")
    file = visitor.client.get(f"{builder.path}routine.yaml").content
    visitor.post("/routines/bring/", file=SimpleUploadedFile("mine.yaml", file), act=uuid4())
    assert visitor.at("routine")
    assert RoutineRow.objects.latest("id").text.encode() == file


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("steps: [", "not valid YAML"),
        ("id: x\nname: X\n", "this key is missing"),
        ("a: &x 1\nb: *x\n", "anchors"),
    ],
)
def test_a_file_that_is_none_is_told_by_its_lines_and_not_kept(visitor: Visitor, text: str, told: str) -> None:
    visitor.post("/routines/bring/", file=SimpleUploadedFile("mine.yaml", text.encode()), act=uuid4())
    assert visitor.page.status_code == 400
    assert told in visitor.text
    assert not RoutineRow.objects.exists()


def test_one_persons_routine_is_not_found_under_another(builder: Builder) -> None:
    other = Person.objects.create(name="Papa", made_at=builder.row.made_at)
    of = builder.row.of
    assert builder.visitor.client.get(f"/for/{other.key}/routines/{of}/").status_code == 404
    assert builder.visitor.client.post(f"/for/{other.key}/routines/{of}/begin/", {"minutes": "10"}).status_code == 404


def test_a_version_that_cannot_be_led_any_more_is_said_and_hands_and_feet_go_on(builder: Builder) -> None:
    visitor = builder.visitor
    visitor.post(f"{builder.path}begin/", minutes="10", act=uuid4())
    RoutineRow.objects.update(text=builder.row.text.replace("palm-short-stroke", "a-stroke-of-yesterday"))
    visitor.get(builder.path)
    assert "a-stroke-of-yesterday" in visitor.text
    visitor.get("/")
    assert visitor.page.status_code == 200
    assert "own-0" not in list(web_knowledge.load_knowledge().routines)
