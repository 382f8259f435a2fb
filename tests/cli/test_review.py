"""`reportdiff review` as its reader meets it: through a pipe, and at a terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import reportdiff
from reportdiff.corpus.links_file import read_pins
from tests.command import Command, Run
from tests.reviewing.test_judge import StandIn

OLD = """\
---
region: yunling
year: 2031
kind: digest
---

## 教育
- 建设云岭职业技术大学新校区
- 推进乡村小规模学校改造提升
- 开展校园心理健康筛查

## 绿色家园
- 启动碧溪湿地修复
- 推广餐厨垃圾就地处理

## 住有所居
- 推进棚户区改造
- 规范住房租赁市场

## 道路与停车
- 优化公交线网
- 推进停车设施建设
"""

NEW = """\
---
region: yunling
year: 2032
kind: digest
---

## 教育
- 云岭职业技术大学新校区投入使用
- 办好必要的乡村学校
- 健全校园心理健康服务网络

## 绿色家园
- 完成碧溪沿岸生态治理
- 建设餐厨垃圾处理站

## 住有所居
- 开展城市更新
- 增加保障性住房供给

## 道路与停车
- 开通微循环巴士
- 整治占道停车
"""

SIGNED = ("--by", "林某", "--lang", "zh", "--region", "yunling")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for year, text in (("2031", OLD), ("2032", NEW)):
        (tmp_path / "reports" / year).mkdir(parents=True)
        (tmp_path / "reports" / year / "yunling.md").write_text(text, encoding="utf-8")
    return tmp_path


def links(home: Path) -> Path:
    return home / "reports/2032/yunling.links.toml"


def review(home: Path, answers: str, *options: str | Path) -> Run:
    return Command(home)("review", "2031", "2032", *SIGNED, *options, stdin=answers.encode())


def test_answers_become_pins_that_compare_keeps_to(home: Path) -> None:
    run = review(home, "y\nq\n", "--at-once", "1")

    assert run.code == 0, run.err
    (pin,) = read_pins(links(home))
    assert (pin.by, pin.old_report, len(pin.old), len(pin.new)) == ("林某", "2031/yunling", 1, 1)
    comparison = reportdiff.compare("2031", "2032", reports=home / "reports", region="yunling")
    assert [change.pinned for change in comparison.changes if change.matched_by == "pinned"] == [(pin,)]
    shown = run.out.replace("[-", "").replace("-]", "")
    assert "1/60" in shown and pin.old[0] in shown and "回答1题，新增1条人工确认" in shown


def test_the_end_of_input_is_no_answer(home: Path) -> None:
    run = review(home, "")

    assert run.code == 0 and not links(home).exists()
    assert "各项数量没有变化" in run.out


def test_quit_and_go_on(home: Path) -> None:
    whole = review(home, "\n\nq\n", "--at-once", "1", "--pins", home / "whole.toml")
    assert whole.code == 0
    assert review(home, "\nq\n", "--at-once", "1").code == 0
    assert review(home, "\nq\n", "--at-once", "1").code == 0

    assert [(pin.old, pin.new, pin.verdict) for pin in read_pins(links(home))] == [
        (pin.old, pin.new, pin.verdict) for pin in read_pins(home / "whole.toml")
    ]


def test_undo_takes_the_pins_out_again(home: Path) -> None:
    review(home, "\nu\nq\n", "--at-once", "1")

    assert read_pins(links(home)) == ()


def test_what_is_no_answer_is_asked_for_again(home: Path) -> None:
    run = review(home, "maybe\n?\ns\nq\n")

    assert "“maybe”不是这里的回答" in run.err
    assert "每个回答立即存盘" in run.out
    assert not links(home).exists()


def test_the_limit_ends_it(home: Path) -> None:
    run = review(home, "\n" * 20, "--at-once", "1", "--limit", "2")

    assert "2/2" in run.out and "3/2" not in run.out and "回答2题" in run.out


@pytest.mark.parametrize(("width", "beside"), [("120", True), ("70", False)])
def test_side_by_side_where_there_is_room(home: Path, width: str, beside: bool) -> None:
    run = review(home, "q\n", "--width", width)

    assert (" │ " in run.out) == beside
    assert max(map(len, run.out.splitlines())) <= int(width)


def test_it_speaks_english(home: Path) -> None:
    run = review(home, "?\nq\n", "--lang", "en")

    assert "skip · u undo · q quit" in run.out and "question" in run.out


def test_stale_pins_are_reported_and_kept(home: Path) -> None:
    text = '[[pin]]\nverdict = "same"\nold = ["修建一条没有的地铁"]\nnew = []\n'
    links(home).write_text(text, encoding="utf-8")

    run = review(home, "\nq\n")

    assert "第1行的人工确认已失效" in run.err and "修建一条没有的地铁" in run.err
    assert links(home).read_text(encoding="utf-8").startswith(text)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("review", "2031", "-"), "give a file"),
        (("review", "2031", "2032", "--judge", "http://localhost:1/v1"), "--model"),
        (("review", "2031", "2032", "--judge", "ftp://x", "--model", "m"), "http(s)"),
        (("review", "2031", "2032", "--pins", "nowhere/x.toml"), "nowhere"),
        (("review", "2031", "2032", "--at-once", "10"), "--at-once"),
    ],
)
def test_errors_are_one_line(home: Path, arguments: tuple[str, ...], said: str) -> None:
    run = Command(home)(*arguments, "--region", "yunling")

    assert (run.code, run.out) == (2, "") and run.err.count("\n") == 1
    assert said in run.err


def test_contradictions_name_both_lines(home: Path) -> None:
    pair = 'old = ["启动碧溪湿地修复"]\nnew = ["完成碧溪沿岸生态治理"]\n'
    both = "".join(f'[[pin]]\nverdict = "{verdict}"\n{pair}' for verdict in ("same", "not_same"))
    links(home).write_text(both, encoding="utf-8")

    run = review(home, "q\n")

    assert run.code == 2 and "第1行与第5行" in run.err


def test_no_links_file_is_written_beside_the_bundled_examples(tmp_path: Path) -> None:
    run = Command(tmp_path)("review", "2022", "2023", "--lang", "en")

    assert run.code == 2 and "--pins FILE" in run.err


def test_a_judge_answers_and_signs_with_its_name(home: Path) -> None:
    """Every pair is the same commitment, says the judge; the key comes from the environment and goes nowhere else."""
    server = StandIn()
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        command = ("review", "2031", "2032", "--region", "yunling", "--lang", "en", "--judge", server.url)
        run = Command(home)(*command, "--model", "judge-1", "--limit", "1", env={"REPORTDIFF_JUDGE_KEY": "secret"})
    finally:
        server.server.shutdown()
        server.server.server_close()

    assert run.code == 0, run.err
    assert "judge judge-1: 1 answered, 0 skipped" in run.out
    assert {pin.by for pin in read_pins(links(home))} == {"judge-1"}
    assert server.headers[0]["Authorization"] == "Bearer secret" and len(server.seen) == 1
    assert "secret" not in run.out + run.err + "".join(
        path.read_text(encoding="utf-8") for path in links(home).parent.iterdir()
    )


def test_at_a_terminal(home: Path) -> None:
    """Answers typed one after the other at a terminal, each after its question has been shown."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "reportdiff", "review", "2031", "2032", *SIGNED, "--at-once", "1"]
    environment = {**Command(home).environment(), "TERM": "xterm", "COLUMNS": "110"}
    process = subprocess.Popen(command, cwd=home, env=environment, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    seen = b""
    try:
        for typed in (b"y\n", b"n\n", b"q\n"):
            seen += _until(leader, b"> ")
            os.write(leader, typed)
        seen += _until(leader, None)
    finally:
        process.wait(timeout=30)
        os.close(leader)

    assert process.returncode == 0
    assert b"\x1b[" in seen and b"2/60" in seen
    assert len(read_pins(links(home))) == 2


def _until(leader: int, prompt: bytes | None) -> bytes:
    """What the terminal shows up to the prompt, or to the end of the program."""
    seen = b""
    end = time.monotonic() + 60
    while time.monotonic() < end and (prompt is None or not seen.endswith(prompt)):
        if not select.select([leader], [], [], 0.5)[0]:
            continue
        try:
            piece = os.read(leader, 4096)
        except OSError:
            return seen
        if not piece:
            return seen
        seen += piece
    return seen


def test_one_key_answers_one_question_and_says_what_it_was_worth(home: Path) -> None:
    run = review(home, "n\nn\nq\n", "--lang", "zh")
    pins = read_pins(home / "reports/2032/yunling.links.toml")
    gains = [line for line in run.out.splitlines() if "估计还剩" in line]

    assert len(pins) == len(gains) == 2
    assert {pin.verdict for pin in pins} == {"not_same"}
    assert "一答定" not in run.out


def test_a_question_of_several_pairs_says_that_one_answer_settles_them(home: Path) -> None:
    reports = str(Path(__file__).parents[2] / "reports")
    options = ("--at-once", "9", "--lang", "zh", "--reports", reports, "--pins", "pins.toml", "--by", "林某")
    run = Command(home)("review", "2025", "2026", *options, stdin=b"\nq\n")
    first = run.out.split("> ")[0]
    pairs = len(re.findall(r"^ [1-9] ", first, re.MULTILINE))

    assert pairs > 1
    assert re.findall(r"一答定(\d)对", first) == [str(pairs)]
    assert len(read_pins(home / "pins.toml")) == pairs
