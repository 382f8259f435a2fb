"""The pager: whose word counts, only on a terminal, and never the reason that nothing is shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reportdiff.cli.pager import Pager, find_pager
from tests.command import Command

PYTHON = [sys.executable, "-c"]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["less", "-FRX"]),
        ({"PAGER": "more -s"}, ["more", "-s"]),
        ({"PAGER": "more", "REPORTDIFF_PAGER": "most '-x y'"}, ["most", "-x y"]),
        ({"PAGER": "more", "REPORTDIFF_PAGER": ""}, None),
        ({"PAGER": "cat"}, None),
        ({"PAGER": "un'balanced"}, None),
        ({"TERM": "dumb"}, None),
    ],
)
def test_whose_word_counts(environment: dict[str, str], command: list[str] | None) -> None:
    pager = find_pager(environment)
    assert (pager and list(pager.command)) == command


def test_there_is_none_but_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert find_pager({"PAGER": "less"}) is None


def test_it_gets_the_text_with_its_colours(tmp_path: Path) -> None:
    target = tmp_path / "read"
    program = f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())"

    assert Pager(command=[*PYTHON, program]).show("\x1b[32m+ 新增\x1b[0m")
    assert target.read_text(encoding="utf-8") == "\x1b[32m+ 新增\x1b[0m\n"


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["no-such-pager-anywhere"], False),
        ([os.devnull], False),
        ([*PYTHON, "raise SystemExit(1)"], False),
        ([*PYTHON, "import sys; sys.stdin.buffer.read(1)"], True),
    ],
    ids=["missing", "no program", "fails", "reader leaves early"],
)
def test_a_broken_pager_is_no_crash(command: list[str], shown: bool) -> None:
    assert Pager(command=command).show("举措\n" * 200_000) is shown


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are those of POSIX")
@pytest.mark.parametrize(("option", "paged"), [("--pager", True), ("--no-pager", False)])
def test_on_a_real_terminal(reportdiff: Command, folder: Path, tmp_path: Path, option: str, paged: bool) -> None:
    import pty
    import subprocess

    target = tmp_path / "read"
    script = tmp_path / "pager.py"
    script.write_text(f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())", encoding="utf-8")
    ours, theirs = pty.openpty()
    environment = {**reportdiff.environment(), "TERM": "xterm", "REPORTDIFF_PAGER": f"{sys.executable} {script}"}

    process = subprocess.Popen(
        [sys.executable, "-m", "reportdiff", "2031", "2032", "--summary", "--exit-code", option],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)

    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 1
    assert target.exists() is paged
    text = target.read_bytes() if paged else shown
    assert "新增".encode() in text or b"new" in text
    assert b"\x1b[" in text
    assert (shown == b"") is paged
