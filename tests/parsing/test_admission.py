"""What is no report is refused wherever one is read, and named for what it is; what is one, however small, is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reportdiff
from reportdiff.errors import NotAReport
from reportdiff.opening import read_report_bytes
from tests.command import Command
from tests.reading.pages import REPORT, TITLE

WHOLE = "\n".join((TITLE, *REPORT)) * 2
ARTICLES = "\n".join(
    f"第{number}条　市人民政府应当制定公园建设规划，完善设施，改善环境。\n各级人民政府安排经费。"
    for number in "一二三四五六七八"
)
LAW = (
    "云岭市公园管理条例\n（2031年3月5日云岭市第十五届人民代表大会常务委员会第十次会议通过）\n第一章　总则\n" + ARTICLES
)
TALK = "老周放下茶碗，说道：“雪下得早，明日怕是走不成了。”\n小云笑道：“走不成，便多住几日。”\n风一阵紧似一阵。\n"
BUDGET = (
    "关于云岭市2030年预算执行情况和\n2031年预算草案的报告\n——2031年1月10日在云岭市第十五届人民代表大会第一次会议上\n"
    "各位代表：\n受市人民政府委托，现将云岭市2030年预算执行情况和2031年预算草案提请大会审议。\n一、2030年预算执行情况\n"
    "一般公共预算收入完成120亿元，增长5%。\n二、2031年预算草案\n加强财源建设，优化支出结构，新建学校3所。\n"
)
NOTEBOOK = json.dumps(
    {"cells": [{"cell_type": "markdown", "source": ["新建学校3所，改造道路5条。"] * 20}], "nbformat": 4},
    ensure_ascii=False,
    indent=1,
)

OTHERS = {
    "law.txt": (LAW.encode(), "law"),
    "law_in_a_line.txt": (LAW.replace("\n", " ").encode(), "law"),
    "decision.txt": (
        "云岭市人民政府关于修改《公园管理办法》的决定\n一、将第三条修改为：“建设公园。”\n二、删去第五条。\n".encode(),
        "decision",
    ),
    "notebook.ipynb": (NOTEBOOK.encode(), "Jupyter notebook"),
    "novel.txt": (("第一回　初雪\n" + TALK * 20).encode(), "story"),
    "speech.txt": (("“雪下得早。”老周看着窗外。\n风一阵紧似一阵，把灯笼吹得摇摇晃晃。\n" * 20).encode(), "story"),
    "passwd": (b"root:x:0:0:root:/root:/bin/sh\nbin:x:2:2:bin:/bin:/usr/sbin/nologin\n" * 5, "system file"),
    "table.csv": (b"a,b,c\n1,2,3\n" * 20, "data"),
    "gbk.txt": (WHOLE.encode().decode("gb18030", "ignore").encode(), "mojibake"),
    "western.txt": (WHOLE.encode().decode("latin-1").encode(), "mojibake"),
    "western_gbk.txt": (WHOLE.encode("gb18030").decode("latin-1").encode(), "mojibake"),
    "big5.txt": (WHOLE.encode("gbk").decode("big5", "replace").encode(), "mojibake"),
    "hz.txt": (WHOLE.encode("hz"), "HZ"),
    "utf7.txt": (WHOLE.encode("utf-7"), "UTF-7"),
    "lost.txt": (("\ufffd" * 30 + "新建学校3所，改造道路5条。\n").encode() * 20, "characters are lost"),
    "budget.txt": (BUDGET.encode(), "budget"),
    "economy.txt": (
        BUDGET.replace("预算执行情况", "国民经济和社会发展计划执行情况").replace("预算草案", "计划草案").encode(),
        "plan",
    ),
    "untitled.txt": (BUDGET[BUDGET.index("各位代表") :].encode(), "budget"),
    "court.txt": (
        "云岭市中级人民法院工作报告\n各位代表：\n我代表市中级人民法院报告工作，请予审议。\n二、2031年安排\n建设法庭3个。".encode(),
        "no government work report",
    ),
    "english.txt": (
        b"REPORT ON THE WORK OF THE GOVERNMENT\nFellow Deputies,\nI now deliver the government work report.\n"
        + b"We will build three new schools and renovate five roads in the old town this year.\n" * 20,
        "English translation",
    ),
    "prose.txt": (b"We will build three new schools and renovate five roads in the old town.\n" * 20, "not Chinese"),
    "weather.txt": (("山里的雾散得慢，枣树结满了果子，院子里晒着玉米，母亲在灯下缝衣。\n" * 120).encode(), "none"),
}
"""Files that are no report, and a word of the reason."""

TOWNSHIP = (
    "小桥镇2031年政府工作报告\n——2031年1月8日在小桥镇第十五届人民代表大会第一次会议上\n"
    "小桥镇人民政府镇长　林一\n各位代表：\n"
    "现在，我代表镇人民政府报告工作，请予审议。\n一、2030年工作回顾\n过去一年，新修水渠6公里，改造厕所90户，增长4%。\n"
    "二、2031年工作安排\n（一）兴产业。栽种桃树300亩，建设冷库1座，办好采摘节。\n"
    "（二）补短板。硬化村道3公里，新建公厕2座，改造电网1处。\n（三）惠民生。修缮敬老院1所，开展培训80人次。\n"
    "各位代表，让我们同心同德、苦干实干，为建设美丽小桥而努力奋斗！\n"
)


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_report_is_named_for_what_it_is(name: str) -> None:
    data, word = OTHERS[name]
    with pytest.raises(NotAReport) as caught:
        read_report_bytes(data, name=name)
    message = str(caught.value)
    assert word in message
    assert message.startswith(f"{name}: ")
    assert "give " in message or "save " in message or "fetch " in message
    assert "\n" not in message
    assert "不是政府工作报告" in caught.value.zh or "不像政府工作报告" in caught.value.zh


@pytest.mark.parametrize("name", ["law.txt", "budget.txt", "novel.txt"])
def test_it_is_read_all_the_same_if_asked_for(name: str) -> None:
    report = read_report_bytes(OTHERS[name][0], name=name, anyway=True)
    assert report.measures
    assert report.plan_doubts[0] == "no_report"


def test_a_report_has_no_doubt_for_being_one() -> None:
    assert "no_report" not in read_report_bytes(WHOLE.encode(), name="a.txt", anyway=True).plan_doubts


@pytest.mark.parametrize("command", [["show"], ["diff", "OLD"], ["targets", "OLD"], ["chart", "overview", "OLD"]])
def test_commands_refuse_and_obey(tmp_path: Path, command: list[str]) -> None:
    run = Command(tmp_path)
    (tmp_path / "law.txt").write_bytes(OTHERS["law.txt"][0])
    (tmp_path / "old.txt").write_text(WHOLE, encoding="utf-8")
    words = [str(tmp_path / "old.txt") if word == "OLD" else word for word in command]
    output = ["-o", str(tmp_path)] if command[0] == "chart" else []
    refused = run(*words, str(tmp_path / "law.txt"), *output)
    assert refused.code == 2
    assert "law or regulation" in refused.err
    obeyed = run(*words, str(tmp_path / "law.txt"), *output, "--anyway")
    assert obeyed.code == 0
    assert "does not read as a government work report" in obeyed.err


def test_check_finds_what_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_bytes(OTHERS["law.txt"][0])
    result = reportdiff.check([tmp_path / "law.txt"])
    assert [finding.rule for finding in result.findings if finding.severity == "error"] == ["RD103"]
    asked = reportdiff.check([tmp_path / "law.txt"], anyway=True)
    assert "RD103" not in {finding.rule for finding in asked.findings}


def test_a_digest_and_a_passage_are_read() -> None:
    digest = "---\nkind: digest\nyear: 2031\nregion: yunling\n---\n\n# 摘编\n\n- 新建学校3所\n- 改造道路5条\n"
    assert len(read_report_bytes(digest.encode(), name="a.md").measures) == 2
    assert len(read_report_bytes("新建学校3所，改造道路5条。".encode(), name="a.txt").measures) == 2


def test_a_long_passage_with_the_heading_of_a_plan_is_read() -> None:
    plan = "二、2031年工作安排\n" + "新建学校3所，改造道路5条，办好民生实事。\n" * 200
    assert read_report_bytes(plan.encode(), name="a.txt").measures


def test_words_of_other_texts_in_a_report_do_no_harm() -> None:
    text = WHOLE + "\n修订公园管理条例，落实预算法第十条，审议2031年预算草案。老周说：“好。”\n"
    assert read_report_bytes(text.encode(), name="a.txt").measures


def test_a_township_is_a_small_place(tmp_path: Path) -> None:
    path = tmp_path / "township.txt"
    path.write_text(TOWNSHIP, encoding="utf-8")
    assert {"RD103", "RD104", "RD107"}.isdisjoint(finding.rule for finding in reportdiff.check([path]).findings)
    # Without its closing it may have been broken off.
    path.write_text(TOWNSHIP[: TOWNSHIP.rindex("各位代表")], encoding="utf-8")
    assert "RD107" in {finding.rule for finding in reportdiff.check([path]).findings}


def test_the_plan_for_the_economy_that_was_the_report_of_its_year_is_read(shared: Path) -> None:
    paths = sorted((shared / "library").rglob("1958.md"))
    assert all(reportdiff.read_report(path).measures for path in paths)
