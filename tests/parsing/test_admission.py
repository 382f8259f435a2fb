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
BUDGET_OF_A_COUNTY = (
    "关于云岭县2030年财政预算执行情况和2031年财政预算草案的报告（书面）\n云岭县财政局\n全年收入完成12亿元。\n"
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
    "order.txt": (
        "云岭市人民政府令\n第12号\n《云岭市河道管理规定》已经通过。\n市长　林一\n第一条　禁止采砂。".encode(),
        "law",
    ),
    "short_law.txt": ("云岭市停车管理办法\n第一条　为规范停车，制定本办法。\n第二条　新建停车场5个。".encode(), "law"),
    "law_in_chapters.txt": (
        "云岭市养老服务条例\n第一章　总则\n为发展养老服务，保障权益。\n第二章　设施\n小区应当有养老设施。".encode(),
        "law",
    ),
    "rules.txt": ("云岭市政务公开实施细则\n本细则所称信息，是指公文。\n各部门应当公开信息。".encode(), "law"),
    "honours.txt": ("关于表彰先进集体的决定\n授予10个单位先进集体称号，希望再接再厉。\n".encode(), "decision"),
    "committee.txt": ("中共云岭市委关于制定规划的决定\n会议认为，要坚持稳中求进，新建学校3所。\n".encode(), "decision"),
    "resolution.txt": ("云岭市第五届人民代表大会关于政府工作报告的决议\n会议批准报告。\n".encode(), "no gov"),
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
    "county_budget.txt": (BUDGET_OF_A_COUNTY.encode(), "budget"),
    "final_budget.txt": ("云岭市2030年财政决算报告\n全市收入120亿元，支出200亿元。\n".encode(), "budget"),
    "changed_budget.txt": (
        "关于2031年市级预算调整方案（草案）的报告\n主任、各位委员：\n调增支出5亿元，新建学校3所。\n".encode(),
        "budget",
    ),
    "plan.txt": ("云岭市2030年国民经济和社会发展计划执行情况报告\n经济增长5%，新建学校3所。\n".encode(), "plan"),
    "prosecutor.txt": ("云岭市人民检察院工作报告\n各位代表：\n办理案件120件，请予审议。\n".encode(), "no government"),
    "congress.txt": ("云岭市人民代表大会常务委员会工作报告\n制定法规5件，视察8次。\n".encode(), "no government"),
    "advisers.txt": ("政协云岭市第十届委员会常务委员会工作报告\n提案120件，视察8次。\n".encode(), "no government"),
    "audit.txt": ("云岭市2030年度审计工作报告\n审计120个单位，整改问题28个。\n".encode(), "no government"),
    "talk_of_the_day.txt": (
        "云岭两会热议政府工作报告\n代表们热议政府工作报告，建言新建学校3所，改造道路5条。\n".encode(),
        "no government",
    ),
    "in_a_picture.txt": ("一图读懂2031年政府工作报告\n新建学校3所，改造道路5条。\n".encode(), "no government"),
    "study.txt": ("深入学习贯彻政府工作报告精神\n各部门表示，新建学校3所，改造道路5条。\n".encode(), "no government"),
    "news.txt": (
        (
            "市长林一作政府工作报告\n2031年1月9日，云岭市第五届人民代表大会第一次会议开幕。\n"
            + "代表说：“新建学校3所。”\n" * 9
        ).encode(),
        "speech in quotes",
    ),
    "drafting_rules.txt": (("云岭市政府工作报告起草规定\n" + ARTICLES).encode(), "law"),
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


@pytest.mark.parametrize("name", OTHERS)
def test_a_refusal_names_the_option_that_overrides_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotAReport) as caught:
        read_report_bytes(OTHERS[name][0], name=name)
    assert "--anyway" in str(caught.value)
    assert "--anyway" in caught.value.zh
    # What is collected must be a report: add has no such option.
    (tmp_path / name).write_bytes(OTHERS[name][0])
    with pytest.raises(NotAReport) as caught:
        reportdiff.add(tmp_path / name, reports=tmp_path / "reports", region="yunling", year=2031)
    assert "--anyway" not in str(caught.value) + caught.value.zh


def test_a_budget_without_a_title_is_not_given_an_empty_one() -> None:
    with pytest.raises(NotAReport) as caught:
        read_report_bytes(OTHERS["untitled.txt"][0], name="a.txt")
    assert "reads as a report on budget or plan" in str(caught.value)
    assert "titled" not in str(caught.value)
    assert "像是预算或计划的报告" in caught.value.zh
    assert "“”" not in caught.value.zh


@pytest.mark.parametrize(
    "heading",
    [
        "落实中央八项规定",
        "守住八项规定",
        "坚决落实省委重大决定",
        "推行网格化管理暂行办法",
        "推进决算公开，健全重大事项报告制度",
        "抓好计划执行情况监督，落实报告制度",
        "抓好年度计划执行情况报告",
        "（三）政府决算与年度报告",
        "政府决算报告",
        "依法接受监督，认真办理审计工作报告反映的问题",
        "支持法院、检察院工作报告整改",
        "基层减负办法",
    ],
)
def test_a_heading_of_a_passage_is_no_title(heading: str) -> None:
    assert read_report_bytes(f"{heading}\n新建学校3所，改造道路5条。\n".encode(), name="a.txt").measures


FOREIGN = b"We will build three new schools and renovate five roads in the old town this year.\n" * 120


@pytest.mark.parametrize(
    "more",
    [
        "群众说：“路好走了。”\n" * 9,
        "“路好走了。”群众高兴地讲。\n" * 9,
        "第一条　新建学校3所。\n" * 30,
        FOREIGN.decode(),
        "const plan = {schools: 3, roads: [1, 2]};\n" * 200,
    ],
)
def test_a_whole_report_is_read_whatever_else_is_in_it(more: str) -> None:
    assert "no_report" not in read_report_bytes(f"{WHOLE}\n{more}".encode(), name="a.txt").plan_doubts
    # Without the title of a report, or with no more than it, such a text is another one.
    for other in (f"随笔\n{more}", f"{TITLE}\n{more}", f"市长林一作{TITLE}\n{more}"):
        with pytest.raises(NotAReport):
            read_report_bytes(other.encode(), name="a.txt")


@pytest.mark.parametrize("place", ["合作市", "焦作市", "将乐县"])
def test_a_place_is_no_word_of_a_title(place: str) -> None:
    text = f"{place}2031年政府工作报告\n" + "\n".join(REPORT) + "群众说：“路好走了。”\n" * 9
    assert read_report_bytes(text.encode(), name="a.txt").measures


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
