"""JSON Schema files for editors, made from the nouns, so that they cannot say anything else.

`python -m thenar.load.schema FOLDER` writes one file a noun.
"""

import json
import sys
from pathlib import Path

from thenar.load.folder import FOLDERS
from thenar.load.nouns import adapter
from thenar.model.prescription import Prescription


def schemas() -> dict[str, str]:
    """File name to JSON text, for every kind of knowledge file, and for a prescription."""
    kinds = {kind.__name__.lower(): kind for kind in (*FOLDERS.values(), Prescription)}
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter(kind).json_schema()}, indent=2
        )
        + "\n"
        for name, kind in kinds.items()
    }


def main(folder: str) -> None:
    """Write all schemas into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (Path(folder) / name).write_text(text)


if __name__ == "__main__":
    main(sys.argv[1])
