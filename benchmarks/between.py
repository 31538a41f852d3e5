"""What was measured stands on its page between two marks, so that the words around it stay."""

import re


def marked(name: str) -> re.Pattern[str]:
    """What finds the text between `<!-- name -->` and `<!-- /name -->`, each on a line of its own."""
    return re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)


def between(page: str, name: str, told: str) -> str:
    """The page with this in place of what stands between its marks."""
    return marked(name).sub(lambda _: f"{told}\n", page)
