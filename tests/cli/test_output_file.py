"""`-o FILE`: the right format, whole or not at all, and never over somebody else's file."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from reportdiff.cli.destination import Destination, open_destination, written_by_us
from reportdiff.errors import ReportdiffError
from tests.command import Command, Run


def test_json_by_its_suffix(reportdiff: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    run = reportdiff("2031", "2032", "-o", target)

    assert (run.code, run.out) == (0, "")
    assert str(target) in run.err
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "reportdiff/comparison/1"


def test_plain_text_by_its_suffix_even_if_colour_is_wanted(
    reportdiff: Command, tmp_path: Path, plain_diff: Run
) -> None:
    target = tmp_path / "out.txt"

    run = reportdiff("2031", "2032", "-o", target, "--color", "always", env={"FORCE_COLOR": "1", "COLUMNS": "60"})

    assert (run.code, run.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(plain_diff.out.rstrip())


def test_what_reportdiff_wrote_may_be_written_again(reportdiff: Command, tmp_path: Path) -> None:
    for name in ("out.json", "out.txt"):
        for _ in range(2):
            assert reportdiff("2031", "2032", "--output", tmp_path / name).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "out.txt"]


def test_a_foreign_file_is_left_alone_without_force(reportdiff: Command, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("my notes\n", encoding="utf-8")

    refused = reportdiff("2031", "2032", "-o", target)

    assert refused.code == 2
    assert "--force" in refused.err
    assert target.read_text(encoding="utf-8") == "my notes\n"
    assert reportdiff("2031", "2032", "-o", target, "--force").code == 0
    assert "量子通信" in target.read_text(encoding="utf-8")


def test_an_input_is_never_overwritten(reportdiff: Command, folder: Path) -> None:
    source = folder / "reports" / "2032" / "beijing.md"
    before = source.read_bytes()

    run = reportdiff("2031", "2032", "-o", source, "--force", "--format", "json")

    assert run.code == 2
    assert source.read_bytes() == before


@pytest.mark.parametrize("name", ["out.html", "out", "missing/out.json", "."])
def test_an_impossible_place_is_refused_before_the_work(reportdiff: Command, tmp_path: Path, name: str) -> None:
    run = reportdiff("2031", "2032", "-o", tmp_path / name)

    assert (run.code, run.out) == (2, "")
    assert run.err.count("\n") == 1


def test_a_failed_run_leaves_the_old_file(reportdiff: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert reportdiff("2031", "2032", "-o", target).code == 0
    before = target.read_bytes()

    assert reportdiff("2031", "empty.txt", "-o", target).code == 2
    assert target.read_bytes() == before


def test_a_failed_write_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old\n\nreportdiff 0.0.1\n", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ReportdiffError, match="No space left"):
        Destination(path=target, form="terminal", lang="en").write("new")

    assert target.read_text(encoding="utf-8").startswith("old")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are those of POSIX")
def test_modes_and_links_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"")
    real.chmod(0o640)
    link.symlink_to(real)

    open_destination(link, form=None, forms=["terminal"], force=False, lang="en").write("text")

    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "written: " in capsys.readouterr().err


def test_a_dash_is_standard_output(reportdiff: Command, plain_diff: Run) -> None:
    assert reportdiff("2031", "2032", "-o", "-") == plain_diff


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (b"", True),
        (b'{\n  "schema": "reportdiff/comparison/1"', True),
        (b'{\n  "$id": "urn:reportdiff:report:1"', True),
        ("举措\n\nreportdiff 0.1.0\n".encode(), True),
        (b"I use reportdiff 0.1.0\n", False),
        (b'{"schema": "other/1"}', False),
        (b"reportdiff 0.1.0\nis a tool\n", False),
    ],
)
def test_own_files_are_told_by_their_mark(tmp_path: Path, content: bytes, ours: bool) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    assert written_by_us(path) is ours
