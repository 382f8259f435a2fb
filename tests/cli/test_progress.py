"""The line about long work: after a while, to a terminal, and gone in the end."""

from __future__ import annotations

import io
import sys
import time

import pytest

from reportdiff.cli import progress as module
from reportdiff.cli.progress import page_bar, progress
from reportdiff.page_progress import tell_page


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


def pages_said(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, patience: float) -> str:
    stream = _Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "PATIENCE", patience)
    with page_bar("en"):
        for done in range(5):
            tell_page(done, 4)
    return stream.getvalue()


def test_pages_that_are_recognised_have_a_bar_which_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    text = pages_said(monkeypatch, terminal=True, patience=0.0)
    assert "page 3 of 4 [##########----------]" in text
    assert "\n" not in text
    assert text.endswith("\r\x1b[2K")


def test_a_short_recognition_and_one_that_nobody_watches_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pages_said(monkeypatch, terminal=True, patience=60.0) == ""
    assert pages_said(monkeypatch, terminal=False, patience=0.0) == ""


def test_the_line_about_long_work_keeps_out_of_the_way_of_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _Stream(True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "PATIENCE", 0.0)
    with page_bar("en"), progress("en") as told:
        tell_page(0, 4)
        told.step("progress_reading")
        time.sleep(0.1)
        assert "reading the reports" not in stream.getvalue()
        tell_page(4, 4)
