"""`-o FILE`: the right format, whole or not at all, and never over somebody else's file."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from reportdiff.cli.destination import Destination, file_stem, open_destination
from reportdiff.errors import ReportdiffError
from reportdiff.model import ReportName
from reportdiff.output.origin import written_by_us
from reportdiff.output.renderers import RENDERERS
from tests.command import Command, Run


def test_json_by_its_suffix(reportdiff: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    run = reportdiff("2031", "2032", "-o", target)

    assert (run.code, run.out) == (0, "")
    assert str(target) in run.err
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "reportdiff/comparison/2"


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


@pytest.mark.parametrize("name", ["out.zip", "out", "missing/out.json", "out.fragment"])
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
        (b'{\n  "schema": "reportdiff/comparison/2"', True),
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


class TestNames:
    def test_a_folder_gets_a_name(self, reportdiff: Command, tmp_path: Path) -> None:
        run = reportdiff("2031", "2032", "--format", "csv", "-o", tmp_path)

        assert (run.code, run.out) == (0, "")
        assert str(tmp_path / "beijing-2031-2032.diff.csv") in run.err
        assert reportdiff("targets", "2031", "2032", "-o", f"{tmp_path}/").code == 0
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "beijing-2031-2032.diff.csv",
            "beijing-2031-2032.targets.txt",
        ]

    def test_a_name_found_is_no_licence_to_overwrite(self, reportdiff: Command, tmp_path: Path) -> None:
        target = tmp_path / "beijing-2031-2032.diff.md"
        target.write_text("my notes\n", encoding="utf-8")

        run = reportdiff("2031", "2032", "--format", "md", "-o", tmp_path)

        assert run.code == 2
        assert "--force" in run.err
        assert target.read_text(encoding="utf-8") == "my notes\n"

    def test_only_the_default_folder_is_made(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)

        opened = open_destination(Path("outputs"), form="csv", forms=["csv"], force=False, lang="en", names=True)
        assert not (tmp_path / "outputs").exists()
        opened.with_stem("a-1-2.diff").write(b"\xef\xbb\xbfid")

        assert [path.name for path in (tmp_path / "outputs").iterdir()] == ["a-1-2.diff.csv"]
        with pytest.raises(ReportdiffError, match="no folder"):
            open_destination(Path("results/x.csv"), form=None, forms=["csv"], force=False, lang="en", names=True)

    @pytest.mark.parametrize("value", ["", "  ", "missing/"])
    def test_a_name_that_is_none_is_refused(self, reportdiff: Command, value: str) -> None:
        run = reportdiff("2031", "2032", "-o", value)

        assert (run.code, run.out) == (2, "")
        assert run.err.count("\n") == 1

    @pytest.mark.parametrize(
        ("old", "new", "stem"),
        [
            (("beijing", 2022), ("beijing", 2023), "beijing-2022-2023.diff"),
            (("beijing", 2022), ("上海", 2023), "beijing-2022-上海-2023.diff"),
            (("../../etc/x", 0), ("../../etc/x", 2023), "etc-x-2023.diff"),
            (("\u202e \x1b[", 0), ("\u202e \x1b[", 0), "report.diff"),
            (("a" * 300, 1), ("a" * 300, 2), f"{'a' * 40}-1-2.diff"),
        ],
    )
    def test_stems(self, old: tuple[str, int], new: tuple[str, int], stem: str) -> None:
        names = [ReportName(region=region, year=year, title="", kind="digest") for region, year in (old, new)]
        assert file_stem(*names, "diff") == stem


class TestOnATerminal:
    @pytest.fixture(autouse=True)
    def terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    @pytest.mark.parametrize("form", [name for name, renderer in RENDERERS.items() if not renderer.printable])
    def test_what_cannot_be_shown_goes_into_the_default_folder(self, form: str) -> None:
        opened = open_destination(None, form=form, forms=[form], force=False, lang="en", names=True)
        assert opened.folder == Path("outputs")

    def test_a_dash_is_taken_at_its_word(self) -> None:
        with pytest.raises(ReportdiffError, match="terminal"):
            open_destination(Path("-"), form="xlsx", forms=["xlsx"], force=False, lang="en", names=True)

    def test_text_is_shown(self) -> None:
        opened = open_destination(None, form="csv", forms=["csv"], force=False, lang="en", names=True)
        assert (opened.path, opened.folder) == (None, None)


def test_bytes_come_through_a_pipe_as_they_are(reportdiff: Command, folder: Path, tmp_path: Path) -> None:
    import subprocess

    target = tmp_path / "out.docx"
    assert reportdiff("2031", "2032", "-o", target).code == 0

    piped = subprocess.run(
        [sys.executable, "-m", "reportdiff", "2031", "2032", "--format", "docx"],
        cwd=folder, env=reportdiff.environment(), capture_output=True, timeout=60,
    )  # fmt: skip

    assert piped.stdout == target.read_bytes()
    assert reportdiff("2031", "2032", "-o", target).code == 0


def test_options_that_do_nothing_are_named(reportdiff: Command) -> None:
    run = reportdiff("2031", "2032", "--format", "csv", "--stat", "--by", "status", "--lang", "en")

    assert run.code == 0
    assert [line.split()[1] for line in run.err.splitlines()] == ["--by", "--stat"]


def test_too_narrow_for_two_columns_is_said(reportdiff: Command) -> None:
    narrow = reportdiff("2031", "2032", "--side-by-side", "--width", "90", "--lang", "en")
    wide = reportdiff("2031", "2032", "--side-by-side", "--width", "100")

    assert "side by side" in narrow.err
    assert "│" not in narrow.out
    assert wide.err == ""
    assert "│" in wide.out
