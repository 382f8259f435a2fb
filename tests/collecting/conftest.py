"""A local server, and an empty directory of reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.collecting.reports import Server, serving

TODAY = date(2031, 2, 1)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Where reports go; not there yet."""
    return tmp_path / "reports"
