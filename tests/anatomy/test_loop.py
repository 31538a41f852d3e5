"""A small loop is solved: the patch comes onto the skin, the hand stays out, and twice is the same."""

import numpy as np
import pytest

from anatomy import choreography as plan
from anatomy.loop import Clip, hand_patches, posed, rig, solve_clip
from anatomy.surface import Surface

SPEC = {
    "receiver": "palm-down",
    "hands": [{"side": "right", "grip": "flat", "fingers": [0.1, 0, 1], "palm": [0, -1, 0],
               "touches": {"palm": [["back", 2, 62]], "middle-pad": "skin"}}],
}  # fmt: skip


@pytest.fixture(scope="module")
def held() -> Clip:
    return solve_clip(SPEC, plan.read(), "", "")


def test_a_hand_comes_onto_the_skin_and_stays_out_of_it(held: Clip) -> None:
    limb = held.receiver
    skin = Surface(*posed(limb.rig, limb.turn, limb.place, limb.angles))
    assert held.hands[0].skin
    hand = held.hands[0].skin[0]
    touching, _ = skin.distance(hand[:, hand_patches()["palm"]])
    assert abs(np.sort(touching[0])[:9].mean()) < 0.003
    assert skin.depth(hand)[0].min() > -0.008


def test_joints_stay_in_human_range(held: Clip) -> None:
    hand = rig("hand")
    assert held.hands[0].motion
    angles = held.hands[0].motion.angles
    assert (angles >= hand.low).all()
    assert (angles <= hand.high).all()


def test_the_same_stroke_is_solved_the_same_way_again(held: Clip) -> None:
    again = solve_clip(SPEC, plan.read(), "", "")
    one, other = again.hands[0].motion, held.hands[0].motion
    assert one is not None
    assert other is not None
    assert np.array_equal(one.angles, other.angles)
    assert np.array_equal(one.place, other.place)
