"""One broken file never stops a collection: it is one finding, one row or one line, and the others are worked on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_errors import assert_one_line
from tests.collecting.reports import plain
from tests.command import PROJECT, Command, Run
from tests.reading.hostile_files import KINDS, hostile_file

FAULT = """
import {module} as module
def broken(*_, **__): raise {error}("抽屉")
module.{name} = broken
"""
"""Run before the command: something in it raises."""

PLACES = {
    "a reader": ("reportdiff.reading.html.html", "html_blocks", "KeyError"),
    "a part of a reader": ("reportdiff.reading.html.html", "report_blocks", "RecursionError"),
    "memory": ("reportdiff.reading.html.html", "html_blocks", "MemoryError"),
    "the system": ("reportdiff.reading.html.html", "html_blocks", "OSError"),
}

BROKEN = (
    "instructions_html", "instructions_alone_html", "cdata_html", "entities_html", "deep_html", "unclosed_html",
    "broken_xml", "another_root", "half_a_package", "billion_laughs", "pdf_of_broken_objects", "yaml_bomb",
    "lone_surrogates",
)  # fmt: skip


def fault(place: str) -> str:
    """What is run before the command: an error where pages are read."""
    module, name, error = PLACES[place]
    return FAULT.format(module=module, name=name, error=error)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with a page of one year between sound reports of two others."""
    for year, suffix in ((2030, "txt"), (2031, "html"), (2032, "txt")):
        path = tmp_path / "reports" / str(year) / f"云岭市.{suffix}"
        path.parent.mkdir(parents=True)
        lines = plain(year).splitlines()
        text = "<html>" + "".join(f"<p>{line}</p>" for line in lines) if suffix == "html" else plain(year)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def found(run: Run) -> dict[str, list[tuple[str, str]]]:
    """Rule and sentence of what was found, by year."""
    result = json.loads(run.out)
    assert [Path(each["file"]).parent.name for each in result["files"]] == ["2030", "2031", "2032"]
    by_year: dict[str, list[tuple[str, str]]] = {"2030": [], "2031": [], "2032": []}
    for each in result["findings"]:
        by_year[Path(each["file"]).parent.name].append((each["rule"], each["values"].get("text", "")))
    return by_year


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_one_finding_of_its_file(work: Path, place: str) -> None:
    run = Command(work)("check", "--format", "json", "--lang", "en", before=fault(place))

    assert (run.code, run.err) == (1, "")
    by_year = found(run)
    ((rule, text),) = by_year["2031"]
    assert rule == "RD101"
    assert text.startswith(f"unexpected error ({PLACES[place][2]}: ") and "plain text" in text
    assert by_year["2030"] and "RD101" not in dict(by_year["2030"] + by_year["2032"])


def test_no_switch_hides_a_fault_and_a_faulty_rule_is_one(work: Path) -> None:
    before = FAULT.format(module="reportdiff.checking.inspection", name="siblings", error="ZeroDivisionError")

    run = Command(work)("check", "--rule", "RD1=off", "--format", "json", "--lang", "en", before=before)

    assert run.code == 1
    assert all([rule for rule, _ in each] == ["RD101"] for each in found(run).values())


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_one_row_of_an_import(work: Path, place: str) -> None:
    run = Command(work)("import", "reports", "--reports", "store", "--format", "json", before=fault(place))

    assert (run.code, run.err) == (0, "")
    rows = {Path(row["path"]).parent.name: row for row in json.loads(run.out)["files"]}
    assert [rows[year]["fate"] for year in sorted(rows)] == ["taken", "unreadable", "taken"]
    assert f"unexpected error ({PLACES[place][2]}: " in rows["2031"]["why"] and "意外错误" in rows["2031"]["why_zh"]


@pytest.mark.parametrize("words", [("show", "2031"), ("2030", "2031"), ("targets", "2031", "2032"), ("add", "{file}")])
@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_one_line_that_names_the_file(work: Path, place: str, words: tuple[str, ...]) -> None:
    file = "reports/2031/云岭市.html"
    asked = [word.format(file=file) for word in words]
    region = [] if "add" in words else ["--region", "云岭市"]

    english = Command(work)(*asked, *region, "--lang", "en", before=fault(place))
    chinese = Command(work)(*asked, *region, "--lang", "zh", before=fault(place))

    assert_one_line(english, file, f"unexpected error ({PLACES[place][2]}: ", "plain text", "--debug")
    assert_one_line(chinese, file, "意外错误", "纯文本", "--debug", prefix="错误：")


