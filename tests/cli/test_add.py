"""`reportdiff add` and `fetch` from end to end, and killed in the middle."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import validate

from reportdiff.output.json import schema
from tests.collecting.reports import Server, plain, serving, word
from tests.command import Command


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_page_and_a_word_file_are_added_and_compared(command: Command, server: Server, tmp_path: Path) -> None:
    (tmp_path / "2030.txt").write_text(plain(2030), "utf-8")
    first = command("add", "2030.txt")
    second = command("add", f"{server.address}/word", "--allow-private")

    assert (first.code, first.err, second.code, second.err) == (0, "", 0, "")
    assert "stored reports/2031/云岭市.md" in second.out
    hint = next(line for line in second.out.splitlines() if line.startswith("next: "))
    assert hint == "next: reportdiff 2030 2031 --region 云岭市"
    diff = command(*hint.split()[2:], "--format", "json")
    assert (diff.code, json.loads(diff.out)["new"]["year"]) == (0, 2031)


def test_the_same_again_says_that_nothing_changed(command: Command, server: Server) -> None:
    arguments = ("add", f"{server.address}/page", "--allow-private", "--lang", "zh")
    assert "已存入" in command(*arguments).out
    again = command(*arguments)
    assert (again.code, again.out.startswith("没有变化")) == (0, True)


def test_standard_input_and_json(command: Command, tmp_path: Path) -> None:
    run = command("add", "-", "--format", "json", stdin=word())
    document = json.loads(run.out)

    assert (run.code, run.err) == (0, "")
    validate(document, schema("addition"))
    assert (document["schema"], document["outcome"]) == ("reportdiff/addition/1", "stored")
    assert (document["region"], document["year"], document["next"]) == ("云岭市", 2031, None)
    assert files(tmp_path / "reports") == ["2031/云岭市.md"]


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("news", "zh"),
        ("nowhere", "en"),
        ("loop", "zh"),
        ("inward", "en"),
        ("file", "zh"),
        ("endless", "en"),
        ("bomb", "zh"),
    ],
)
def test_what_goes_wrong_is_one_line_and_no_file(path: str, lang: str, command: Command, server: Server) -> None:
    run = command("add", f"{server.address}/{path}", "--allow-private", "--lang", lang)

    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err.startswith("错误：" if lang == "zh" else "error: ")
    assert list(command.cwd.iterdir()) == []


def test_this_machine_is_asked_only_with_leave(command: Command, server: Server) -> None:
    run = command("add", f"{server.address}/page")
    assert (run.code, "--allow-private" in run.err, server.asked) == (2, True, [])


def test_killed_in_the_middle_leaves_no_half_file(command: Command, server: Server, tmp_path: Path) -> None:
    whole = command("add", f"{server.address}/page", "--allow-private", "--region", "yunling")
    assert whole.code == 0
    stored = tmp_path / "reports" / "2031" / "yunling.md"
    before = stored.read_bytes()
    words = [sys.executable, "-m", "reportdiff", "add", f"{server.address}/stalls", "--allow-private", "--force"]
    for region in ("yunling", "wangshan"):
        server.half.clear()
        running = subprocess.Popen([*words, "--region", region], cwd=tmp_path, env=command.environment())
        assert server.half.wait(20)
        running.send_signal(signal.SIGKILL)
        assert running.wait(20) == -signal.SIGKILL

    assert files(tmp_path) == ["reports/2031/yunling.md"]
    assert stored.read_bytes() == before


def test_fetch_names_what_it_knows(command: Command) -> None:
    run = command("fetch", "beijing", "2090", "--lang", "zh")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "已知年份：1998—" in run.err


def test_reports_go_where_the_environment_says(command: Command, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(plain(), "utf-8")
    assert "stored mine/2031/云岭市.md" in command("add", "r.txt", env={"REPORTDIFF_REPORTS": "mine"}).out
    assert "stored yours/2031/云岭市.md" in command("add", "r.txt", "--reports", "yours").out


@pytest.mark.parametrize("name", ["add", "fetch", "import"])
def test_help(name: str, command: Command) -> None:
    run = command(name, "--help")
    assert (run.code, run.err) == (0, "")
    assert "Examples:" in run.out
