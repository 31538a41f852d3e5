"""Screen, plan and timeline of a 20-minute session, beside writing the same timeline as JSON."""

import json
from statistics import median
from time import perf_counter

from benchmarks.rows import Row
from thenar.load import load_knowledge
from thenar.model.clearance import Answer, Reply
from thenar.model.plan import Wishes
from thenar.model.timeline import Timeline
from thenar.plan import plan
from thenar.render.json_form import timeline_data
from thenar.screen import screen
from thenar.timeline import timeline
from thenar.voice.speaker import shipped_speaker

RUNS = 50


def run() -> list[Row]:
    """One row: milliseconds for the whole middle of the river."""
    knowledge, speaker = load_knowledge(), shipped_speaker()
    answers = {name: Answer(Reply.NO) for name in knowledge.conditions} | {"blood-thinner": Answer(Reply.YES)}
    wishes = Wishes(("hand-partner", "foot-partner"), 20)

    def ours() -> Timeline:
        return timeline(plan(wishes, screen(answers, knowledge.conditions), knowledge), knowledge, speaker.frames)

    made = ours()
    mine = milliseconds(ours)
    peer = milliseconds(lambda: json.dumps(timeline_data(made)))
    return [Row("screen, plan and timeline of 20 minutes", "ms", mine, "the timeline as JSON", peer, aim=5)]


def milliseconds(work: object) -> float:
    """The median time of a call, in milliseconds."""
    assert callable(work)
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return median(times)
