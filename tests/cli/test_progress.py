"""The line about long work: after a while, to a terminal, and gone in the end."""

from __future__ import annotations

import io
import sys
import time

import pytest

from reportdiff.cli import progress as module
from reportdiff.cli.progress import progress


class _Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def said(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, seconds: float, patience: float) -> str:
    stream = _Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "PATIENCE", patience)
    with progress("en") as told:
        told.step("progress_comparing")
        time.sleep(seconds)
    return stream.getvalue()


def test_long_work_says_what_it_is_and_leaves_a_clean_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(monkeypatch, terminal=True, seconds=0.3, patience=0.02)

    assert "comparing" in text
    assert "\n" not in text
    assert text.endswith("\r\x1b[2K")


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, terminal=True, seconds=0.0, patience=5.0) == ""


def test_nobody_watches_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, terminal=False, seconds=0.1, patience=0.01) == ""
