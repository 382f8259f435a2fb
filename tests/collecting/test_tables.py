"""A collection that is one table: every row is a report, or says why not, whatever the table is like."""

from __future__ import annotations

import csv
import io
import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from reportdiff.collecting.importing import Import, import_collection
from reportdiff.collecting.tables import table_rows as rows_module
from reportdiff.collecting.tables.table_reports import Columns
from reportdiff.errors import ReportdiffError
from reportdiff.installation import install_command
from reportdiff.reading import read_document
from tests.collecting.conftest import TODAY
from tests.collecting.reports import plain
from tests.command import Command
from tests.reading.archives import zipped
from tests.reading.mutations import mutated

HEADING = ("年份", "地区", "标题", "正文")
REPORTS = [
    ("2031", "云岭市", "2031年政府工作报告", plain(2031)),
    ("2030", "云岭市", "2030年政府工作报告", plain(2030)),
    ("2031", "望山市", "2031年政府工作报告", plain(2031, "望山市")),
]


def csv_text(rows: Sequence[Sequence[str]], *, heading: Sequence[str] = HEADING, delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([heading, *rows])
    return stream.getvalue()


def jsonl(rows: Sequence[Sequence[str]]) -> bytes:
    return "".join(json.dumps(dict(zip(HEADING, row, strict=True))) + "\n" for row in rows).encode()


def xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    openpyxl: Any = pytest.importorskip("openpyxl", reason="reportdiff[excel] is not installed")
    book = openpyxl.Workbook()
    for row in [HEADING, *rows]:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parquet(rows: Sequence[Sequence[str]]) -> bytes:
    pyarrow: Any = pytest.importorskip("pyarrow", reason="reportdiff[parquet] is not installed")
    writer: Any = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    table = pyarrow.table({name: [row[place] for row in rows] for place, name in enumerate(HEADING)})
    writer.write_table(table, stream)
    return stream.getvalue()


FORMS = {
    "r.csv": lambda: csv_text(REPORTS).encode(),
    "excel.csv": lambda: b"\xef\xbb\xbf" + csv_text(REPORTS, delimiter=";").encode(),
    "gbk.csv": lambda: csv_text(REPORTS).encode("gb18030"),
    "utf-16.csv": lambda: csv_text(REPORTS, delimiter="\t").encode("utf-16"),
    "r.tsv": lambda: csv_text(REPORTS, delimiter="\t").encode(),
    "r.jsonl": lambda: jsonl(REPORTS),
    "r.xlsx": lambda: xlsx(REPORTS),
    "r.parquet": lambda: parquet(REPORTS),
}


def imported(path: Path, reports: Path, data: bytes, **columns: str) -> Import:
    path.write_bytes(data)
    return import_collection(path, reports=reports, today=TODAY, columns=Columns(**columns))


def fates(done: Import) -> dict[str, str]:
    return {entry.path.name: entry.fate for entry in done.entries}


def refused(path: Path, reports: Path, data: bytes, **columns: str) -> str:
    with pytest.raises(ReportdiffError) as caught:
        imported(path, reports, data, **columns)
    message, zh = str(caught.value), caught.value.message_in("zh")
    assert "\n" not in message and message.startswith(str(path))
    assert "；" in zh and ";" in message
    return message


@pytest.mark.parametrize("name", FORMS)
def test_every_row_of_a_table_is_a_report(name: str, tmp_path: Path, reports: Path) -> None:
    done = imported(tmp_path / name, reports, FORMS[name]())
    first = 1 if name.endswith("jsonl") else 2
    assert fates(done) == {f"{name}:{row}": "taken" for row in range(first, first + 3)}
    document = read_document(reports / "2031" / "望山市.md")
    assert "望山市" in document.text
    assert document.metadata["source"] == f"{name}:{first + 2}"
    again = imported(tmp_path / name, reports, FORMS[name]())
    assert set(fates(again).values()) == {"unchanged"}


def test_columns_may_be_named_and_a_city_goes_before_its_province(tmp_path: Path, reports: Path) -> None:
    heading = ("when", "province", "city", "what", "url")
    address = "https://www.example.gov.cn/2031.html"
    rows = [("2031", "河北省", "云岭市", plain(2031), address), ("2030", "云岭市", "", plain(2030), "javascript:1")]
    data = csv_text(rows, heading=heading).encode()
    path = tmp_path / "t.csv"
    assert "no column is called like one of texts (when, province, city, what, url)" in refused(path, reports, data)
    assert "has no column 'whats'" in refused(path, reports, data, text="whats")
    done = imported(path, reports, data, text="what", year="when")
    assert [(entry.fate, entry.region, entry.year) for entry in done.entries] == [
        ("taken", "云岭市", 2031),
        ("taken", "云岭市", 2030),
    ]
    assert read_document(reports / "2031" / "云岭市.md").metadata["source"] == address
    assert read_document(reports / "2030" / "云岭市.md").metadata["source"] == "t.csv:3"


def test_a_row_that_is_no_report_says_why_and_stops_nothing(tmp_path: Path, reports: Path) -> None:
    rows = [
        ("2031", "云岭市", "", plain(2031)),
        ("2031", "云岭市", "", ""),
        ("", "", "", "   "),
        ("2029", "云岭市", "", plain(2031)),
        ("2031", "望山市", "", plain(2030)),
        ("2031", "上海", "", '=HYPERLINK("http://example.org","x")'),
        ("2031", "上海", "", "x" * (20 * 2**20)),
        ("../../2031", "../etc", "../x", plain(2028)),
    ]
    done = imported(tmp_path / "t.csv", reports, csv_text(rows).encode())
    assert fates(done) == {
        "t.csv:2": "taken",
        "t.csv:3": "unreadable",
        "t.csv:5": "other_year",
        "t.csv:6": "other_region",
        "t.csv:7": "no_report",
        "t.csv:8": "unreadable",
        "t.csv:9": "other_region",
    }
    reasons = {entry.path.name: (entry.why, entry.why_zh) for entry in done.refused}
    assert "has no text; fill it in" in reasons["t.csv:3"][0]
    assert "没有正文；" in reasons["t.csv:3"][1]
    assert "more text than any report" in reasons["t.csv:8"][0]
    assert [path.name for path in reports.rglob("*.md")] == ["云岭市.md"]


def test_broken_lines_of_json_are_rows_that_say_so(tmp_path: Path, reports: Path) -> None:
    data = b"[1]\n{\n" + b"[" * 100_000 + b"\n\n" + jsonl(REPORTS[:1])
    done = imported(tmp_path / "t.jsonl", reports, data)
    assert list(fates(done).values()) == ["unreadable"] * 3 + ["taken"]
    assert [entry.why.partition(": ")[2] for entry in done.refused] == [
        "is no JSON object; fix the line",
        *["is no JSON; fix the line"] * 2,
    ]


def test_a_formula_counts_as_what_was_saved_with_it_and_a_cut_off_cell_is_said(tmp_path: Path, reports: Path) -> None:
    long = plain(2030) + "。" * (32_767 - len(plain(2030)))
    data = xlsx([("2031", "云岭市", "", "=1+1"), ("2030", "云岭市", "", long)])
    done = imported(tmp_path / "t.xlsx", reports, data)
    assert list(fates(done).values()) == ["unreadable", "unreadable"]
    assert "has no text" in done.entries[0].why
    assert "at which Excel cuts off" in done.entries[1].why


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("t.csv", b"", "no column is called like one of texts"),
        ("t.csv", HEADING[3].encode() + b"\n", "has no row below its heading"),
        ("t.csv", b"\x00\x01\xff" * 50, "zero byte"),
        ("t.csv", b"text\n\xff\xfe\xfd\x80\x81" * 30, "is not UTF-8"),
        ("t.csv", ",".join(map(str, range(600))).encode(), "has 600 columns, more than 500"),
        ("t.txt", b"text", "is no table"),
        ("t.xlsx", b"PK\x03\x04junk", "damaged"),
        ("t.parquet", b"PAR1junk", "is a damaged table"),
        ("t.xlsx", zipped({"xl/sharedStrings.xml": b" " * (3 * 2**20)}), "a zip bomb"),
        ("t.xlsx", zipped({"xl/workbook.xml": b"<a/>"}), "is a damaged table"),
    ],
)
def test_hostile_and_broken_tables_are_refused_in_one_line(
    name: str, data: bytes, what: str, tmp_path: Path, reports: Path
) -> None:
    assert what in refused(tmp_path / name, reports, data)


