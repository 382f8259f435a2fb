"""What `import reportdiff` offers."""

from __future__ import annotations

import re

import pytest

import reportdiff
from tests.command import PROJECT


@pytest.mark.parametrize("name", reportdiff.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(reportdiff, name) is not None
    assert name in dir(reportdiff)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        reportdiff.__getattr__("nonsense")


def test_every_call_is_among_the_calls_of_the_page_for_python() -> None:
    page = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    calls = {name for name in reportdiff.__all__ if name.islower() and callable(getattr(reportdiff, name))}

    assert set(re.findall(r"^\.\. autofunction:: reportdiff\.(\w+)$", page, re.MULTILINE)) == calls
    assert set(re.findall(r":exclude-members: (.+)", page)[0].split(", ")) == calls
