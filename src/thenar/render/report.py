"""The report for the doctor: one A4 page, typeset as the card is, accessible after PDF/UA-1."""

from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

from thenar.model.journal import Record
from thenar.model.knowledge import Knowledge
from thenar.render.report_words import report_words
from thenar.render.typeset import typeset

TEMPLATE = Path(__file__).with_name("report.typ")
PERIOD = timedelta(weeks=12)


def report_pdf(
    record: Record, knowledge: Knowledge, today: date, questions: str = "", since: date | None = None
) -> bytes:
    """One page on the twelve weeks before `today`, or from `since` on; `questions` in the person's own words.

    RenderError where typesetting fails.
    """
    words = asdict(report_words(record, knowledge, since or today - PERIOD, today, questions))
    files = {}
    for number, trend in enumerate(words["trends"]):
        trend["file"] = f"trend-{number}.svg"
        files[trend["file"]] = trend.pop("svg").encode()
    return typeset(TEMPLATE, words, files, knowledge.catalog, "ua-1")
