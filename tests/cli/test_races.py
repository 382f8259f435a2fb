"""Several runs at once, and runs that are killed: no text is lost, and nothing unfinished stays."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import NEW, OLD
from tests.cli.test_errors import assert_one_line
from tests.collecting.reports import plain
from tests.command import Command, Run

SLOW = """
import os, pathlib, sys, time
ready, go = map(pathlib.Path, sys.argv[1:3])
real = os.fsync
def slow(number):
    ready.touch()
    while not go.exists(): time.sleep(0.01)
    real(number)
os.fsync = slow
"""
"""A program that stops when its file is written and not yet in its place, until it is let go."""

MAIN = """
from reportdiff.cli import main
sys.exit(main(sys.argv[3:]))
"""
PIN = """
from reportdiff.model import Pin
from reportdiff.reviewing import PinsFile
PinsFile(pathlib.Path("a.links.toml")).add([Pin(verdict="same", old=("甲",), new=(sys.argv[3],))])
"""

LONG_ENOUGH = 3.0
"""Seconds in which a run that waits for nothing is done; one that waits for another is let go then."""


class SlowRun:
    """A process that is writing a file: ``wait`` until it is there, ``finish`` it, or ``kill`` it."""

    def __init__(self, folder: Path, name: str, *words: str, program: str = SLOW + MAIN) -> None:
        self.ready, self._go = folder / f"{name}.ready", folder / f"{name}.go"
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(self.ready), str(self._go), *words],
            cwd=folder,
            env=Command(folder).environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def wait(self) -> None:
        end = time.monotonic() + 60
        while not self.ready.exists() and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        assert self.ready.exists(), self.process.communicate()

    def let_go(self) -> None:
        self._go.touch()

    def finish(self) -> Run:
        self.let_go()
        out, err = self.process.communicate(timeout=60)
        return Run(code=self.process.returncode, out=out.decode(), err=err.decode())

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextlib.contextmanager
def slow_run(folder: Path, name: str, *words: str, program: str = SLOW + MAIN) -> Iterator[SlowRun]:
    run = SlowRun(folder, name, *words, program=program)
    try:
        yield run
    finally:
        run.kill()


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two texts of one report, and one of another place."""
    (tmp_path / "first.txt").write_text(plain(), encoding="utf-8")
    (tmp_path / "second.txt").write_text(plain(more="\n新建图书馆十二座。"), encoding="utf-8")
    (tmp_path / "other.txt").write_text(plain(place="望山市"), encoding="utf-8")
    (tmp_path / "collection" / "云岭市").mkdir(parents=True)
    (tmp_path / "collection" / "云岭市" / "2031.txt").write_text(plain(), encoding="utf-8")
    return tmp_path


STORED = "reports/2031/云岭市.md"


def test_of_two_texts_that_are_added_at_once_the_slower_one_is_refused(texts: Path) -> None:
    with slow_run(texts, "slow", "add", "first.txt", "--lang", "en") as slow:
        slow.wait()
        quick = Command(texts)("add", "second.txt", "--lang", "en")
        before = (texts / STORED).read_bytes()
        run = slow.finish()

    assert quick.code == 0
    assert_one_line(run, STORED, "holds another text", "--force")
    assert (texts / STORED).read_bytes() == before and "图书馆十二座".encode() in before
    assert hidden(texts) == []


def test_the_same_text_that_is_added_twice_at_once_is_there_once(texts: Path) -> None:
    with slow_run(texts, "slow", "add", "first.txt", "--lang", "en") as slow:
        slow.wait()
        quick = Command(texts)("add", "first.txt", "--lang", "en")
        run = slow.finish()

    assert (quick.code, run.code) == (0, 0)
    assert "unchanged" in run.out or "already" in run.out


