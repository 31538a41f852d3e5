"""A plan as it is kept in a row: ids and numbers, whatever language it was told in.

Words are said anew, in the language of whoever reads. The version of the knowledge is kept beside it and says which
they were.
"""

from typing import Any

from thenar.model.plan import Plan
from thenar.render.json_form import plan_data

TEXTS = ("because", "urgency")  # of findings and of what is left out


def kept_plan(plan: Plan) -> dict[str, Any]:
    """The plan as plain data without sentences."""
    data = plan_data(plan)
    del data["notes"]
    for name in ("findings", "left_out"):
        data[name] = [{key: value for key, value in one.items() if key not in TEXTS} for one in data[name]]
    return data
