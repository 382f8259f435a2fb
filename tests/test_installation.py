"""Advice on installing names what this copy came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata

import pytest

from reportdiff import installation
from reportdiff.installation import install_command, is_local, requirement


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
    ("record", "command", "again", "local"),
    [
        (None, "pip install 'reportdiff[ocr]'", "reportdiff", False),
        (
            {"url": "file:///srv/tools", "dir_info": {"editable": True}},
            "pip install -e '/srv/tools[ocr]'",
            "reportdiff @ file:///srv/tools",
            True,
        ),
        (
            {"url": "file:///srv/my%20tools/x.whl", "archive_info": {}},
            "pip install 'reportdiff[ocr] @ file:///srv/my%20tools/x.whl'",
            "reportdiff @ file:///srv/my%20tools/x.whl",
            True,
        ),
        (
            {"url": "file:///srv/it's", "dir_info": {"editable": True}},
            "pip install -e '/srv/it'\"'\"'s[ocr]'",
            "reportdiff @ file:///srv/it's",
            True,
        ),
        (
            {"url": "https://code.example/r.git", "vcs_info": {"vcs": "git", "commit_id": "1f2e"}},
            "pip install 'reportdiff[ocr] @ git+https://code.example/r.git@1f2e'",
            "reportdiff @ git+https://code.example/r.git@1f2e",
            False,
        ),
        (["no record"], "pip install 'reportdiff[ocr]'", "reportdiff", False),
    ],
)
def test_what_is_installed_again_is_this_copy(
    monkeypatch: pytest.MonkeyPatch, record: object, command: str, again: str, local: bool
) -> None:
    monkeypatch.setattr(installation, "distribution", lambda name: Distribution(record))

    assert (install_command("ocr"), requirement(), is_local()) == (command, again, local)


def test_a_copy_that_pip_does_not_know_comes_from_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> object:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(installation, "distribution", unknown)

    assert (install_command("ocr"), requirement(), is_local()) == ("pip install 'reportdiff[ocr]'", "reportdiff", False)
