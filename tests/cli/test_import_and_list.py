"""`reportdiff import DIR` and `reportdiff list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.collecting.reports import plain, word
from tests.command import Command


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """The command beside a collection of three good files and one bad."""
    for name, content in {
        "云岭市/2030.txt": plain(2030).encode(),
        "云岭市/2031.txt": plain(2031).encode(),
        "云岭市/2031.docx": word(),
        "云岭市/2029.txt": "今天天气晴。".encode(),
    }.items():
        (tmp_path / "collection" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "collection" / name).write_bytes(content)
    return Command(tmp_path)


def test_import_says_what_was_taken_and_what_not(command: Command) -> None:
    run = command("import", "collection", "--lang", "zh")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("4个文件，收入目录 reports\n  2  已收入\n")
    assert "collection/云岭市/2029.txt：不像政府工作报告" in run.out
    assert "没有变化" in command("import", "collection", "--lang", "zh").out


def test_import_as_json(command: Command) -> None:
    run = command("import", "collection", "--reports", "elsewhere", "--format", "json")
    document = json.loads(run.out)

    assert (run.code, run.err) == (0, "")
    assert document["counts"] == {"taken": 2, "same_report": 1, "no_report": 1}
    assert (command.cwd / "elsewhere" / "2031" / "云岭市.md").is_file()


def test_import_of_no_folder_is_an_error(command: Command) -> None:
    run = command("import", "nowhere")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_list_is_a_table_of_regions_and_years(command: Command) -> None:
    assert command("import", "collection").code == 0

    assert command("list", "--lang", "zh").out.splitlines()[:2] == ["        2030  2031", "云岭市  md    md"]
    assert json.loads(command("list", "--format", "json").out)["schema"] == "reportdiff/list/1"
    assert command("list", "--format", "csv").out.splitlines()[1] == "2030,云岭市,云岭市,md,reports/2030/云岭市.md"


def test_list_of_an_empty_folder_says_what_to_put_there(command: Command) -> None:
    (command.cwd / "empty").mkdir()
    run = command("list", "--reports", "empty")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
