"""A QR code of an address, for the terminal and for a page. Black on white, whatever the colors around it."""

from io import StringIO

import segno


def for_terminal(text: str) -> str:
    """Lines of half blocks, two rows of the code a line."""
    lines = StringIO()
    segno.make(text, error="m", micro=False).terminal(lines, border=2, compact=True)
    return lines.getvalue().rstrip("\n")


def for_page(text: str) -> str:
    """The address of an image (`data:`), so that the code is in the page and nowhere else."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=8, border=4, dark="#000", light="#fff")
