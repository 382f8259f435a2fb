"""A batch: whole, stopped and resumed, with a report that changed, with one that cannot be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from reportdiff import compare
from reportdiff.batch import work
from reportdiff.batch.batch_run import run_batch
from reportdiff.batch.tables import TABLES, arrow_schema
from reportdiff.batch.worker_program import this_program
from reportdiff.errors import ReportdiffError
from reportdiff.model.batch import BatchAccount
from tests.batch.collection import files_of
from tests.command import Command

KILLS_ITSELF_AFTER_A_PAIR = """
import os, signal
from reportdiff.batch import work
write = work._Run.write_pair
def write_and_die(run, pair):
    write(run, pair)
    os.kill(os.getpid(), signal.SIGKILL)
work._Run.write_pair = write_and_die
"""


def rows_of(dataset: Path, table: str) -> list[dict[str, object]]:
    return ds.dataset(dataset / table, partitioning="hive").to_table().to_pylist()


def described(field: pa.Field) -> tuple[str, bool, bytes]:
    return field.name, field.nullable, field.metadata[b"about"]


def test_the_tables_say_what_the_comparisons_say(collection: Path, made: tuple[Path, BatchAccount]) -> None:
    dataset, account = made
    comparison = compare(collection / "2031/beijing.md", collection / "2032/beijing.md")
    pair = "2031/beijing 2032/beijing"
    changes = [row for row in rows_of(dataset, "changes") if row["pair"] == pair]
    targets = [row for row in rows_of(dataset, "targets") if row["pair"] == pair]
    measures = {
        (row["year"], row["measure"]): row["text"] for row in rows_of(dataset, "measures") if row["region"] == "beijing"
    }

    assert (account.pairs, account.computed, account.failed, account.lonely) == (8, 8, 0, ())
    assert [(row["change"], row["status"], row["fate"], row["year"]) for row in changes] == [
        (change.id, change.status, change.fate and change.fate.kind, 2032) for change in comparison.changes
    ]
    assert [(row["name"], row["difference"], row["old_words"]) for row in targets] == [
        (target.name, target.difference, target.old.words) for target in comparison.targets.rows
    ]
    for row in changes:
        assert row["old_text"] == ("；".join(measures[2031, number] for number in row["old_measures"]) or None)
        assert row["new_text"] == ("；".join(measures[2032, number] for number in row["new_measures"]) or None)


def test_every_file_has_the_declared_columns_and_says_what_they_are(made: tuple[Path, BatchAccount]) -> None:
    dataset, account = made
    for name, table in TABLES.items():
        files = sorted((dataset / name).rglob("*.parquet"))

        assert [path.parent.name for path in files] == ["year=2031", "year=2032", "year=2033"]
        for path in files:
            assert [described(field) for field in pq.read_schema(path)] == [
                described(field) for field in arrow_schema(table)
            ]
        assert sum(pq.read_metadata(path).num_rows for path in files) == account.rows[name]


def test_pandas_reads_a_table(dataset: Path) -> None:
    import pandas as pd

    frame = pd.read_parquet(dataset / "changes")

    assert set(TABLES["changes"].column_names()) | {"year"} == set(frame.columns)


def test_killed_it_goes_on_where_it_was_with_the_same_rows(collection: Path, dataset: Path, tmp_path: Path) -> None:
    arguments = ("batch", "--reports", collection, "-o", tmp_path / "batch", "--jobs", "1")
    killed = Command(tmp_path)(*arguments, before=KILLS_ITSELF_AFTER_A_PAIR)
    account = run_batch(tmp_path / "batch", reports=collection)

    assert killed.code == -9
    assert (account.computed, account.reused) == (7, 1)
    assert files_of(tmp_path / "batch") == files_of(dataset)


def test_two_processes_give_the_same_bytes(collection: Path, dataset: Path, tmp_path: Path) -> None:
    run_batch(tmp_path / "batch", reports=collection, jobs=2)

    assert files_of(tmp_path / "batch") == files_of(dataset)


@pytest.fixture
def copied(collection: Path, dataset: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A collection and its dataset, to be changed."""
    shutil.copytree(collection, tmp_path / "reports")
    shutil.copytree(dataset, tmp_path / "batch")
    return tmp_path / "reports", tmp_path / "batch"


def test_nothing_is_done_twice(collection: Path, copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "carry_out", lambda order: pytest.fail("nothing is left to do"))
    before = {path: path.stat().st_mtime_ns for path in copied[1].rglob("*.parquet")}
    account = run_batch(copied[1], reports=collection)

    assert (account.computed, account.reused) == (0, 8)
    assert {path: path.stat().st_mtime_ns for path in copied[1].rglob("*.parquet")} == before