def test_a_fault_of_a_comparison_names_both_files(work: Path) -> None:
    before = FAULT.format(module="reportdiff.comparison.compare", name="align", error="IndexError")

    run = Command(work)("2030", "2032", "--region", "云岭市", "--lang", "en", before=before)

    assert_one_line(run, "2030/云岭市.txt / ", "2032/云岭市.txt: unexpected error (IndexError: ")


@pytest.mark.parametrize(
    "words",
    [("check",), ("check", "--workers", "2"), ("import", "reports", "--reports", "store"), ("show", "2031/云岭市")],
)
def test_the_traceback_is_shown_with_debug_alone(work: Path, words: tuple[str, ...]) -> None:
    quiet = Command(work)(*words, before=fault("a reader"))
    told = Command(work)(*words, "--debug", before=fault("a reader"))

    assert "Traceback" not in quiet.out + quiet.err
    assert "KeyError: '抽屉'" in told.err and 'raise KeyError("抽屉")' not in told.out
    assert (told.code, told.err.count("Traceback")) == (quiet.code, 2)


DYING = """
import os, pathlib
real = pathlib.Path.open
def dying(path, *words, **named):
    return os._exit(9) if "2031" in path.parts else real(path, *words, **named)
pathlib.Path.open = dying
"""
"""Put before everything else that a process imports: it dies where it opens the report of 2031."""


def test_a_file_that_kills_the_process_that_reads_it_is_one_finding(work: Path) -> None:
    for year in (2033, 2034, 2035):
        (work / "reports" / str(year)).mkdir()
        (work / "reports" / str(year) / "望山市.txt").write_text(plain(year, "望山市"), encoding="utf-8")
    sound = json.loads(Command(work)("check", "--workers", "2", "--format", "json").out)
    (work / "first").mkdir()
    (work / "first" / "sitecustomize.py").write_text(DYING, encoding="utf-8")
    path = {"PYTHONPATH": os.pathsep.join((str(work / "first"), str(PROJECT)))}

    run = Command(work)("check", "--workers", "2", "--format", "json", "--lang", "en", env=path)

    assert (run.code, run.err) == (1, "")
    result = json.loads(run.out)
    assert [each["file"] for each in result["files"]] == [each["file"] for each in sound["files"]]
    about = [each["values"]["text"] for each in result["findings"] if "2031" in each["file"]]
    assert about == ["the process that read it died; save it as plain text and try again"]
    others = [[each for each in found["findings"] if each["year"] > 2032] for found in (result, sound)]
    assert others[0] == others[1] and others[0]


def collection(folder: Path) -> tuple[Path, list[str]]:
    """Files of every broken kind, each as the report of a year, and a sound one of the year behind them."""
    names = []
    for number, kind in enumerate(BROKEN):
        made = hostile_file(kind, folder)
        path = folder / "reports" / str(2000 + number) / f"beijing{KINDS[kind][0]}"
        path.parent.mkdir(parents=True)
        made.rename(path)
        names.append(path.relative_to(folder).as_posix())
    sound = folder / "reports" / "2031" / "云岭市.txt"
    sound.parent.mkdir()
    sound.write_text(plain(), encoding="utf-8")
    return folder, [*names, "reports/2031/云岭市.txt"]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    return collection(tmp_path_factory.mktemp("broken"))


def test_broken_files_are_findings_and_the_others_are_checked(broken: tuple[Path, list[str]]) -> None:
    folder, names = broken

    run = Command(folder)("check", "--format", "json", "--workers", "2")

    result = json.loads(run.out)
    assert (run.code, run.err) == (1, "")
    assert [each["file"] for each in result["files"]] == names
    assert {each["file"] for each in result["findings"] if each["severity"] == "error"} >= set(names[:-1])
    assert "意外错误" not in run.out and "unexpected error" not in run.out
    assert names[-1] not in {each["file"] for each in result["findings"] if each["rule"] == "RD101"}


def test_broken_files_are_rows_and_the_others_are_taken(broken: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder, names = broken

    run = Command(folder)("import", "reports", "--reports", str(tmp_path / "store"), "--format", "json")

    rows = {row["path"]: row for row in json.loads(run.out)["files"]}
    assert (run.code, run.err) == (0, "")
    assert sorted(rows) == sorted(names) and rows[names[-1]]["fate"] == "taken"
    assert all(row["why"] and "unexpected" not in row["why"] for row in rows.values() if row["fate"] != "taken")


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=BROKEN)
def test_a_broken_file_is_shown_or_refused_in_one_line(broken: tuple[Path, list[str]], number: int) -> None:
    folder, names = broken

    run = Command(folder)("show", names[number], "--lang", "en")

    if run.code:
        assert_one_line(run, names[number])
    assert "unexpected" not in run.err
