"""The table of reports: what it shows, how wide it gets, and that it reads no file."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

from jsonschema import validate
from rich.cells import cell_len

from reportdiff.collecting.holdings import Holdings, holdings, holdings_csv, holdings_json, holdings_table
from reportdiff.output.json import schema
from reportdiff.regions import REGIONS


def held(folder: Path, names: list[str]) -> Holdings:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\xff not a report at all")
    return holdings(folder)


def test_a_few_years_are_shown_with_their_formats(tmp_path: Path) -> None:
    found = held(tmp_path, ["2030/shanghai.md", "2031/beijing.docx", "2031/shanghai.txt", "2031/云岭市.html"])

    assert holdings_table(found, lang="zh", width=60).split("\n") == [
        "        2030  2031",
        "北京    -     docx",
        "上海    md    txt",
        "云岭市  -     html",
        "",
        "4份报告，3个地区，2个年份",
    ]
    assert "Beijing   -     docx" in holdings_table(found, lang="en", width=60)


def test_sixty_years_of_forty_regions_fit_into_eighty_columns(tmp_path: Path) -> None:
    regions = [*list(REGIONS), *(f"{'云岭望山碧溪'[n % 6]}{'甲乙丙丁'[n % 4]}土家族苗族自治州" for n in range(8))]
    found = held(tmp_path, [f"{year}/{region}.md" for year in range(1971, 2031) for region in regions])
    table = holdings_table(found, lang="zh", width=80)
    rows = [line for line in table.split("\n") if line.startswith("西藏")]

    assert max(cell_len(line) for line in table.split("\n")) <= 80
    assert "".join(row.split()[1] for row in rows) == "".join(str(year % 10) for year in range(1971, 2031))


def test_gaps_are_dots_and_decades_stand_above_their_years(tmp_path: Path) -> None:
    found = held(tmp_path, [f"{year}/beijing.md" for year in range(1998, 2031) if year != 2003] + ["2010/hebei.md"])
    lines = holdings_table(found, lang="en", width=70).split("\n")
    column = lines[0].index("2010")

    assert lines[1] == "Beijing  89012.45678901234567890123456789"[:9] + "89012.4567890123456789012345678" + "90  32"
    assert lines[2].index("0") == column
    assert lines[2].endswith("1")


def test_centuries_are_cut_into_blocks_that_lose_no_year(tmp_path: Path) -> None:
    found = held(tmp_path, [f"{year}/beijing.md" for year in range(1901, 2031)])
    for width in (40, 60, 80, 100):
        table = holdings_table(found, lang="en", width=width)
        marks = "".join(line.split()[1] for line in table.split("\n") if line.startswith("Beijing"))

        assert marks == "".join(str(year % 10) for year in range(1901, 2031))
        assert max(cell_len(line) for line in table.split("\n")[:-3]) <= width


def test_json_and_csv_name_every_report_once(tmp_path: Path) -> None:
    found = held(tmp_path, ["2031/beijing.md", "2031/beijing.pdf", "2030/云岭市.txt"])
    document = json.loads(holdings_json(found))

    validate(document, schema("list"))
    assert document["schema"] == "reportdiff/list/1"
    assert [(row["year"], row["region"], row["name"], row["format"]) for row in document["reports"]] == [
        (2030, "云岭市", "云岭市", "txt"),
        (2031, "beijing", "北京", "md"),
    ]
    assert document["reports"][1]["passed_over"] == [str(tmp_path / "2031/beijing.pdf")]
    rows = list(csv.reader(io.StringIO(holdings_csv(found).decode("utf-8-sig"))))
    assert rows[0] == ["year", "region", "name", "format", "path"]
    assert [row[:3] for row in rows[1:]] == [["2030", "云岭市", "云岭市"], ["2031", "beijing", "北京"]]


def test_thousands_of_files_are_listed_at_once(tmp_path: Path) -> None:
    for year in range(2001, 2011):
        (tmp_path / str(year)).mkdir()
        for number in range(300):
            (tmp_path / str(year) / f"city-{number}.md").touch()
    began = time.perf_counter()
    table = holdings_table(holdings(tmp_path), lang="en", width=100)

    assert "3000 reports, 300 regions, 10 years" in table
    assert time.perf_counter() - began < 1.0
