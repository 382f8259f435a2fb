"""Advice on installing names what this copy came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata

import pytest

from reportdiff import installation
from reportdiff.installation import install_command, requirement, shared_requirement


class Distribution:
    def __init__(self, record: object) -> None:
        self.record = record

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self.record is None else json.dumps(self.record)


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    installation._record.cache_clear()
    yield
    installation._record.cache_clear()


@pytest.mark.parametrize(
    ("record", "command", "again", "shared"),
    [
        (None, "pip install 'reportdiff[ocr]'", "reportdiff", False),
        (
            {"url": "file:///srv/tools", "dir_info": {"editable": True}},
            "pip install -e '/srv/tools[ocr]'",
            "reportdiff @ file:///srv/tools",
            False,
        ),
        (
            {"url": "file:///srv/my%20tools/x.whl", "archive_info": {}},
            "pip install 'reportdiff[ocr] @ file:///srv/my%20tools/x.whl'",
            "reportdiff @ file:///srv/my%20tools/x.whl",
            False,
        ),
        (
            {"url": "file:///srv/it's", "dir_info": {"editable": True}},
            "pip install -e '/srv/it'\"'\"'s[ocr]'",
            "reportdiff @ file:///srv/it's",
            False,
        ),
        (
            {"url": "https://code.example/r.git", "vcs_info": {"vcs": "git", "commit_id": "1f2e"}},
            "pip install 'reportdiff[ocr] @ git+https://code.example/r.git@1f2e'",
            "reportdiff @ git+https://code.example/r.git@1f2e",
            True,
        ),
        (["no record"], "pip install 'reportdiff[ocr]'", "reportdiff", False),
    ],
)
def test_what_is_installed_again_is_this_copy(
    monkeypatch: pytest.MonkeyPatch, record: object, command: str, again: str, shared: bool
) -> None:
    monkeypatch.setattr(installation, "distribution", lambda name: Distribution(record))

    assert (install_command("ocr"), requirement()) == (command, again)
    assert shared_requirement() == (again if shared else None)


def test_a_copy_that_pip_does_not_know_comes_from_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> object:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(installation, "distribution", unknown)

    assert (install_command("ocr"), requirement(), shared_requirement()) == (
        "pip install 'reportdiff[ocr]'",
        "reportdiff",
        None,
    )
