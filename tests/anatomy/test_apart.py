"""Fingers of one hand that lie in each other are pushed apart, and no others."""

import numpy as np

from anatomy.apart import Apart
from anatomy.loop import rig


def test_a_finger_in_another_is_pushed_out_and_a_hand_at_rest_is_not() -> None:
    hand = rig("hand")
    apart, rest = Apart(hand), hand.angles({})[None]
    here = np.eye(3)[None], np.zeros((1, 3))
    assert (
        apart.rows(*hand.world(*here, hand.angles({"index-spread": -10, "ring-spread": 10, "little-spread": 14})[None]))
        is None
    )
    into = rest.copy()
    into[0, hand.names.index("index-spread")], into[0, hand.names.index("middle-spread")] = 16, -16
    found = apart.rows(*hand.world(*here, into))
    other = apart.rows(*hand.world(*here, -into))
    worst = [0.0 if one is None else float(-one[0].min()) for one in (found, other)]
    assert max(worst) > 1.0
