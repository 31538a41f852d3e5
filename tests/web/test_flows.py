"""The way from home to a session, for people in different situations."""

from collections.abc import Callable
from uuid import uuid4

from django.urls import reverse

from tests.web.conftest import Visitor
from thenar.journal.models import Agreement, GivenAnswer, Person, Session


def test_a_healthy_person_is_through_in_four_taps(visitor: Visitor) -> None:
    visitor.start()
    assert visitor.at("red-flags")
    visitor.flags()
    assert visitor.at("conditions")
    visitor.conditions()
    assert visitor.at("plan")
    assert "5 minutes for both hands." in visitor.text
    visitor.post(reverse("start"), key=uuid4())
    assert visitor.path.startswith("/session/")


def test_whoever_was_screened_today_gets_to_the_session_with_one_tap(visitor: Visitor) -> None:
    visitor.screened(area="both")
    visitor.start(area="foot")
    assert visitor.path.startswith("/session/")
    assert "both feet" in visitor.text


def test_whoever_was_screened_for_hands_is_asked_what_only_feet_could_mean(visitor: Visitor) -> None:
    visitor.screened(area="hand")
    visitor.start(area="foot")
    assert visitor.path.endswith("/check/more/")
    visitor.conditions()
    assert visitor.path.endswith("/plan/")
    assert "both feet" in visitor.text


def test_five_conditions_each_change_the_plan_with_their_reason_and_source(visitor: Visitor) -> None:
    visitor.start(area="both", minutes="20")
    visitor.flags()
    visitor.conditions(
        yes=["blood-thinner", "sprain", "varicose-veins", "allergy", "diabetes"],
        **{"limbs-sprain": ["left-hand"], "choice-sprain": "within-3-days", "limbs-varicose-veins": ["left-foot"]},
    )
    assert visitor.at("plan")
    for words in ("Blood thinner", "Sprain or strain (the left hand)", "Varicose veins", "Diabetes"):
        assert words in visitor.text
    assert visitor.text.count("Where this comes from") == 5
    assert "the right hand" in visitor.text
    assert "The left hand is left alone today." in visitor.text
    assert "Light." in visitor.text or "Usual." in visitor.text


