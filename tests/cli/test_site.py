"""`reportdiff site`, from outside."""

from __future__ import annotations

from pathlib import Path

from tests.command import Command


def test_a_site_is_written_into_the_folder_of_the_region(reportdiff: Command, folder: Path, tmp_path: Path) -> None:
    run = reportdiff("site", "2031..2032", "--reports", folder / "reports", "--lang", "en", cwd=tmp_path)
    assert (run.code, run.out) == (0, "")
    place = tmp_path / "outputs" / "beijing"
    assert str(Path("outputs", "beijing", "index.html")) in run.err and "files" in run.err
    page = (place / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "2031 → 2032" in page
    assert (place / "pair-2031-2032.html").exists() and (place / "search-index.js").exists()
    assert [path.name for path in place.parent.iterdir()] == ["beijing"]


def test_errors_are_one_line_and_exit_2_before_any_work(reportdiff: Command, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    for arguments in (
        ("site",),
        ("site", "2031"),
        ("site", "1999..2000"),
        ("site", "2031..2032", "-o", tmp_path / "mine"),
        ("site", "2031..2032", "-o", tmp_path / "mine" / "notes.txt"),
        ("site", "2031..2032", "-o", tmp_path / "no" / "site"),
    ):
        run = reportdiff(*arguments)
        assert (run.code, run.out) == (2, ""), arguments
        assert run.err.strip(), arguments
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "notes.txt"]