def test_an_import_does_not_replace_what_is_added_meanwhile(texts: Path) -> None:
    with slow_run(texts, "slow", "import", "collection", "--format", "json") as slow:
        slow.wait()
        assert Command(texts)("add", "second.txt").code == 0
        before = (texts / STORED).read_bytes()
        run = slow.finish()

    assert '"fate": "exists"' in run.out
    assert (texts / STORED).read_bytes() == before


def test_force_still_replaces(texts: Path) -> None:
    with slow_run(texts, "slow", "add", "first.txt", "--force") as slow:
        slow.wait()
        assert Command(texts)("add", "second.txt").code == 0
        assert slow.finish().code == 0

    assert "图书馆十二座".encode() not in (texts / STORED).read_bytes()


def together(slow: SlowRun, other: SlowRun) -> tuple[Run, Run]:
    """The one run stops in the middle of its writing; the other one comes, and waits or does not."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        other.process.wait(LONG_ENOUGH)
    return slow.finish(), other.finish()


def test_two_that_accept_at_once_lose_nothing(tmp_path: Path) -> None:
    for year, text in (("2031", OLD), ("2032", NEW)):
        (tmp_path / "reports" / year).mkdir(parents=True)
        (tmp_path / "reports" / year / "beijing.md").write_text(text, encoding="utf-8")
    words = ("accept", "2031", "2032", "--status")

    with (
        slow_run(tmp_path, "slow", *words, "new") as slow,
        slow_run(tmp_path, "other", *words, "dropped") as other,
    ):
        other.let_go()
        slow.wait()
        runs = together(slow, other)

    assert [run.code for run in runs] == [0, 0]
    (entries,) = tomllib.loads((tmp_path / "accepted.toml").read_text(encoding="utf-8")).values()
    assert {about.split()[0] for about in entries.values()} == {"new", "dropped"}
    assert hidden(tmp_path) == []


def test_two_that_review_at_once_lose_nothing(tmp_path: Path) -> None:
    with slow_run(tmp_path, "slow", "乙", program=SLOW + PIN) as slow:
        slow.wait()
        with slow_run(tmp_path, "other", "丙", program=SLOW + PIN) as other:
            other.let_go()
            runs = together(slow, other)

    assert [run.code for run in runs] == [0, 0]
    pins = tomllib.loads((tmp_path / "a.links.toml").read_text(encoding="utf-8"))["pin"]
    assert {pin["new"][0] for pin in pins} == {"乙", "丙"}
    assert hidden(tmp_path) == []


def test_what_a_killed_run_leaves_goes_and_what_is_being_written_stays(texts: Path) -> None:
    with (
        slow_run(texts, "dead", "add", "first.txt") as dead,
        slow_run(texts, "alive", "add", "other.txt") as alive,
    ):
        dead.wait()
        alive.wait()
        dead.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        dead.process.wait()
        left = hidden(texts / "reports")
        assert len(left) == 2 and all(name.endswith(".reportdiff.part") for name in left)
        assert not (texts / STORED).exists()
        if os.name == "nt":
            for name in left:
                os.utime(texts / "reports" / "2031" / name, (0, 0))

        again = Command(texts)("add", "first.txt")
        (kept,) = hidden(texts / "reports")
        run = alive.finish()

    assert (again.code, run.code) == (0, 0)
    assert kept.startswith(".望山市.md.")
    assert (texts / STORED).is_file() and (texts / "reports" / "2031" / "望山市.md").is_file()
    assert hidden(texts) == []


def test_a_killed_run_locks_nobody_out(tmp_path: Path) -> None:
    with slow_run(tmp_path, "dead", "乙", program=SLOW + PIN) as dead:
        dead.wait()
        dead.kill()
    assert ".a.links.toml.lock" in hidden(tmp_path)

    with slow_run(tmp_path, "next", "丙", program=SLOW + PIN) as run:
        assert run.finish().code == 0

    assert [pin["new"] for pin in tomllib.loads((tmp_path / "a.links.toml").read_text("utf-8"))["pin"]] == [["丙"]]
    assert hidden(tmp_path) == []
