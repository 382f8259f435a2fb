"""Files are written whole or not at all, and nothing is left lying beside them."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from reportdiff.disk import locking
from reportdiff.disk.files import create_file, replace_file, writable_name
from reportdiff.disk.locking import locked
from reportdiff.errors import ReportdiffError


@pytest.mark.parametrize("broken", ["open", "fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_nothing_is_left_where_writing_is_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, error: type[BaseException]
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"before")
    real = getattr(os, broken)

    def broken_off(*given: object, **named: object) -> None:
        # Done, and then interrupted: as a signal does that comes while the system is at work.
        if broken != "replace":
            real(*given, **named)
        raise error

    monkeypatch.setattr(os, broken, broken_off)
    with pytest.raises(error):
        replace_file(path, b"after")
    monkeypatch.undo()

    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_mode_is_kept_and_a_new_file_heeds_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "长" / ("名" * 80 + ".json")
    path.parent.mkdir()
    old = os.umask(0o027)
    try:
        replace_file(path, b"1")
    finally:
        os.umask(old)
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o600)
    replace_file(path, b"2")

    assert path.read_bytes() == b"2" and (os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600)


def test_several_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    writers = [threading.Thread(target=replace_file, args=(path, bytes([number]) * 100_000)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(set(path.read_bytes())) == 1 and path.stat().st_size == 100_000
    assert list(tmp_path.iterdir()) == [path]


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no hard links here")


@pytest.mark.parametrize("linking", [True, False])
def test_a_new_file_is_never_put_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linking: bool) -> None:
    if not linking:
        monkeypatch.setattr(os, "link", no_links)
    path, nowhere = tmp_path / "a.md", tmp_path / "b.md"
    create_file(path, b"first")
    try:
        nowhere.symlink_to("nothing.md")
    except OSError:
        pytest.skip("this system makes no symbolic links")

    for taken in (path, nowhere):
        with pytest.raises(FileExistsError):
            create_file(taken, b"second")

    assert path.read_bytes() == b"first"
    assert sorted(tmp_path.iterdir()) == [path, nowhere]


@pytest.mark.parametrize("linking", [True, False])
def test_of_several_that_create_a_file_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linking: bool) -> None:
    if not linking:
        monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.bin"
    done: list[int] = []

    def create(number: int) -> None:
        with contextlib.suppress(FileExistsError):
            create_file(path, bytes([number]) * 100_000)
            done.append(number)

    writers = [threading.Thread(target=create, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert path.read_bytes() == bytes(done) * 100_000 and len(done) == 1
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "name", [".a.md.part", ".a.md.0123456789abcdef.part", "a.md.0123456789abcdef.reportdiff.part", ".reportdiff.part"]
)
def test_only_what_is_surely_ours_is_cleaned_up(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"of somebody else")

    replace_file(tmp_path / "a.md", b"1")

    assert (tmp_path / name).read_bytes() == b"of somebody else"


@pytest.mark.skipif(os.name == "nt", reason="locks of open files are those of POSIX")
def test_where_there_are_no_locks_nothing_is_cleaned_up_and_writing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    left = tmp_path / ".a.md.0123456789abcdef.reportdiff.part"
    left.write_bytes(b"perhaps of a run on another machine")
    monkeypatch.setattr(fcntl, "flock", unsupported)

    with locked(tmp_path / "a.md"):
        replace_file(tmp_path / "a.md", b"1")

    assert sorted(tmp_path.iterdir()) == [left, tmp_path / "a.md"]


def test_a_lock_lets_in_one_at_a_time_and_is_gone_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "count"
    path.write_text("0")

    def count() -> None:
        for _ in range(20):
            with locked(path):
                replace_file(path, str(int(path.read_text()) + 1).encode())

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert path.read_text() == "80" and list(tmp_path.iterdir()) == [path]


def test_a_lock_that_is_never_given_back_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    with (
        locked(tmp_path / "a.toml"),
        pytest.raises(ReportdiffError, match=r"a\.toml: another reportdiff"),
        locked(tmp_path / "a.toml"),
    ):
        raise AssertionError("two have the lock")


@pytest.mark.parametrize("name", ["报告.md", "a\udcb1.md", "\udcff"])
def test_a_name_can_be_written_anywhere(name: str) -> None:
    written = writable_name(name)

    assert written.encode() and (written == name) is ("\udcb1" not in name and "\udcff" not in name)
