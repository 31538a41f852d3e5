"""A pytest plugin: few and always the same examples, for `make test-fast` and `make mutants`.

`make test` draws all of them. What only a thousand drawn examples would notice deserves a case of its own.
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
