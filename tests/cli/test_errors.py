"""What goes wrong ends with 2, nothing on standard output, and one line that says what, where and what next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import PROJECT, Command, Run


def assert_one_line(run: Run, *words: str, prefix: str = "error: ") -> None:
    assert run.code == 2
    assert run.out == ""
    assert run.err.startswith(prefix)
    assert run.err.count("\n") == 1
    assert run.err.endswith("\n")
    for word in words:
        assert word in run.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2031", "2035"], ["2035", "2031", "2032"]),
        (["2031", "nowhere.txt"], ["nowhere.txt"]),
        (["2031", "empty.txt"], ["empty.txt"]),
        (["binary.txt", "2032"], ["binary.txt"]),
        (["2031", "reports"], ["reports"]),
        (["-", "-"], ["standard input"]),
        (["2031", "2032", "--grep", "(算力"], ["--grep", "(算力"]),
        (["2031", "2032", "--status", "fresh"], ["fresh", "new, dropped, changed, reworded, unchanged"]),
        (["2031", "2032", "--status", ""], ["status"]),
        (["2031", "2032", "--formt", "json"], ["--formt", "--format", "reportdiff diff --help"]),
        (["2031", "2032", "--format", "pdf"], ["--format", "pdf"]),
        (["2031", "2032", "--width", "3"], ["--width"]),
        (["2031", "2032", "2033"], ["2033"]),
        (["2031"], ["NEW"]),
        (["2031", "2032", "--reports", "nowhere"], ["nowhere", "--reports"]),
        (["2031", "2032", "--region", "上海"], ["2031/shanghai", "beijing"]),
        (["schema", "lineage"], ["lineage"]),
        (["show", "2031", "--part", "review"], ["review", "plan"]),
        (["show", "2031", "--part", "middle"], ["middle"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_is_one_line_and_exit_code_2(reportdiff: Command, arguments: list[str], words: list[str]) -> None:
    assert_one_line(reportdiff(*arguments), *words)


def test_a_closed_standard_input_is_an_empty_report(reportdiff: Command) -> None:
    assert_one_line(reportdiff("2031", "-", stdin=b""))


@pytest.mark.parametrize("arguments", [["2031", "2035"], ["2031", "2032", "--grep", "["], ["2031"], ["--nonsense"]])
def test_speaks_chinese(reportdiff: Command, arguments: list[str]) -> None:
    assert_one_line(reportdiff(*arguments, "--lang", "zh"), prefix="错误：")
    assert_one_line(reportdiff(*arguments, env={"LANG": "zh_CN.UTF-8"}), prefix="错误：")


def test_a_wrong_folder_in_the_environment_is_named(reportdiff: Command) -> None:
    assert_one_line(reportdiff("list", env={"REPORTDIFF_REPORTS": "nowhere"}), "nowhere", "REPORTDIFF_REPORTS")


def test_control_characters_in_a_name_come_out_inert(reportdiff: Command) -> None:
    run = reportdiff("2031", "no\x1b[31m\nsuch.txt")

    assert_one_line(run)
    assert "\x1b" not in run.err


def test_nothing_to_do_shows_the_help_and_is_an_error(reportdiff: Command) -> None:
    run = reportdiff()

    assert (run.code, run.out) == (2, "")
    assert "Usage: reportdiff" in run.err


CRASH = """
import reportdiff.opening
def broken(*_, **__): raise KeyError("抽屉")
reportdiff.opening.compare = broken
"""


def test_a_crash_is_an_unexpected_error_in_one_line(reportdiff: Command) -> None:
    run = reportdiff("2031", "2032", before=CRASH)

    assert_one_line(run, "unexpected error", "KeyError", "抽屉", "--debug")


def test_debug_shows_the_traceback(reportdiff: Command) -> None:
    crash = reportdiff("2031", "2032", "--debug", before=CRASH)
    ordinary = reportdiff("2031", "2035", "--debug")

    for run in (crash, ordinary):
        assert run.code == 2
        assert run.out == ""
        assert "Traceback" in run.err
        assert run.err.splitlines()[-1].startswith("error: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line(reportdiff: Command, folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reportdiff", "list"],
            cwd=folder,
            env=reportdiff.environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )

    assert done.returncode == 2
    assert done.stderr.startswith(b"error: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def _wait_until_idle(pid: int) -> None:
    """Wait until a process sleeps and uses no more processor time: it waits for its input. Too early a signal would hit
    the interpreter's start. A process that only waits for its turn on a busy machine is not asleep."""
    if not Path(f"/proc/{pid}/stat").exists():
        time.sleep(2.0)
        return
    used, quiet = "", 0
    while quiet < 4:
        time.sleep(0.15)
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        now = " ".join(fields[11:13])
        quiet = quiet + 1 if now == used and int(fields[11]) > 0 and fields[0] == "S" else 0
        used = now


def test_ctrl_c_ends_with_130(reportdiff: Command, folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reportdiff", "-", "2032"],
        cwd=folder,
        env=reportdiff.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A run in the background of a shell ignores the signal, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    _wait_until_idle(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


@pytest.mark.parametrize("line", ["year: twenty", "year: -5", "kind: novel", "region: ../../etc"])
def test_front_matter_that_cannot_be_is_named(reportdiff: Command, tmp_path: Path, line: str) -> None:
    file = tmp_path / "report.md"
    file.write_text(f"---\n{line}\n---\n- 新建社区食堂20家\n", encoding="utf-8")

    assert_one_line(reportdiff("show", str(file)), "report.md", line)


@pytest.mark.parametrize(
    "text", ["新建学校" + "9" * 60_000 + "所", "建设" + "a" * 60_000, "建设" + "新区" * 30_000, "“" * 60_000 + "建设"]
)
def test_an_endless_clause_does_not_hold_up_a_comparison(reportdiff: Command, tmp_path: Path, text: str) -> None:
    file = tmp_path / "report.txt"
    file.write_text(f"二、2031年工作安排\n新建社区食堂20家。{text}。\n", encoding="utf-8")

    assert reportdiff(str(file), str(file), "--summary", "--anyway").code == 0


def test_closed_standard_output_is_no_crash(folder: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m reportdiff 2031 2032 >&-'], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
