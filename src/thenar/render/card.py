"""A card to hang on the wall: one A4 page a routine, typeset with typst."""

from dataclasses import asdict
from pathlib import Path

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.render.card_words import cards
from thenar.render.target import RenderError
from thenar.render.typeset import typeset

TEMPLATE = Path(__file__).with_name("card.typ")
STILLS = Path(__file__).parent.parent / "web" / "static" / "anatomy" / "stills"


def card_pdf(plan: Plan, knowledge: Knowledge, stills: Path = STILLS) -> bytes:
    """A tagged PDF with one page for each routine of the plan, and a still picture for each stroke that has one.

    RenderError where the plan has no step, or where typesetting fails.
    """
    made = [asdict(card) for card in cards(plan, knowledge)]
    if not made:
        raise RenderError("There is no step to put on a card. See why with `thenar plan`.")
    pictures: dict[str, bytes] = {}
    for card in made:
        for step in card["steps"]:
            picture = stills / f"{step['stroke']}.webp"
            step["picture"] = picture.name if picture.is_file() else None
            if picture.is_file():
                pictures[picture.name] = picture.read_bytes()
    return typeset(TEMPLATE, made, pictures, "The card")
