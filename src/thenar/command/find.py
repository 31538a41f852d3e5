"""`thenar find`: what is understood of the words that people use for their health."""

import json

import click

from thenar.command.options import LANGUAGE
from thenar.load import load_knowledge
from thenar.render.understood import item_data, item_line
from thenar.understand import index_of, understand


@click.command()
@click.argument("words", nargs=-1, required=True)
@LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def find(words: tuple[str, ...], language: str, as_json: bool) -> None:
    """Find the questions of the check that WORDS mean: medicines, diagnoses, and what hurts.

    Several items may be parted by commas or "and". Quotes keep the words of one item together.

    \b
      thenar find warfarin "type 2 diabetes"
      thenar find "Eliquis 5 mg, metformin and gout" --json
    """
    knowledge = load_knowledge(language=language)
    index = index_of(knowledge)
    found = [item for text in texts_of(words) for item in understand(text, index)]
    if as_json:
        click.echo(json.dumps([item_data(item, knowledge) for item in found], indent=2, ensure_ascii=False))
        return
    for item in found:
        click.echo(item_line(item, knowledge, ids=True))


def texts_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The texts to understand: single words are read as one text, quoted ones each by itself."""
    return words if any(" " in word.strip() for word in words) else (" ".join(words),)
