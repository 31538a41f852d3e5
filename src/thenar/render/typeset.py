"""A typst template and its data to a tagged PDF. Words travel as data; nothing of them is read as code."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import typst

from thenar.render.target import RenderError

Standard = Literal["ua-1"]


def typeset(template: Path, data: Any, files: Mapping[str, bytes], standard: Standard | None = None) -> bytes:
    """The PDF of a template that reads `sys.inputs.data`, with these files beside it.

    With `ua-1` it conforms to PDF/UA-1, or is not made. RenderError where it cannot be typeset.
    """
    beside: Any = {"main.typ": template.read_bytes(), **files}  # its types leave out files by name
    try:
        pdf = typst.compile(
            beside,
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            ignore_system_fonts=True,
            pdf_standards=standard or [],
        )
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(
            "The report could not be typeset: {why}. Please report this with what you did.", why=error
        ) from error
    assert isinstance(pdf, bytes)
    return pdf
