"""The outline: parts, sections and heading characters of reports of any shape, in invented texts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportdiff.parsing.structure.outline import Outline, outline
from reportdiff.parsing.structure.parts import five_year_plans, label_of
from reportdiff.reading import read_bytes, read_document
from reportdiff.reading.document import Document

PAST = (
    "全年完成投资八十亿元，增长6.1%，累计建成公园十二座，城镇新增就业达到三万人，群众满意度明显提高，连续四年位居前列。"
)
PROBLEMS = "同时，我们清醒地看到，发展中还有不少困难和问题，我们将认真加以解决。"
PLAN = "要加快推进轨道交通建设，力争开通两条线路，确保新增停车位5000个以上，完善社区养老服务，努力让群众得到更多实惠。"
AIMS = "要努力建成宜居宜业的山水名城，推动经济总量迈上新台阶，加快形成绿色生产生活方式，坚持把最好的资源留给人民。"
CLOSING = "各位代表！山高路远，实干为先。让我们更加紧密地团结起来，为建设美好云岭而努力奋斗！"
HEAD = [
    "2031年云岭市政府工作报告",
    "——2031年1月5日在云岭市第三届人民代表大会第一次会议上",
    "云岭市市长某某",
    "各位代表：",
    "现在，我代表市人民政府报告工作，请予审议，并请市政协各位委员提出意见。",
]


def read(*lines: str, name: str = "r.txt") -> Document:
    return read_bytes("\n".join(lines).encode(), name=name)


def parts(document: Document, found: Outline) -> list[tuple[str, str]]:
    """Each part with the first line of its text."""
    return [(span.part, document.text[span.start : span.end].split("\n")[0]) for span in found.parts]


def spelled(document: Document, found: Outline) -> list[str]:
    return [document.text[start:end] for start, end in found.heading_spans]


def body(*lines: str) -> tuple[Document, Outline]:
    document = read(*HEAD, *lines)
    return document, outline(document, "full_text")


def test_headings_name_the_parts() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PAST, PROBLEMS,
        "二、2031年重点工作", PLAN, PLAN,
        "三、切实加强政府自身建设", PLAN,
        CLOSING,
    )  # fmt: skip
    assert parts(document, found) == [
        ("review", "一、2030年工作回顾"),
        ("plan", "二、2031年重点工作"),
        ("closing", CLOSING),
    ]
    assert found.plan_found == "heading"


def test_title_date_and_salutation_belong_to_no_part() -> None:
    document, found = body("一、2030年工作回顾", PAST, PROBLEMS, "二、2031年重点工作", PLAN, CLOSING)
    assert document.text[: found.parts[0].start].rstrip("\n").split("\n") == HEAD


def test_aims_of_five_years_are_outlook() -> None:
    document, found = body(
        "一、过去五年工作回顾", PAST, PAST,
        "二、今后五年奋斗目标", AIMS, AIMS,
        "三、2031年工作安排", PLAN, PLAN,
        CLOSING,
    )  # fmt: skip
    assert [part for part, _ in parts(document, found)] == ["review", "outlook", "plan", "closing"]


def test_one_heading_over_two_parts_is_cut_where_the_paragraphs_turn() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PAST,
        "二、“十五五”时期发展成就和“十六五”时期主要目标任务", PAST, PAST,
        "“十六五”时期是关键时期。" + AIMS, AIMS,
        "三、2031年重点工作", PLAN,
        CLOSING,
    )  # fmt: skip
    assert [(part, line[:8]) for part, line in parts(document, found)] == [
        ("review", "一、2030年工"),
        ("outlook", "“十六五”时期是"),
        ("plan", "三、2031年重"),
        ("closing", CLOSING[:8]),
    ]


def test_a_heading_over_outlook_and_plan_is_cut_where_this_year_begins() -> None:
    document, found = body(
        "一、2030年和“十五五”时期工作回顾", PAST, PAST,
        "二、“十六五”时期目标任务和2031年工作安排", AIMS, "“十六五”时期，" + AIMS,
        "今年是“十六五”开局之年。" + PLAN, PLAN, PLAN,
        CLOSING,
    )  # fmt: skip
    assert [(part, line[:4]) for part, line in parts(document, found)] == [
        ("review", "一、20"),
        ("outlook", "二、“十"),
        ("plan", "今年是“"),
        ("closing", "各位代表"),
    ]
    assert found.plan_found == "heading"


def test_slogans_for_headings_leave_it_to_the_wording() -> None:
    document, found = body(
        "一、山河为证", PAST, PAST, PAST, PROBLEMS,
        "二、风帆高悬", "今年是承前启后的一年。" + PLAN, PLAN, PLAN,
        "三、久久为功", PLAN,
        CLOSING,
    )  # fmt: skip
    assert parts(document, found)[1] == ("plan", "二、风帆高悬")
    assert found.plan_found == "wording"


def test_without_any_heading_the_wording_places_the_boundary() -> None:
    document, found = body(*[PAST] * 6, PROBLEMS, "今年是承前启后的一年。" + PLAN, *[PLAN] * 6, CLOSING)
    assert [(part, line[:6]) for part, line in parts(document, found)] == [
        ("review", PAST[:6]),
        ("plan", "今年是承前启"),
        ("closing", CLOSING[:6]),
    ]
    assert found.plan_found == "wording"


def test_where_nothing_can_be_told_the_whole_is_plan() -> None:
    document = read("推进公园建设。", "改造老旧小区。")
    found = outline(document, "full_text")
    assert parts(document, found) == [("plan", "推进公园建设。")]
    assert found.plan_found == "whole"


def test_bare_lines_with_numbers_starting_anew_under_them_name_parts() -> None:
    document, found = body(
        "2030年工作回顾", "一、经济平稳增长", PAST, "二、民生持续改善", PAST,
        "2031年主要工作", "一、促进经济增长", PLAN, "二、改善群众生活", PLAN,
        CLOSING,
    )  # fmt: skip
    assert [line for _, line in parts(document, found)] == ["2030年工作回顾", "2031年主要工作", CLOSING]
    tree = [(section.level, section.part, section.title) for section in found.sections]
    assert tree == [
        (1, "review", "2030年工作回顾"),
        (2, "review", "经济平稳增长"),
        (2, "review", "民生持续改善"),
        (1, "plan", "2031年主要工作"),
        (2, "plan", "促进经济增长"),
        (2, "plan", "改善群众生活"),
    ]


def test_an_annex_of_projects_after_the_closing_is_plan_again_and_notes_are_not() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PAST, "二、2031年重点工作", PLAN, PLAN, CLOSING,
        "名词解释", "1.口袋公园：面积较小的公园。",
        "附件", "2031年十件民生实事", "一、建设口袋公园", "新建口袋公园二十个。",
    )  # fmt: skip
    assert [(part, line[:4]) for part, line in parts(document, found)] == [
        ("review", "一、20"),
        ("plan", "二、20"),
        ("closing", "各位代表"),
        ("plan", "附件"),
    ]


@pytest.mark.parametrize(
    ("title", "parts_named"),
    [
        ("2030年工作回顾", {"review"}),
        ("过去五年工作回顾", {"review"}),
        ("2031年工作总体要求和重点任务", {"plan"}),
        ("今年的主要任务", {"plan"}),
        ("今后五年的工作思路", {"outlook"}),
        ("2030年工作回顾和2031年工作总体要求", {"review", "plan"}),
        ("“十五五”圆满收官，经济稳步增长", {"review"}),
        ("全力推动“十六五”开好局、起好步", {"plan"}),
        ("二〇三〇年工作回顾", {"review"}),
        ("关于第十六个五年规划纲要的说明", {"outlook"}),
        ("全面加强政府自身建设", set()),
    ],
)
def test_words_of_a_heading_name_parts(title: str, parts_named: set[str]) -> None:
    label = label_of(title, year=2031)
    assert set(label.parts) == parts_named or (not label.sure and not parts_named)


def test_a_five_year_plan_is_told_by_its_number() -> None:
    assert five_year_plans("“九五”和“十五”时期") == (2000, 2005)
    assert five_year_plans("“十四五”时期发展成就和“十五五”时期主要目标") == (2025, 2030)
    assert five_year_plans("第十三个五年规划") == (2020,)
    assert five_year_plans("今后五年") == ()


def test_sections_nest_by_their_numbers_and_keep_their_own_words() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PROBLEMS,
        "二、2031年重点工作",
        "（一）办好人民满意的教育", PLAN,
        "（二）强化规划引领，提升城市品质。" + PLAN, PLAN,
        "1.医疗卫生方面。建设两所医院。",
        "三、加强政府自身建设", PLAN, CLOSING,
    )  # fmt: skip
    tree = [(section.level, section.title, section.parent) for section in found.sections]
    assert tree == [
        (1, "2030年工作回顾", None),
        (1, "2031年重点工作", None),
        (2, "办好人民满意的教育", 1),
        (2, "强化规划引领，提升城市品质", 1),
        (3, "医疗卫生方面", 3),
        (1, "加强政府自身建设", None),
    ]
    assert spelled(document, found)[3:5] == ["（二）强化规划引领，提升城市品质。", "1.医疗卫生方面。"]
    second = found.sections[1]
    assert document.text[second.start : second.end].startswith("二、2031年重点工作\n（一）")
    assert document.text[second.end :].lstrip("\n").startswith("三、")
    closing = next(span for span in found.parts if span.part == "closing")
    assert found.sections[-1].end < closing.start


def test_numbered_commitments_lose_their_number_and_nothing_else() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PROBLEMS,
        "二、2031年民生实事",
        "1.新建改扩建中小学10所。", "2.建设口袋公园30个。", "3.推进电梯加装。",
        CLOSING,
    )  # fmt: skip
    assert spelled(document, found) == ["一、2030年工作回顾", "二、2031年民生实事", "1.", "2.", "3."]


def test_topic_sentences_and_counting_words_are_no_headings() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PROBLEMS, "二、2031年重点工作",
        "提升城市品质。" + PLAN, "一是办好教育。" + PLAN, "——生态更加优美。" + PLAN, CLOSING,
    )  # fmt: skip
    assert spelled(document, found) == ["一、2030年工作回顾", "二、2031年重点工作"]


def test_a_table_of_contents_is_no_row_of_headings() -> None:
    document, found = body(
        "我的报告分两个部分：", "一、关于去年的工作；", "二、关于今年的任务。", PAST, PAST,
        "一、去年的工作", PAST, PROBLEMS, "二、今年的任务", PLAN, PLAN, CLOSING,
    )  # fmt: skip
    assert "一、关于去年的工作；" not in spelled(document, found)


def test_a_run_of_short_lines_is_a_list() -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PROBLEMS, "二、2031年重点工作",
        "推进公园建设", "改造老旧小区", "扩建一所中学", PLAN, CLOSING,
    )  # fmt: skip
    assert spelled(document, found) == ["一、2030年工作回顾", "二、2031年重点工作"]


def test_a_digest_is_plan_and_its_sections_are_its_headings() -> None:
    document = read(
        "---", "kind: digest", "---", "# 云岭市政府工作报告举措摘编", "## 教育", "- 新建两所小学",
        "## 一、交通", "1. 开通两条线路", "- （一）类道路养护全覆盖",
        name="r.md",
    )  # fmt: skip
    found = outline(document, "digest")
    assert [(span.part, span.start, span.end) for span in found.parts] == [("plan", 0, len(document.text))]
    assert [(section.title, section.level) for section in found.sections] == [("教育", 1), ("交通", 1)]
    assert spelled(document, found) == ["教育", "一、交通"]


def test_markdown_headings_nest_like_their_levels() -> None:
    document = read(
        "# 2031年云岭市政府工作报告", "## 一、2030年工作回顾", PAST, PAST,
        "## 二、2031年重点工作", "### （一）办好教育", PLAN, "（1）小学", PLAN,
        name="r.md",
    )  # fmt: skip
    found = outline(document, "full_text")
    assert [(section.level, section.title) for section in found.sections] == [
        (1, "2030年工作回顾"),
        (1, "2031年重点工作"),
        (2, "办好教育"),
        (3, "小学"),
    ]
    assert found.parts[1].part == "plan"


def test_the_same_text_gives_the_same_outline() -> None:
    lines = ["一、2030年工作回顾", PAST, PROBLEMS, "二、2031年重点工作", PLAN, CLOSING]
    assert body(*lines)[1] == body(*lines)[1]


def real_reports(shared: Path) -> Iterator[tuple[str, Path, list[dict[str, str]]]]:
    truth: dict[tuple[str, str], list[dict[str, str]]] = {}
    with (shared / "gold" / "outline.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            truth.setdefault((row["region"], row["year"]), []).append(row)
    for (region, year), rows in truth.items():
        yield f"{region}-{year}", shared / "corpus" / year / f"{region}.txt", rows


def bare(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character not in "\u200b\u200d")


def test_labelled_plans_are_found(shared: Path) -> None:
    """Every labelled plan begins and ends where the labels say, but for white space and invisible characters."""
    for name, path, rows in real_reports(shared):
        raw = bare(path.read_text(encoding="utf-8"))
        wanted, cursor = "", 0
        for row in rows:
            start = raw.index(bare(row["first"]), cursor)
            cursor = raw.index(bare(row["last"]), start) + len(bare(row["last"]))
            wanted += raw[start:cursor] if row["part"] == "plan" else ""
        document = read_document(path)
        found = outline(document, "full_text")
        text = "".join(bare(document.text[span.start : span.end]) for span in found.parts if span.part == "plan")
        assert abs(len(text) - len(wanted)) <= 0.02 * len(wanted), name
        assert (text[:20], text[-20:]) == (wanted[:20], wanted[-20:]), name


def test_reports_of_every_age_have_an_outline(shared: Path) -> None:
    whole = []
    paths = sorted(path for path in (shared / "corpus").glob("*/*.*") if path.suffix in (".md", ".txt"))
    for path in paths[::4]:
        document = read_document(path)
        found = outline(document, "full_text")
        assert all(first.end < second.start for first, second in zip(found.parts, found.parts[1:], strict=False)), path
        edges = [edge for span in found.heading_spans for edge in span]
        assert edges == sorted(edges), path
        if found.plan_found == "whole" and int(path.parent.name) >= 2000:
            whole.append(path)
    assert len(whole) <= 2, whole


# what stands around the plan, and chapters without numbers


def plan_text(document: Document, found: Outline) -> str:
    return "\n".join(document.text[span.start : span.end] for span in found.parts if span.part == "plan")


NOTES = "“灯塔工厂”：指在数字化转型中领先的制造企业。今年要新建三家。"


@pytest.mark.parametrize("title", ["《政府工作报告》释义", "附件：名词解释", "有关用语说明"])
def test_notes_after_the_closing_that_begin_the_chapters_anew_are_no_parts(title: str) -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PAST, PROBLEMS,
        "二、2031年工作安排", PLAN, PLAN,
        CLOSING,
        title, "一、2030年工作回顾", NOTES, NOTES, "二、2031年工作安排", NOTES, NOTES,
    )  # fmt: skip
    assert [span.part for span in found.parts] == ["review", "plan", "closing"]
    assert "灯塔工厂" not in plan_text(document, found)


@pytest.mark.parametrize(
    ("title", "planned"),
    [
        ("2030年十件民生实事完成情况", False),
        ("2031年十件民生实事安排", True),
        ("十件民生实事2030年完成情况及2031年安排", True),
    ],
)
def test_an_annex_of_what_was_done_is_no_plan_and_one_of_what_is_planned_is(title: str, planned: bool) -> None:
    document, found = body(
        "一、2030年工作回顾", PAST, PAST, PROBLEMS,
        "二、2031年工作安排", PLAN, PLAN,
        CLOSING,
        "附件1", title, "新建养老床位一千八百张。",
    )  # fmt: skip
    assert ("一千八百张" in plan_text(document, found)) is planned


def test_bare_chapters_are_told_by_the_numbers_that_begin_anew_under_them() -> None:
    document, found = body(
        "2030年工作回顾及五年发展成就", PAST,
        "（一）突出稳增长工作重点，经济运行稳中有进", PAST,
        "（二）增强内生动力，改革开放全面深化", PAST, PROBLEMS,
        "2031年工作任务",
        "（一）坚持产业强市", PLAN,
        "（二）办好民生实事", PLAN,
        CLOSING,
    )  # fmt: skip
    assert parts(document, found)[:2] == [("review", "2030年工作回顾及五年发展成就"), ("plan", "2031年工作任务")]


def test_a_file_in_the_folder_of_the_wrong_year_is_told_by_its_own_headings() -> None:
    lines = ("一、2030年工作回顾", PAST, PAST, PROBLEMS, "二、2031年工作总体部署", PLAN, "三、2031年主要任务", PLAN)
    document = read(*HEAD, *lines, CLOSING, name="yunling/2032.txt")
    assert parts(document, outline(document, "full_text"))[1] == ("plan", "二、2031年工作总体部署")


def test_a_heading_at_the_end_of_a_part_goes_to_what_it_stands_over() -> None:
    document, found = body(
        "一、收获满满的一年", PAST, PAST, PROBLEMS,
        "二、奔向更美好的明天",
        "今后五年，" + AIMS, AIMS, AIMS,
        "三、2031年工作安排", PLAN, PLAN, PLAN,
        CLOSING,
    )  # fmt: skip
    assert parts(document, found)[:3] == [
        ("review", "一、收获满满的一年"),
        ("outlook", "二、奔向更美好的明天"),
        ("plan", "三、2031年工作安排"),
    ]


@pytest.mark.parametrize(
    ("title", "year", "named"),
    [
        ("实现“十四五”规划圆满收官", 2025, {"plan"}),
        ("“十三五”圆满收官", 2021, {"review"}),
        ("回望“十四五”圆满收官", 2026, {"review"}),
        ("克难奋进，各项目标任务圆满完成", 2031, {"review"}),
        ("确保各项目标任务圆满完成", 2031, {"plan"}),
        ("加强政府建设，为“十三五”发展提供保障", 2016, set()),
    ],
)
def test_last_years_and_tasks_done_are_told_from_those_to_come(title: str, year: int, named: set[str]) -> None:
    assert label_of(title, year=year).parts == named


def test_a_text_without_breaks_is_never_closing_from_end_to_end() -> None:
    prose = (PAST + PLAN) * 40
    document = read("政府工作报告", f"各位代表：{prose}让我们团结奋斗！")
    found = outline(document, "full_text")
    assert {span.part for span in found.parts} != {"closing"}
    assert plan_text(document, found)