def test_a_report_that_changed_makes_its_pairs_anew_and_no_others(copied: tuple[Path, Path]) -> None:
    reports, dataset = copied
    path = reports / "2032/tianjin.md"
    path.write_text(path.read_text(encoding="utf-8") + "- 新建儿童图书馆3座\n", encoding="utf-8")
    account = run_batch(dataset, reports=reports)
    added = [row["pair"] for row in rows_of(dataset, "changes") if "儿童图书馆" in (row["new_text"] or "")]  # type: ignore[operator]

    assert (account.computed, account.reused) == (2, 6)
    assert added == ["2031/tianjin 2032/tianjin"]
    assert len(list((dataset / "_parts").rglob("*"))) == len(list((dataset / "_parts").glob("*"))) + 20


def test_another_program_makes_everything_anew(copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    other = type(this_program())((*this_program().versions, ("reportdiff", "another")))
    for module in ("batch_run", "work"):
        monkeypatch.setattr(f"reportdiff.batch.{module}.this_program", lambda: other)
    account = run_batch(copied[1], reports=copied[0])

    assert (account.computed, account.reused) == (8, 0)


def test_a_damaged_file_is_made_anew(copied: tuple[Path, Path], dataset: Path) -> None:
    for path in (copied[1] / "_parts").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-7])
    (copied[1] / "_dataset.json").write_text("{}", encoding="utf-8")
    account = run_batch(copied[1], reports=copied[0])

    assert account.failed == 0
    assert files_of(copied[1]) == files_of(dataset)


def test_what_cannot_be_read_is_a_row_and_the_rest_goes_on(copied: tuple[Path, Path]) -> None:
    reports, dataset = copied
    (reports / "2033/shanghai.md").write_bytes(bytes(range(256)) * 40)
    (reports / "2033/beijing.md").unlink()
    (reports / "2033/beijing.md").symlink_to("/etc/hostname")
    account = run_batch(dataset, reports=reports)
    rows = rows_of(dataset, "failures")

    assert [(row["subject"], row["pair"], row["region"]) for row in rows] == [
        ("report", None, "shanghai"),
        ("pair", "2032/shanghai 2033/shanghai", "shanghai"),
    ]
    assert {failure.name for failure in account.failures} == {"2033/shanghai", "2032/shanghai 2033/shanghai"}
    assert (account.failed, account.computed) == (1, 1)
    assert account.outside == (str(reports / "2033/beijing.md"),)
    assert {row["region"] for row in rows_of(dataset, "reports") if row["year"] == 2033} == {"chongqing", "tianjin"}
    assert run_batch(dataset, reports=reports).computed == 0


def test_an_unforeseen_error_is_tried_again_the_next_time(
    copied: tuple[Path, Path], dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(work, "comparison_rows", lambda *_: 1 / 0)
        shutil.rmtree(copied[1])
        account = run_batch(copied[1], reports=copied[0], years="2032", regions=("上海",))
    assert [failure.error for failure in account.failures] == ["UnexpectedFault"]
    account = run_batch(copied[1], reports=copied[0], years="2032", regions=("上海",))
    assert (account.failed, account.computed, account.pairs) == (0, 1, 1)


def test_regions_of_one_year_are_compared_with_each_other(collection: Path, tmp_path: Path) -> None:
    account = run_batch(tmp_path / "batch", reports=collection, across=2032, regions=("beijing", "天津", "重庆"))
    pairs = {row["pair"] for row in rows_of(tmp_path / "batch", "changes")}

    assert account.pairs == 3
    assert pairs == {
        "2032/beijing 2032/chongqing",
        "2032/beijing 2032/tianjin",
        "2032/chongqing 2032/tianjin",
    }


def test_a_dataset_has_what_the_last_run_asked_for(copied: tuple[Path, Path]) -> None:
    account = run_batch(copied[1], reports=copied[0], years="2033", regions=("beijing",))

    assert (account.pairs, account.computed, account.years) == (1, 0, (2032, 2033))
    assert {row["region"] for row in rows_of(copied[1], "reports")} == {"beijing"}


def test_files_of_others_are_left_alone(collection: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportdiffError, match="has other files"):
        run_batch(tmp_path, reports=collection)
    assert {path.name for path in tmp_path.iterdir()} <= {"notes.txt", "_lock"}


def test_another_storage_has_the_same_files(collection: Path, dataset: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install reportdiff[distributed]")
    address = "memory://batches/all"
    account = run_batch(address, reports=collection)
    again = run_batch(address, reports=collection)
    files = fsspec.filesystem("memory")
    stored = {
        path.removeprefix("/batches/all/"): files.cat_file(path)
        for path in files.find("/batches/all")
        if path.endswith(".parquet") and "/_parts/" not in path
    }

    assert (account.computed, again.reused) == (8, 8)
    assert stored == files_of(dataset)
