"""What all tests share: where the project is and where the real reports are."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

from tests.command import NO_CACHE, PROJECT

os.environ.update(NO_CACHE)
# As the command does before it imports numpy: more threads would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Slow machines are no failures: time is measured by benchmarks/.
hypothesis.settings.register_profile("reportdiff", deadline=None)
hypothesis.settings.load_profile("reportdiff")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-pairs", action="store_true", default=False, help="rewrite tests/pairs/*/expected.json")


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and labels, which are no part of the project."""
    folder = Path(os.environ.get("REPORTDIFF_SHARED") or PROJECT.parent / "shared")
    if not (folder / "corpus").is_dir():
        pytest.skip(f"no real reports at {folder}; set REPORTDIFF_SHARED to the folder that holds corpus/ and gold/")
    return folder
