"""Which file may be overwritten: one rule for results, charts and the files of CI."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportdiff.disk.overwriting import cannot_write, writable, write_whole
from reportdiff.errors import ReportdiffError


def ours(path: Path) -> bool:
    return path.read_text(encoding="utf-8").startswith("ours")


def test_a_new_file_and_one_of_ours_may_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a"

    assert writable(path, is_ours=ours) == path.resolve()
    path.write_text("ours", encoding="utf-8")
    assert writable(path, is_ours=ours) == path.resolve()


def test_a_file_of_somebody_else_needs_force_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(ReportdiffError, match="--force") as refused:
        writable(path, is_ours=ours)
    assert str(path) in str(refused.value)
    assert "--force" in refused.value.message_in("zh")
    assert writable(path, is_ours=ours, force=True) == path.resolve()


def test_what_is_read_is_never_written_not_even_through_a_link(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("ours", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(path)

    for name in ("report.md", "link.md"):
        with pytest.raises(ReportdiffError, match="never overwritten"):
            writable(tmp_path / name, is_ours=ours, force=True, inputs=[path])


def test_a_folder_is_refused_and_a_missing_one_too_unless_the_caller_makes_it(tmp_path: Path) -> None:
    with pytest.raises(ReportdiffError, match="is a folder"):
        writable(tmp_path, is_ours=ours, force=True)
    with pytest.raises(ReportdiffError, match="no folder"):
        writable(tmp_path / "no" / "a", is_ours=ours)
    assert writable(tmp_path / "no" / "a", is_ours=ours, makes_folder=True) == (tmp_path / "no" / "a").resolve()


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("ours", encoding="utf-8")
    link.symlink_to(real)

    assert writable(link, is_ours=ours) == real.resolve()
    write_whole(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_opened_to_see_whose_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert writable(tmp_path / "pipe", is_ours=ours) == (tmp_path / "pipe").resolve()


def test_why_the_system_refuses_is_said_in_both_languages(tmp_path: Path) -> None:
    error = cannot_write(tmp_path, OSError(errno.ENOSPC, "No space left on device"), instead=("; b", "；乙"))

    assert str(error) == f"cannot write {tmp_path}: No space left on device; b"
    assert error.message_in("zh") == f"无法写入 {tmp_path}：磁盘已满；乙"
    with pytest.raises(ReportdiffError, match="cannot write"):
        write_whole(tmp_path / "no" / "a", b"")