@pytest.mark.parametrize("name", FORMS)
def test_any_damage_to_a_table_ends_in_an_account_or_one_line(name: str, tmp_path: Path, reports: Path) -> None:
    dice = random.Random(7)
    whole = FORMS[name]()
    for _ in range(40):
        (tmp_path / name).write_bytes(mutated(whole, dice))
        try:
            done = import_collection(tmp_path / name, reports=reports, today=TODAY, dry_run=True)
        except ReportdiffError as error:
            assert "\n" not in str(error) and str(error).startswith(str(tmp_path / name))
        else:
            assert not any("unexpected error" in entry.why for entry in done.entries)


def test_limits_of_rows_and_bytes(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "MAX_ROWS", 2)
    assert "more than 2 rows" in refused(tmp_path / "t.csv", reports, FORMS["r.csv"]())
    assert "more than 2 rows" in refused(tmp_path / "t.parquet", reports, parquet(REPORTS))
    monkeypatch.setattr(rows_module, "MAX_TABLE", 2**20)
    assert "larger than 1 MB" in refused(tmp_path / "t.csv", reports, b"x" * (2**20 + 1))


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("r.xlsx", "openpyxl", "excel"), ("r.parquet", "pyarrow", "parquet")]
)
def test_a_library_that_is_missing_is_named(
    name: str, module: str, extra: str, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = FORMS[name]()
    monkeypatch.setitem(sys.modules, module, None)
    assert install_command(extra) in refused(tmp_path / name, reports, data)


def test_a_directory_has_no_columns(tmp_path: Path, reports: Path) -> None:
    with pytest.raises(ReportdiffError, match="is a directory, which has no columns"):
        import_collection(tmp_path, reports=reports, columns=Columns(text="x"))


def test_the_command_takes_a_table(tmp_path: Path) -> None:
    heading: Mapping[str, str] = {"年份": "y", "地区": "r", "标题": "t", "正文": "报告"}
    (tmp_path / "t.csv").write_bytes(csv_text(REPORTS, heading=list(heading.values())).encode())
    command = Command(tmp_path)
    refusal = command("import", "t.csv", "--lang", "en")
    assert (refusal.code, refusal.err.count("\n")) == (2, 1)
    assert "--text-column" in refusal.err
    options = ("--text-column", "报告", "--year-column", "y", "--region-column", "r", "--title-column", "t")
    run = command("import", "t.csv", *options, "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out)["counts"] == {"taken": 3}
