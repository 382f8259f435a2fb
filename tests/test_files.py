"""Files are written whole or not at all, and nothing is left lying beside them."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from reportdiff.files import replace_file, writable_name


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


@pytest.mark.parametrize("name", ["报告.md", "a\udcb1.md", "\udcff"])
def test_a_name_can_be_written_anywhere(name: str) -> None:
    written = writable_name(name)

    assert written.encode() and (written == name) is ("\udcb1" not in name and "\udcff" not in name)
