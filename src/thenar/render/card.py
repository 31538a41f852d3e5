"""A card to hang on the wall: one A4 page a routine, typeset with typst."""

import json
from dataclasses import asdict
from pathlib import Path

from thenar.model.knowledge import Knowledge
from thenar.model.plan import Plan
from thenar.parts.part import Part, needed
from thenar.render.card_words import cards
from thenar.render.target import RenderError
from thenar.render.typeset import FONTS

TEMPLATE = Path(__file__).with_name("card.typ")
STILLS = Path(__file__).parent.parent / "web" / "static" / "anatomy" / "stills"


def card_pdf(plan: Plan, knowledge: Knowledge, stills: Path = STILLS) -> bytes:
    """A tagged PDF with one page for each routine of the plan, and a still picture for each stroke that has one.

    RenderError where the plan has no step, or where typesetting fails.
    """
    made = [asdict(card) for card in cards(plan, knowledge)]
    if not made:
        raise RenderError("There is no step to put on a card. See why with `thenar plan`.")
    for card in made:
        for step in card["steps"]:
            picture = f"{step['stroke']}.webp"
            step["picture"] = picture if (stills / picture).is_file() else None
    return _typeset(json.dumps(made), stills if stills.is_dir() else TEMPLATE.parent)


def _typeset(data: str, pictures: Path) -> bytes:
    typst = needed(Part.PAPER)
    try:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
        compiler = typst.Compiler(TEMPLATE.read_bytes(), root=pictures, font_paths=fonts)
        pdf = compiler.compile(format="pdf", sys_inputs={"cards": data})
    except (typst.TypstError, RuntimeError, OSError) as error:
        raise RenderError(
            "The card could not be typeset: {why}. Please report this with your command.", why=error
        ) from error
    assert isinstance(pdf, bytes)
    return pdf
