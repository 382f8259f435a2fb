"""What `import reportdiff` offers."""

from __future__ import annotations

import pytest

import reportdiff


@pytest.mark.parametrize("name", reportdiff.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(reportdiff, name) is not None
    assert name in dir(reportdiff)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        reportdiff.__getattr__("nonsense")
