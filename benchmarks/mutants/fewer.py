"""A pytest plugin: few and always the same examples, so that a wrong change is judged in seconds.

A change that only a thousand drawn examples would notice counts as survived: such a one deserves a case of its own.
"""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, Phase, settings

EXAMPLES = 12


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Bound the examples of every property test."""
    for item in items:
        test = getattr(item, "obj", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own is not None:
            vars(test)["_hypothesis_internal_use_settings"] = settings(
                own,
                max_examples=min(EXAMPLES, own.max_examples),
                derandomize=True,
                database=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
