"""Measures: the smallest commitments, each with its exact text, and nothing of the plan lost between them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.errors import NotAReport
from reportdiff.model import Report
from reportdiff.parsing import parse
from reportdiff.parsing.clauses import cut_clauses
from reportdiff.parsing.structure.outline import outline
from reportdiff.reading import read_bytes, read_document
from reportdiff.reading.document import Document
from tests.strategies import ROWS, Row, digest, full_text, rows

HEAD = "---\nregion: yunling\nyear: 2031\ntitle: 云岭市2031年政府工作报告\nkind: full_text\n---\n\n"
OFFER = "各位代表：\n\n现在，我代表云岭市人民政府，向大会报告工作，请予审议。\n\n"
REVIEW = "一、2030年工作回顾\n\n过去一年，完成投资八十亿元，增长6.1%，累计建成公园十二座，群众满意度明显提高。\n\n"
PREAMBLE = (
    "各位代表！今年是云岭建市三十周年，也是承前启后的关键之年。做好今年工作，要深入贯彻党的二十大精神，"
    "坚持稳中求进工作总基调，更好统筹城乡发展，推动云岭各项事业迈上新台阶。"
    "主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业3万人以上。\n\n"
)
CLOSING = "\n\n各位代表！山高路远，实干为先。让我们更加紧密地团结起来，为建设美好云岭而努力奋斗！\n"


def document_of(plan: str, preamble: str = "") -> Document:
    text = f"{HEAD}{OFFER}{REVIEW}二、2031年重点工作\n\n{preamble}（一）建设创新之城\n\n{plan}{CLOSING}"
    return read_bytes(text.encode(), name="2031/yunling.md")


def report_of(plan: str, preamble: str = "") -> Report:
    return parse(document_of(plan, preamble))


def measures(plan: str) -> list[str]:
    return [measure.text for measure in report_of(plan).measures]


def spans_of(report: Report) -> list[tuple[int, int, str]]:
    """Start, end and text of every measure and every frame clause."""
    measures = [(measure.start, measure.end, measure.text) for measure in report.measures]
    return measures + [(clause.start, clause.end, clause.text) for clause in report.frame]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "新增5G基站1万个以上，推进低空无人物流试验区扩区建设。",
            ["新增5G基站1万个以上", "推进低空无人物流试验区扩区建设"],
        ),
        ("以重大项目为牵引，推动产业集聚。", ["以重大项目为牵引，推动产业集聚"]),
        ("新开公交线路12条，推进云岭南站综合枢纽建设。", ["新开公交线路12条", "推进云岭南站综合枢纽建设"]),
        ("以旧城更新为抓手，盘活闲置厂房。", ["以旧城更新为抓手，盘活闲置厂房"]),
        ("围绕茶产业，建设检测中心；修建茶园步道。", ["围绕茶产业，建设检测中心", "修建茶园步道"]),
        ("聚焦云杉片区，以数字化转型为抓手，培育领军企业。", ["聚焦云杉片区，以数字化转型为抓手，培育领军企业"]),
        ("落实“山清、水秀，天蓝”行动，治理河道30公里。", ["落实“山清、水秀，天蓝”行动", "治理河道30公里"]),
    ],
)
def test_a_sentence_is_cut_into_its_smallest_commitments(sentence: str, expected: list[str]) -> None:
    assert measures(f"改善出行条件。{sentence}") == ["改善出行条件", *expected]


def test_a_serving_clause_that_ends_its_sentence_stands_for_itself() -> None:
    assert measures("修建茶园步道，立足山区实际。")[0] == "修建茶园步道"
    assert "立足山区实际" in "".join(measures("修建茶园步道，立足山区实际。"))


def test_every_measure_keeps_its_exact_text_and_position() -> None:
    report = report_of("新建“山城·书屋”３０个，开展夜间文化活动。", PREAMBLE)

    assert [measure.text for measure in report.measures][2:] == ["新建“山城·书屋”３０个", "开展夜间文化活动"]
    assert all(report.text[start:end] == text for start, end, text in spans_of(report))


def test_frame_is_kept_and_counts_among_no_measures() -> None:
    report = report_of("新建停车位5000个。撸起袖子加油干，谱写云岭新篇章。", PREAMBLE)

    assert [measure.text for measure in report.measures] == [
        "地区生产总值增长5.5%左右",
        "城镇新增就业3万人以上",
        "新建停车位5000个",
    ]
    assert [(clause.text, clause.reason) for clause in report.frame] == [
        ("各位代表", "salutation"),
        ("今年是云岭建市三十周年", "situation"),
        ("也是承前启后的关键之年", "situation"),
        ("做好今年工作", "situation"),
        ("要深入贯彻党的二十大精神", "guidance"),
        ("坚持稳中求进工作总基调", "guidance"),
        ("更好统筹城乡发展", "guidance"),
        ("推动云岭各项事业迈上新台阶", "guidance"),
        ("主要预期目标是", "goal"),
        ("撸起袖子加油干", "voice"),
        ("谱写云岭新篇章", "voice"),
    ]


def test_review_and_closing_hold_no_measures() -> None:
    report = report_of("新建停车位5000个。")

    assert [measure.text for measure in report.measures] == ["新建停车位5000个"]
    assert report.frame == ()


def test_a_measure_knows_its_heading_topic_and_figures() -> None:
    last = report_of("改善出行条件。新开公交线路12条，推进南站建设。").measures[-2:]

    assert [(m.section, m.topic) for m in last] == [("建设创新之城", "改善出行条件")] * 2
    assert [[quantity.surface for quantity in m.quantities] for m in last] == [["12条"], []]
    assert [m.stage for m in last] == [None, "推进"]


def test_measures_of_one_sentence_share_its_number_and_those_of_another_do_not() -> None:
    first, second, third = report_of("新开公交线路12条，推进南站建设。修缮古桥。").measures

    assert first.sentence == second.sentence != third.sentence
    assert first.paragraph == second.paragraph == third.paragraph


def test_ids_count_in_document_order() -> None:
    report = full_text(ROWS)

    assert [measure.id for measure in report.measures] == [f"m{n}" for n in range(1, len(ROWS) + 1)]
    assert [m.start for m in report.measures] == sorted(m.start for m in report.measures)


def test_a_measure_of_a_digest_is_a_whole_list_item() -> None:
    items = "- 新开公交线路12条，推进南站建设\n- 修缮古桥\n"
    text = f"---\nkind: digest\nyear: 2031\n---\n## 出行\n这里是编者的话。\n\n{items}"
    report = parse(read_bytes(text.encode(), name="d.md"))

    assert [measure.text for measure in report.measures] == ["新开公交线路12条，推进南站建设", "修缮古桥"]
    assert [(clause.text, clause.reason) for clause in report.frame] == [("这里是编者的话。", "remark")]


def test_a_text_without_measures_is_no_report() -> None:
    with pytest.raises(NotAReport, match=r"no measures found in letter\.txt"):
        parse(read_bytes("各位代表：\n".encode(), name="letter.txt"))


@settings(max_examples=60, deadline=None)
@given(rows())
def test_a_report_made_of_measures_gives_them_back(chosen: tuple[Row, ...]) -> None:
    by_section = sorted(chosen, key=lambda row: [r.section for r in chosen].index(row.section))

    for report in (digest(chosen), full_text(chosen)):
        assert [(m.section, m.text) for m in report.measures] == [(row.section, row.text) for row in by_section]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "新增5G基站1万个以上，推进低空无人物流试验区扩区建设。",
            "以重大项目为牵引，推动产业集聚；",
            "各位代表！",
            "今年是承前启后的一年，",
            "做好今年工作，要深入贯彻党的二十大精神，",
            "围绕茶产业，聚焦山区，",
            "撸起袖子加油干，谱写云岭新篇章。",
            "建设“一核、两翼，多点”格局：",
            "\n\n",
            "\n\n（二）打造宜居之城\n\n",
            "\n\n1.新建中小学10所。\n\n2.建设口袋公园30个。\n\n",
            "——让群众住得更安心，",
            "一是修缮古桥（含两座廊桥，三座石桥）。",
            "“未闭合的引号，继续推进。",
            "年内，",
        ]
    ),
    min_size=1,
    max_size=14,
).map("".join)


def uncovered(document: Document, report: Report) -> list[str]:
    """The clauses of the plan that do not lie in exactly one measure, frame clause or heading."""
    headings = outline(document, report.kind).heading_spans
    spans = [*headings, *((start, end) for start, end, _ in spans_of(report))]
    lost = []
    for part in report.parts:
        edges = sorted({edge for span in headings for edge in span if part.start <= edge <= part.end})
        edges = [part.start, *edges, part.end]
        for start, end in pairwise(edges) if part.part == "plan" else ():
            for clause in cut_clauses(report.text, start, end):
                if sum(left <= clause.start and clause.end <= right for left, right in spans) != 1:
                    lost.append(report.text[clause.start : clause.end])
    return lost


@settings(max_examples=60, deadline=None)
@given(SENTENCES)
def test_every_clause_of_the_plan_is_measure_frame_or_heading(plan: str) -> None:
    document = document_of("新建停车位5000个。" + plan, PREAMBLE)

    assert uncovered(document, parse(document)) == []


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_measures_and_frame_do_not_overlap(plan: str) -> None:
    report = report_of("新建停车位5000个。" + plan, PREAMBLE)
    held = sorted(spans_of(report))

    assert all(first[1] <= second[0] for first, second in pairwise(held))


def test_nothing_of_a_real_plan_is_lost(shared: Path) -> None:
    for name in ("2022/beijing.md", "2022/fujian.md", "2022/national.txt"):
        path = shared / "corpus" / name
        document = read_document(path)
        report = parse(document, path=path)
        assert len(report.measures) > 100, name
        assert uncovered(document, report) == [], name
