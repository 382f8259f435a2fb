"""A query reads the tables, and can do nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from reportdiff.batch.querying import query
from reportdiff.errors import ReportdiffError
from tests.command import Command

pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install reportdiff[query]")


def test_tables_are_views_by_their_names_with_the_year(dataset: Path) -> None:
    result = query("SELECT year, count(*) AS n FROM changes GROUP BY ALL ORDER BY ALL", dataset)

    assert [(column.name, column.type) for column in result.columns] == [("year", "INTEGER"), ("n", "BIGINT")]
    assert result.rows == ((2031, 0), (2032, 24), (2033, 24)) or result.rows == ((2032, 24), (2033, 24))


def test_values_are_those_of_json(dataset: Path) -> None:
    result = query(
        "SELECT facets, DATE '2031-01-05', 1.5::DECIMAL(4, 2), NULL, {'a': 1} FROM changes "
        "WHERE status = 'changed' AND len(facets) = 1 LIMIT 1",
        dataset,
    )

    assert result.rows == ((["target_raised"], "2031-01-05", 1.5, None, "{'a': 1}"),)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY changes TO 'taken.csv'",
        "CREATE TABLE copy AS FROM changes",
        "SET enable_external_access = true",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "",
    ],
)
def test_only_one_statement_that_reads_is_taken(dataset: Path, sql: str) -> None:
    with pytest.raises(ReportdiffError, match="one SELECT is wanted"):
        query(sql, dataset)


@pytest.mark.parametrize(
    "source",
    [
        "read_text('/etc/hostname')",
        "read_csv('{secret}')",
        "read_parquet('{dataset}/_dataset.json')",
        "read_csv('https://example.org/x.csv')",
        "glob('/etc/*')",
        "dataset",
    ],
)
def test_no_other_file_address_or_variable_is_read(dataset: Path, tmp_path: Path, source: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReportdiffError, match="cannot be answered"):
        query(f"SELECT * FROM {source.format(secret=secret, dataset=dataset)}", dataset)


def test_a_table_that_leads_out_of_the_dataset_is_not_read(dataset: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(dataset, tmp_path / "batch")
    outside = tmp_path / "outside.parquet"
    file = tmp_path / "batch/changes/year=2033/changes-2033.parquet"
    file.rename(outside)
    file.symlink_to(outside)

    assert query("SELECT DISTINCT year FROM changes", tmp_path / "batch").rows == ((2032,),)


def test_a_statement_that_is_wrong_is_one_line_with_the_tables(dataset: Path) -> None:
    with pytest.raises(ReportdiffError) as error:
        query("SELECT nonsense FROM changes", dataset)

    assert "nonsense" in str(error.value) and "DESCRIBE changes" in str(error.value)
    assert "\n" not in str(error.value) and "查看各列" in error.value.message_in("zh")


def test_rows_beyond_the_limit_are_left_out_and_said(dataset: Path) -> None:
    result = query("FROM changes", dataset, most_rows=5)

    assert (len(result.rows), result.more) == (5, True)


def test_the_command_prints_tables_csv_and_json(dataset: Path, tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    command = Command(tmp_path)
    sql = (
        "SELECT region, count(*) AS n, list(DISTINCT status ORDER BY status) AS s FROM changes GROUP BY ALL ORDER BY 1"
    )
    shown = command("query", sql, dataset, "--lang", "en").out
    rows = list(csv.reader(io.StringIO(command("query", sql, dataset, "--format", "csv").out.lstrip("\ufeff"))))
    document = json.loads(command("query", sql, dataset, "--format", "json").out)
    written = command("query", sql, dataset, "-o", "n.parquet")

    assert "beijing    12" in shown and shown.endswith("\n4 rows\n")
    assert rows[:2] == [
        ["region", "n", "s"],
        ["beijing", "12", document["rows"][0][2] and "；".join(document["rows"][0][2])],
    ]
    Draft202012Validator(json.loads(command("schema", "query").out)).validate(document)
    assert written.code == 0
    assert pq.read_table(tmp_path / "n.parquet").column_names == ["region", "n", "s"]


def test_a_folder_that_is_no_dataset_says_how_to_make_one(tmp_path: Path) -> None:
    run = Command(tmp_path)("query", "FROM changes", "nowhere", "--lang", "en")

    assert (run.code, run.out) == (2, "")
    assert run.err == "error: nowhere: is no dataset; make one with: reportdiff batch -o nowhere\n"


def test_without_duckdb_the_message_names_what_to_install(dataset: Path, tmp_path: Path) -> None:
    run = Command(tmp_path)(
        "query", "FROM changes", dataset, "--lang", "zh", before="import sys; sys.modules['duckdb'] = None\n"
    )

    assert run.code == 2
    assert "尚未安装" in run.err and "[query]" in run.err and run.err.count("\n") == 1
