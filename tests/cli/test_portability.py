"""Windows and macOS, as far as Linux can tell: names that are missing there, paths, the consoles of Chinese systems.

What nobody here can try is said in `docs/install.md`."""

from __future__ import annotations

import ast
import io
import os
import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from reportdiff.corpus.cache import store
from reportdiff.corpus.specs import year_and_region_of
from reportdiff.disk import files, locking
from reportdiff.text.stand_ins import forgive
from tests.command import PROJECT, Command

POSIX_MODULES = frozenset(("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"))
POSIX_NAMES = {
    "os": re.compile(
        r"O_(?:NOFOLLOW|DIRECTORY|NONBLOCK|CLOEXEC)|fork|forkpty|(?:get|set)(?:e?[ug]id|pgid|pgrp|sid)|getgroups|fchmod|l?chown"
        r"|fchown|killpg|mkfifo|mknod|nice|pread|pwrite|sync|statvfs|uname|sysconf|wait[34]|sched_\w+|openpty|ttyname"
    ),
    "signal": re.compile(r"SIG(?:PIPE|HUP|ALRM|KILL|USR[12]|CHLD|WINCH|STOP|TSTP)|alarm|setitimer|pause"),
    "socket": re.compile(r"AF_UNIX|SCM_\w+|sendmsg|recvmsg"),
    "time": re.compile(r"tzset"),
}
GUARD = re.compile(r"os\.name|sys\.platform|hasattr\(|_IS_LINUX")


def unguarded(source: str) -> Iterator[str]:
    """The POSIX names in ``source`` that stand in a function (or at the top) that never asks for the system."""
    tree = ast.parse(source)
    for scope in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)] or [tree]:
        if GUARD.search(ast.unparse(scope)):
            continue
        for node in ast.walk(scope):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                names = POSIX_NAMES.get(node.value.id)
                if names and names.fullmatch(node.attr):
                    yield f"{node.value.id}.{node.attr}"
    for node in tree.body:
        if isinstance(node, ast.Import) and POSIX_MODULES & {alias.name for alias in node.names}:
            yield ast.unparse(node)


def test_nothing_that_windows_lacks_is_used_without_asking() -> None:
    modules = sorted((PROJECT / "reportdiff").rglob("*.py"))
    wrong = [(path.name, name) for path in modules for name in unguarded(path.read_text(encoding="utf-8"))]

    assert wrong == []


def test_a_posix_call_is_noticed() -> None:
    assert list(unguarded("import os\ndef mine(s):\n    return s.st_uid == os.geteuid()")) == ["os.geteuid"]
    assert list(unguarded("import os\ndef mine(s):\n    return os.name == 'nt' or s == os.geteuid()")) == []
    assert list(unguarded("import fcntl")) == ["import fcntl"]


@pytest.mark.parametrize(
    ("path", "year", "region"),
    [
        (r"C:\报告\2023\shanghai.md", 2023, "shanghai"),
        (r"D:\reports\上海\2023.docx", 2023, "shanghai"),
        (r"\\server\share\shanghai-2023.txt", 2023, "shanghai"),
    ],
)
def test_year_and_region_are_told_from_windows_paths(path: str, year: int, region: str) -> None:
    assert year_and_region_of(PureWindowsPath(path)) == (year, region)  # type: ignore[arg-type]


class Windows(types.ModuleType):
    """The module `os` or `sys` as on Windows: another name, and nothing of POSIX."""

    def __init__(self, real: types.ModuleType) -> None:
        super().__init__(real.__name__)
        self.real = real
        self.name, self.platform = "nt", "win32"

    def __getattr__(self, name: str) -> Any:
        if POSIX_NAMES["os"].fullmatch(name):
            raise AttributeError(f"no {name} on Windows")
        return getattr(self.real, name)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Writing, locking and the cache believe that they are on Windows; gives the descriptors that were locked there."""
    taken: list[int] = []
    msvcrt = types.ModuleType("msvcrt")
    msvcrt.LK_NBLCK = 2  # type: ignore[attr-defined]
    msvcrt.locking = lambda descriptor, mode, count: taken.append(descriptor)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    for module in (files, locking, store):
        monkeypatch.setattr(module, "os", Windows(os))
    monkeypatch.setattr(locking, "sys", Windows(sys))
    return taken


def test_files_are_written_whole_on_windows_too(windows: list[int], tmp_path: Path) -> None:
    path = tmp_path / "结果.csv"
    files.create_file(path, b"1")
    files.replace_file(path, b"2")
    with locking.locked(path):
        assert windows
    old = tmp_path / f".x.{'0' * 16}.reportdiff.part"
    old.touch()
    os.utime(old, (0, 0))
    files.remove_leftovers(tmp_path)

    assert path.read_bytes() == b"2"
    assert list(tmp_path.iterdir()) == [path]


def test_the_cache_works_on_windows_too(windows: list[int], tmp_path: Path) -> None:
    kept = store.Store(tmp_path, 1_000_000)
    kept.write("text", "0" * 40, b"payload")

    assert store.refusal(tmp_path) is None
    assert kept.read("text", "0" * 40) == b"payload"


@pytest.mark.parametrize("encoding", ["cp936", "gb18030"])
def test_a_chinese_console_gets_every_sign(encoding: str, folder: Path) -> None:
    """Standard output in the encoding of a Chinese Windows; what could not be read back would end the test."""
    console = (
        "import atexit, io, sys\n"
        "real, raw = sys.stdout, io.BytesIO()\n"
        f"sys.stdout = io.TextIOWrapper(raw, encoding={encoding!r}, newline='\\n')\n"
        f"show = lambda: real.write(raw.getvalue().decode({encoding!r}))\n"
        "atexit.register(lambda: (sys.stdout.flush(), show(), real.flush()))\n"
    )
    run = Command(folder)("2031", "2032", "--all", "--lang", "zh", before=console)
    whole = Command(folder)("2031", "2032", "--all", "--lang", "zh")

    assert (run.code, run.err) == (0, "")
    # The minus of a dropped measure is in no GBK; a question mark would call the measure doubtful.
    assert run.out == (whole.out.replace("−", "-") if encoding == "cp936" else whole.out)
    assert "-  未再提及" in whole.out.replace("−", "-")


def test_what_an_encoding_lacks_has_a_look_alike_or_the_mark_of_a_missing_character() -> None:
    written = {}
    for encoding in ("cp936", "ascii", "utf-8"):
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding=encoding)
        forgive(stream)
        stream.write("−0.5 ▲ ¶3 😀\ud800")
        stream.flush()
        written[encoding] = raw.getvalue().decode(encoding)

    assert written == {"cp936": "-0.5 ▲ §3 〓〓", "ascii": "-0.5 # #3 ##", "utf-8": "−0.5 ▲ ¶3 😀?"}
    forgive(io.StringIO())  # which has no encoding


def test_a_report_with_the_line_ends_of_windows_is_the_same_report(folder: Path, tmp_path: Path) -> None:
    for year in ("2031", "2032"):
        text = (folder / "reports" / year / "beijing.md").read_bytes()
        (tmp_path / f"{year}-beijing.md").write_bytes(text.replace(b"\n", b"\r\n"))
    run = Command(tmp_path)("2031-beijing.md", "2032-beijing.md", "--lang", "zh")
    assert run.out == Command(folder)("2031", "2032", "--lang", "zh").out
