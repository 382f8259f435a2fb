"""Every refusal that a test of reading provokes is looked at, whatever the test itself asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from reportdiff.errors import ReportdiffError

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module", autouse=True)
def errors_are_said_in_both_languages() -> Iterator[None]:
    """An error without a Chinese text, or of several lines, fails the test that made it."""
    make = ReportdiffError.__init__

    def checked(error: ReportdiffError, message: str, zh: str = "") -> None:
        make(error, message, zh)
        chinese = error.message_in("zh")
        assert HAN.search(chinese), f"no Chinese text for: {message}"
        assert "\n" not in chinese + error.message_in("en")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReportdiffError, "__init__", checked)
        yield
