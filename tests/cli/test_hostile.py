"""Streams, options and surroundings that mean no good: one line and an exit code, and nobody waits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_errors import assert_one_line
from tests.collecting.reports import plain
from tests.command import Command

POSIX = pytest.mark.skipif(os.name == "nt", reason="shells and devices are those of POSIX")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """Two reports with a measure on which a backtracking search for ``(x+x+)+y`` does not come back."""
    for year in (2031, 2032):
        file = tmp_path / "reports" / str(year) / "beijing.md"
        file.parent.mkdir(parents=True)
        file.write_text(f"---\nkind: digest\n---\n## 民生\n- 新建学校{'x' * 4000}{year}所\n", encoding="utf-8")
    return tmp_path


LESS_PATIENCE = """
import reportdiff.text.expressions as expressions
expressions.PATIENCE /= 10
"""


def test_an_endless_expression_is_one_line(endless: Path) -> None:
    began = time.monotonic()

    run = Command(endless)("2031", "2032", "--grep", "(x+x+)+y", "--lang", "en", before=LESS_PATIENCE)

    assert_one_line(run, "(x+x+)+y", "takes too long")
    assert time.monotonic() - began < 60


@pytest.mark.parametrize("option", ["--watch", "--baseline"])
def test_a_list_that_is_wrong_is_said_before_anything_is_compared_or_written(
    folder: Path, tmp_path: Path, option: str
) -> None:
    (tmp_path / "list.toml").write_text("<<<<<<< HEAD", encoding="utf-8")
    out = tmp_path / "a.json"

    run = Command(folder)(
        "2031", "2032", option, str(tmp_path / "list.toml"), "--exit-code", "-o", str(out), "--lang", "en"
    )

    assert_one_line(run, "list.toml")
    assert not out.exists()


def test_a_watch_list_that_is_not_there_is_said_plainly(folder: Path) -> None:
    run = Command(folder)("check", "2032", "--watch", "none.toml", "--lang", "en")

    assert_one_line(run, "none.toml: cannot be opened (No such file or directory)")


def test_reports_the_wrong_way_round_are_compared_with_a_note(folder: Path) -> None:
    forwards = Command(folder)("2031", "2032", "--summary", "--lang", "en")
    backwards = Command(folder)("2032", "2031", "--summary", "--lang", "en")

    assert (forwards.code, forwards.err) == (0, "")
    assert backwards.code == 0 and backwards.out
    assert backwards.err.startswith("note: the first report (2032) is later than the second (2031)")


INTERRUPTED = """
import builtins, sys
real = builtins.__import__
def interrupted(name, *rest, **named):
    if name == "reportdiff.cli.run": raise KeyboardInterrupt
    return real(name, *rest, **named)
builtins.__import__ = interrupted
from reportdiff.cli import main
sys.exit(main())
"""


def test_ctrl_c_while_the_program_loads_is_no_traceback(folder: Path) -> None:
    run = Command(folder)("list", program=("-c", INTERRUPTED))

    assert (run.code, run.out, run.err) == (130, "", "")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", line.replace("reportdiff", f'"{sys.executable}" -m reportdiff')],
        cwd=folder,
        env={**Command(folder).environment(), "REPORTDIFF_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=120,
    )


@FULL
@pytest.mark.parametrize("arguments", ["2031 2035", "--nosuch", "explain 2031 2032 没有这项"])
def test_the_exit_code_of_an_error_is_2_even_where_nothing_can_be_said(folder: Path, arguments: str) -> None:
    assert shell(f"reportdiff {arguments} 2>/dev/full", folder).returncode == 2


@POSIX
def test_a_review_without_standard_input_ends_like_one_that_was_left(folder: Path, tmp_path: Path) -> None:
    done = shell(f"reportdiff review 2031 2032 --pins '{tmp_path}/pins.toml' <&-", folder)

    assert done.returncode == 0 and "unexpected" not in done.stderr


@POSIX
def test_libraries_have_nothing_to_say_where_the_home_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    run = Command(folder)(
        "chart", "overview", "2031", "2032", "-o", str(tmp_path / "a.svg"), "--lang", "en",
        env={"HOME": "/dev/null", "MPLCONFIGDIR": "/dev/null/x", "XDG_CACHE_HOME": "/dev/null/x"},
    )  # fmt: skip

    assert run.code == 0, run.err
    assert run.err.splitlines() == [f"note: written: {tmp_path / 'a.svg'}"]


@pytest.mark.parametrize(("good", "code"), [(True, 0), (False, 1)])
def test_an_import_that_takes_nothing_exits_with_1(tmp_path: Path, good: bool, code: int) -> None:
    folder = tmp_path / "collection" / "云岭市"
    folder.mkdir(parents=True)
    (folder / "2029.txt").write_text("今天天气晴。", encoding="utf-8")
    if good:
        (folder / "2031.txt").write_text(plain(2031), encoding="utf-8")

    assert Command(tmp_path)("import", "collection").code == code
    assert Command(tmp_path)("import", "collection").code == code, "what is there already counts as taken"


@POSIX
def test_a_report_whose_name_is_no_utf_8_can_be_shown_as_json(tmp_path: Path) -> None:
    name = os.fsdecode("报告".encode("gb18030") + b".txt")
    try:
        (tmp_path / name).write_text(plain(2031), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")

    run = Command(tmp_path)("show", name, "--format", "json")

    assert run.code == 0 and run.err == ""