def test_a_red_flag_stops_with_what_to_do_first_and_no_way_around(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags(yes=["rf_pe"])
    assert visitor.at("plan")
    assert "No massage today." in visitor.text
    assert visitor.text.index("Call the emergency number now") < visitor.text.index("a blood clot has moved")
    assert reverse("start") not in visitor.page.content.decode()
    visitor.post(reverse("start"), key=uuid4())
    assert not Session.objects.exists()
    assert "No massage today." in visitor.text


def test_not_knowing_a_red_flag_counts_as_yes(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags(unknown=["rf_dvt"])
    assert "No massage today." in visitor.text
    assert "not known" in visitor.text


def test_not_knowing_a_mild_condition_does_not_stop(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(unknown=["varicose-veins"])
    assert "5 minutes for both hands" in visitor.text


def test_ask_needs_a_clinicians_yes_which_is_kept_with_its_date_and_caps(visitor: Visitor) -> None:
    visitor.start(area="both", minutes="30", pressure=3)
    visitor.flags()
    visitor.conditions(yes=["cancer"])
    assert "Please ask a clinician first." in visitor.text
    visitor.post(reverse("start"), key=uuid4())
    assert not Session.objects.exists()
    visitor.get(reverse("note"))
    assert "Cancer now, or cancer treatment" in visitor.text
    visitor.agree("cancer", "2026-11-20")
    assert str(Agreement.objects.get().day) == "2026-11-20"
    assert "a clinician agreed" in visitor.text
    assert "minutes for both hands and both feet, with a light touch." in visitor.text
    assert "Today it is 20 minutes at most" in visitor.text


def test_an_agreement_can_be_taken_back(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(yes=["cancer"])
    visitor.agree("cancer", "2026-11-20")
    visitor.post(reverse("agreement"), condition="cancer", **{"take-back": "yes"})
    assert "Please ask a clinician first." in visitor.text


def test_an_agreement_lapses_with_another_answer(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(yes=["recent-surgery"], **{"limbs-recent-surgery": ["left-foot"]})
    visitor.agree("recent-surgery", "2026-11-22")
    before = visitor.text
    visitor.conditions(yes=["recent-surgery"], **{"limbs-recent-surgery": ["left-hand"]})
    assert "Please ask a clinician first." not in before
    assert "Please ask a clinician first." in visitor.text


def test_an_agreement_in_the_future_is_refused_in_words(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(yes=["cancer"])
    visitor.agree("cancer", "2026-11-23")
    assert visitor.page.status_code == 400
    assert "That day is still to come." in visitor.text


def test_lasting_answers_stay_and_daily_ones_are_asked_again_the_next_day(
    visitor: Visitor, tomorrow: Callable[[], None]
) -> None:
    visitor.start()
    visitor.flags()
    visitor.conditions(yes=["epilepsy", "bruise"], **{"limbs-bruise": ["left-hand"]})
    tomorrow()
    visitor.start()
    assert visitor.at("red-flags")
    assert "Remembered: Epilepsy" in visitor.text
    page = " ".join(visitor.page.content.decode().split())
    assert 'name="is-epilepsy" value="yes" checked' in page
    assert 'name="is-bruise" value="yes" checked' not in page
    visitor.flags(yes=["epilepsy"])
    assert "Epilepsy" in visitor.text
    assert "both hands" in visitor.text


def test_a_session_of_yesterday_does_not_begin_today(visitor: Visitor, tomorrow: Callable[[], None]) -> None:
    session = visitor.session()
    tomorrow()
    visitor.get(reverse("session", args=(session.key,)))
    assert visitor.at("red-flags"), "it is planned anew, from the check on"


def test_without_answers_there_is_no_plan_but_the_question(visitor: Visitor) -> None:
    visitor.get(reverse("plan"))
    assert visitor.at("red-flags")
    visitor.flags()
    visitor.get(reverse("ready"))
    assert visitor.at("conditions")


def test_the_same_submit_again_makes_one_person_and_one_session(visitor: Visitor) -> None:
    key = uuid4()
    for _ in range(3):
        visitor.start(who="new", name="Ana", key=key)
    assert Person.objects.filter(me=False).count() == 1
    visitor.flags()
    visitor.conditions()
    again = uuid4()
    for _ in range(3):
        visitor.post(reverse("start"), key=again)
    assert Session.objects.filter(key=again).count() == 1
    assert GivenAnswer.objects.count() == len(set(GivenAnswer.objects.values_list("person", "question")))


def test_two_people_keep_their_answers_apart(visitor: Visitor) -> None:
    visitor.screened()
    visitor.start(who="new", name="Ana")
    assert visitor.at("red-flags")
    visitor.flags()
    assert "The one who massages" in visitor.text
    visitor.conditions(yes=["dementia"])
    assert "Dementia" in visitor.text
    visitor.start(who=Person.objects.get(me=True).key)
    assert visitor.path.startswith("/session/")


def test_oneself_is_not_asked_about_a_helper(visitor: Visitor) -> None:
    visitor.start()
    visitor.flags()
    assert "The one who massages" not in visitor.text


def test_whoever_is_not_sure_is_not_massaged(visitor: Visitor) -> None:
    session = visitor.session()
    visitor.post(reverse("not-now", args=(session.key,)), unsure="yes")
    assert "Touch needs a yes, each time." in visitor.text
    session.refresh_from_db()
    assert session.ending == "not-wanted"


def test_minutes_out_of_range_are_refused_in_words(visitor: Visitor) -> None:
    visitor.start(minutes="other", other_minutes="61")
    assert visitor.page.status_code == 400
    assert "from 3 to 60, such as 12" in visitor.text
    visitor.start(minutes="other", other_minutes="12")
    assert visitor.at("red-flags")


def test_nothing_possible_is_said_with_its_reason(visitor: Visitor) -> None:
    visitor.start(area="foot")
    visitor.flags()
    visitor.conditions(yes=["athletes-foot"])
    assert "Not this one, today." in visitor.text
    assert "Athlete" in visitor.text


def test_numb_feet_need_a_helper_and_one_can_be_called(visitor: Visitor) -> None:
    visitor.start(area="foot")
    visitor.flags()
    visitor.conditions(yes=["loss-of-feeling"])
    assert "This needs a second person who looks and listens." in visitor.text
    visitor.post(reverse("helped"), helped="yes")
    assert visitor.at("conditions")
    assert "The one who massages" in visitor.text
    visitor.conditions(yes=["loss-of-feeling"])
    assert "for both feet, with a light touch." in visitor.text
    visitor.post(reverse("start"), key=uuid4())
    assert "Do you both want this now?" in visitor.text
