"""Reports and comparisons from the cache are those that would be made, and made anew whenever anything differs."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import reportdiff
from reportdiff.corpus.cache import packing, results
from reportdiff.corpus.cache.store import Store
from reportdiff.model import Comparison, Pin, Report
from reportdiff.output.json import comparison_to_json, report_to_json
from tests.cli.conftest import NEW, OLD

Make = Callable[[], Comparison]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year, text in (("2031", OLD), ("2032", NEW)):
        (tmp_path / "reports" / year).mkdir(parents=True)
        (tmp_path / "reports" / year / "beijing.md").write_text(text, encoding="utf-8")
    return tmp_path / "reports"


def kinds(cache: Path) -> list[str]:
    """The kinds of the results in the cache, sorted."""
    return sorted(entry.kind for entry in Store(cache, 10**9).entries() if entry.kind != "program")


def test_a_second_comparison_is_read_and_equal_to_the_byte(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = reportdiff.compare("2031", "2032", reports=folder)
    assert kinds(cache) == ["comparison", "report", "report"]
    monkeypatch.setattr(results, "_write", lambda *_: pytest.fail("made again"))

    warm = reportdiff.compare("2031", "2032", reports=folder)

    assert warm == cold
    assert comparison_to_json(warm) == comparison_to_json(cold)


def test_without_the_cache_the_result_is_the_same_and_nothing_is_kept(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = reportdiff.compare("2031", "2032", reports=folder)
    monkeypatch.setenv("REPORTDIFF_CACHE_DIR", str(cache.parent / "other"))
    monkeypatch.setenv("REPORTDIFF_CACHE", "0")

    assert comparison_to_json(reportdiff.compare("2031", "2032", reports=folder)) == comparison_to_json(kept)
    assert not (cache.parent / "other").exists()


def test_a_report_is_found_by_content_name_and_options(cache: Path, folder: Path, tmp_path: Path) -> None:
    first = reportdiff.read_report(folder / "2031" / "beijing.md")
    copy = tmp_path / "2033" / "shanghai.md"
    copy.parent.mkdir()
    copy.write_bytes((folder / "2031" / "beijing.md").read_bytes().replace(b"region: beijing\nyear: 2031\n", b""))

    other = reportdiff.read_report(copy)

    assert (first.region, first.year, other.region, other.year) == ("beijing", 2031, "shanghai", 2033)
    again = reportdiff.read_report(copy, anyway=True)
    assert report_to_json(again) == report_to_json(other)
    assert kinds(cache) == ["report"] * 3


def test_a_review_put_beside_a_digest_counts(cache: Path, folder: Path) -> None:
    plan = folder / "2032" / "beijing.md"
    before = reportdiff.read_report(plan)
    plan.with_name("beijing.review.md").write_text("---\nkind: digest\n---\n- 建成社区食堂120家\n", encoding="utf-8")

    assert "建成社区食堂" in reportdiff.read_report(plan).text
    plan.with_name("beijing.review.md").unlink()
    assert reportdiff.read_report(plan) == before


def test_a_change_that_keeps_size_and_time_is_seen(cache: Path, folder: Path) -> None:
    file = folder / "2032" / "beijing.md"
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    assert "5座" in reportdiff.read_report(file).text

    file.write_text(NEW.replace("5座", "7座"), encoding="utf-8")
    os.utime(file, ns=times)

    assert "7座" in reportdiff.read_report(file).text


PIN = Pin(verdict="not_same", old=("新建社区食堂120家",), new=("新建社区食堂120家",), old_report="2031/beijing")


@pytest.mark.parametrize(
    "options",
    [
        {"pins": [PIN]},
        {"earlier": {2030: "新建社区食堂"}},
        {"earlier": {2029: "新建社区食堂"}},
        {"earlier": {2030: "新建社区食堂。"}},
        {"dictionary": ["社区食堂"]},
        {"aliases": {"算力中心": "公共算力中心"}},
    ],
)
def test_every_option_of_a_comparison_counts(cache: Path, folder: Path, options: dict[str, object]) -> None:
    reports = [reportdiff.read_report(folder / year / "beijing.md") for year in ("2031", "2032")]
    plain = reportdiff.compare(*reports)
    other = reportdiff.compare(*reports, **options)  # type: ignore[arg-type]

    assert kinds(cache) == ["comparison"] * 2 + ["report"] * 2
    assert reportdiff.compare(*reports) == plain
    assert reportdiff.compare(*reports, **options) == other  # type: ignore[arg-type]


def test_the_history_beside_a_report_counts_with_its_content(cache: Path, folder: Path) -> None:
    (folder / "2030").mkdir()
    history = folder / "2030" / "beijing.txt"
    years = []
    for text in ("新建社区食堂", "新建社区书屋"):
        history.write_text(text, encoding="utf-8")
        years.append(reportdiff.compare("2031", "2032", reports=folder).history)
    history.unlink()
    years.append(reportdiff.compare("2031", "2032", reports=folder).history)

    assert years == [(2030,), (2030,), ()]
    assert kinds(cache) == ["comparison"] * 3 + ["report"] * 2


def test_another_program_makes_its_results_anew(cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reportdiff.read_report("2031", reports=folder)
    monkeypatch.setattr(results, "program_digest", lambda store: 40 * "f")

    reportdiff.read_report("2031", reports=folder)

    assert kinds(cache) == ["report"] * 2


FOREIGN = [
    b"no stream of zlib",
    zlib.compress(b"\xc1"),
    zlib.compress(msgspec.msgpack.encode({"region": "beijing"})),
    zlib.compress(msgspec.msgpack.encode([1, 2])),
    zlib.compress(b"\x91" * 100_000),
]


@pytest.mark.parametrize("content", FOREIGN, ids=range(len(FOREIGN)))
def test_an_entry_that_holds_something_else_is_made_anew(cache: Path, folder: Path, content: bytes) -> None:
    report = reportdiff.read_report("2031", reports=folder)
    store = Store(cache, 10**9)
    (entry,) = (entry for entry in store.entries() if entry.kind == "report")
    store.write("report", entry.path.name.partition("-")[2], content)

    assert reportdiff.read_report("2031", reports=folder) == report
    unpacked = zlib.decompress(store.read("report", entry.path.name.partition("-")[2]) or b"")
    assert msgspec.msgpack.decode(unpacked, type=Report) == report


def test_an_entry_that_unfolds_without_end_is_not_unpacked(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = reportdiff.read_report("2031", reports=folder)
    monkeypatch.setattr(packing, "LARGEST", 1000)

    assert reportdiff.read_report("2031", reports=folder) == report


def test_a_report_that_cannot_be_read_is_refused_again(cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("\n", encoding="utf-8")

    for _ in range(2):
        with pytest.raises(reportdiff.ReportdiffError):
            reportdiff.read_report(file)
    assert kinds(cache) == []
