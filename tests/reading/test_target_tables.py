"""A row of a table of targets is one measure with its unit, in every form that has tables; others stay as they are."""

from __future__ import annotations

import io

import pytest

from reportdiff.model import Report
from reportdiff.parsing import parse
from reportdiff.reading import read_bytes
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock
from reportdiff.reading.tables import spaced_rows
from reportdiff.reading.tables.row_sentences import Cell, target_blocks
from tests.reading.pdf_files import FONT, canvas
from tests.reading.word_files import paragraph, word_file

HEADER = ("指标", "单位", "2031年目标")
ROWS = (
    ("地区生产总值增速", "%", "5.5左右"),
    ("城镇新增就业", "万人", "1.2"),
    ("PM2.5", "微克/立方米", "30以下"),
)
WRITTEN = ["地区生产总值增速5.5%左右", "城镇新增就业1.2万人", "PM2.5为30微克/立方米以下"]
BEFORE = (
    "云岭市2031年政府工作报告",
    "一、2030年工作回顾",
    "过去一年，全市新建学校12所，同比增长3%。",
    "二、2031年工作安排",
    "今年的主要预期目标如下表所示。",
)
AFTER = ("三、办好民生实事", "新建社区食堂8家，改造菜市场6个。")


def rows_of(*rows: tuple[str, ...]) -> list[str]:
    """The sentences that a table becomes."""
    blocks = target_blocks([[Cell(text=text) for text in row] for row in rows], Ledger())
    return [] if blocks is None else [block.text for block in blocks]


def in_word(*rows: str) -> bytes:
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    return word_file("".join(map(paragraph, BEFORE)) + table + "".join(map(paragraph, AFTER)))


def word_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def in_page(table: str) -> bytes:
    before, after = ("".join(f"<p>{line}</p>" for line in lines) for lines in (BEFORE, AFTER))
    return f"<html><body><div>{before}{table}{after}</div></body></html>".encode()


def page_row(row: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>"


def in_markdown() -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in (HEADER, ("---",) * 3, *ROWS)]
    return ("# " + "\n\n".join(BEFORE) + "\n\n" + "\n".join(lines) + "\n\n" + "\n\n".join(AFTER) + "\n").encode()


FORMS = {
    "report.docx": in_word(*("".join(map(word_cell, row)) for row in (HEADER, *ROWS))),
    "report.html": in_page(f"<table>{''.join(map(page_row, (HEADER, *ROWS)))}</table>"),
    "report.md": in_markdown(),
}


def report_of(name: str, data: bytes) -> Report:
    return parse(read_bytes(data, name=name))


@pytest.mark.parametrize("name", FORMS)
def test_a_row_is_a_measure_with_its_unit(name: str) -> None:
    report = report_of(name, FORMS[name])
    texts = [measure.text for measure in report.measures]
    assert [text for text in texts if text in WRITTEN] == WRITTEN
    assert not {"指标", "单位", "万人", "%", "2031年目标"} & set(texts)
    assert not any(quantity.surface == "万人" for measure in report.measures for quantity in measure.quantities)
    found = {quantity.surface for measure in report.measures for quantity in measure.quantities}
    assert {"5.5%左右", "1.2万人"} <= found


@pytest.mark.parametrize("name", FORMS)
def test_offsets_hold_and_the_ledger_tells(name: str) -> None:
    report = report_of(name, FORMS[name])
    assert all(report.text[each.start : each.end] == each.text for each in report.measures)
    counts = {entry.what: entry.count for entry in report.ledger}
    assert counts["target_row"] == 3
    assert counts["table_cell"] == 3
    assert [section.title for section in report.sections if "PM2.5" in section.title] == []


def test_the_target_column_is_taken_and_last_years_result_left_out() -> None:
    for old, new in (
        ("2030年完成", "2031年目标"),
        ("2030年实际", "2031年预期"),
        ("上年完成情况", "今年计划"),
        ("2030年", "2031年"),
        ("2030年预计完成", "2031年目标"),
    ):
        assert rows_of(("指标名称", "计量单位", old, new), ("粮食产量", "万吨", "12.1", "12.5")) == [
            "粮食产量12.5万吨。"
        ]


def test_the_target_may_stand_before_the_result() -> None:
    assert rows_of(("项目", "目标值", "上年实际"), ("新建公园（个）", "8", "5")) == ["新建公园8个。"]


def test_units_in_headers_and_indicators() -> None:
    assert rows_of(("指标", "2031年增长%"), ("进出口总额", "6"), ("居民收入", "6-6.5")) == [
        "进出口总额增长6%。",
        "居民收入增长6-6.5%。",
    ]
    assert rows_of(("主要指标", "目标值（亿元）"), ("工业投资", "120")) == ["工业投资120亿元。"]
    assert rows_of(("指标", "单位", "目标值"), ("城镇新增就业（万人）", "", "1.2"))[0] == "城镇新增就业1.2万人。"


def test_amount_and_growth_are_one_row() -> None:
    header = ("指标", "单位", "2031年目标", "2031年目标增长（%）")
    assert rows_of(header, ("地区生产总值", "亿元", "860", "6左右")) == ["地区生产总值860亿元、增长6%左右。"]


def test_values_that_have_their_own_unit_keep_it() -> None:
    rows = rows_of(
        ("指标", "单位", "目标"), ("新增就业", "人", "1.2万人"), ("失业率", "%", "5.5%以内"), ("粮食", "吨", "≥1,200")
    )
    assert rows == ["新增就业1.2万人。", "失业率5.5%以内。", "粮食≥1,200吨。"]


@pytest.mark.parametrize(
    ("unit", "cell", "figure"),
    [
        ("人", "1.2万", "1.2万人"),
        ("万人", "1.2万", "1.2万人"),
        ("人次", "1.2万以上", "1.2万人次以上"),
        ("人", "1.1万-1.5万", "1.1万-1.5万人"),
        ("元", "5亿", "5亿元"),
        ("万元", "5亿左右", "5亿元左右"),
        ("元/人", "1.2 万", "1.2 万元/人"),
        ("千瓦", "5万", "5万千瓦"),
        ("万吨标准煤", "5万", "5万吨标准煤"),
        ("百分点", "提高1个", "提高1个百分点"),
        ("个百分点", "提高1个以上", "提高1个百分点以上"),
        ("%", "2031年底达到80", "2031年底达到80%"),
    ],
)
def test_a_unit_of_which_the_cell_has_a_part_is_completed(unit: str, cell: str, figure: str) -> None:
    assert rows_of(("指标", "单位", "目标"), ("云岭指标", unit, cell)) == [f"云岭指标{figure}。"]


@pytest.mark.parametrize(
    ("unit", "cell"),
    [
        ("人", "1.2万人"),
        ("万人", "12000人"),
        ("人次", "1.2万人"),
        ("万元", "5亿元以上"),
        ("家", "12户"),
        ("公里", "12条"),
        ("%", "1.5个百分点"),
        ("百分点", "提高1个百分点"),
        ("%", "提高1个点"),
        ("%", "8成以上"),
        ("%", "6.5％左右"),
        ("平方米", "1.2万平方"),
        ("万", "1.2万"),
        ("人", "翻1番"),
    ],
)
def test_a_whole_unit_of_the_cell_is_kept(unit: str, cell: str) -> None:
    assert rows_of(("指标", "单位", "目标"), ("云岭指标", unit, cell)) == [f"云岭指标{cell}。"]


@pytest.mark.parametrize(
    ("headers", "cells", "row"),
    [
        (("2030年目标", "2031年目标"), ("12.1", "12.5"), "12.5万吨"),
        (("2031年计划", "2030年计划"), ("12.5", "12.1"), "12.5万吨"),
        (("2030年计划", "2030年完成", "2031年"), ("12", "12.1", "12.5"), "12.5万吨"),
        (("2030年目标", "目标增长%", "2031年目标", "目标增长%"), ("12", "1", "12.5", "3"), "12.5万吨、增长3%"),
        (("2030年计划", "2031年计划", "2030年增长%"), ("12", "12.5", "1"), "12.5万吨"),
    ],
)
def test_of_two_years_the_latest_is_the_target(headers: tuple[str, ...], cells: tuple[str, ...], row: str) -> None:
    assert rows_of(("指标", "单位", *headers), ("粮食产量", "万吨", *cells)) == [f"粮食产量{row}。"]


@pytest.mark.parametrize(
    ("headers", "cells", "row"),
    [
        (("2031年计划", "增长%"), ("12.5", "3"), "12.5万吨、增长3%"),
        (("今年计划", "增长"), ("12.5", "3左右"), "12.5万吨、增长3%左右"),
        (("2031年计划", "±%"), ("12.5", "-3"), "12.5万吨、增长-3%"),
        (("2031年计划", "增速‰"), ("12.5", "3"), "12.5万吨、增长3‰"),
        (("2031年计划", "比上年增长（%）"), ("12.5", "3"), "12.5万吨、增长3%"),
        (("2031年计划", "2031年增长%"), ("12.5", "3"), "12.5万吨、增长3%"),
        (("2030年", "2031年", "增长%"), ("12.1", "12.5", "3"), "12.5万吨、增长3%"),
        (("2030年完成", "增长%", "2031年计划", "增长%"), ("12.1", "2", "12.5", "3"), "12.5万吨、增长3%"),
        (("2030年完成", "增长%", "2031年计划"), ("12.1", "2", "12.5"), "12.5万吨"),
        (("2030年完成", "增长%"), ("12.1", "2"), "2030年完成12.1万吨、增长2%"),
    ],
)
def test_growth_goes_with_the_column_before_it(headers: tuple[str, ...], cells: tuple[str, ...], row: str) -> None:
    assert rows_of(("指标", "单位", *headers), ("粮食产量", "万吨", *cells)) == [f"粮食产量{row}。"]


def test_growth_of_last_year_is_counted_as_left_out() -> None:
    ledger = Ledger()
    rows = (("指标", "2030年完成", "增长%", "2031年计划"), ("新建公园（个）", "8", "2", "9"))
    assert target_blocks([[Cell(text=text) for text in row] for row in rows], ledger) is not None
    assert {entry.what: entry.count for entry in ledger.entries()} == {"target_row": 1, "table_cell": 6}


def test_growth_is_not_said_twice_nor_of_a_fall() -> None:
    header = ("指标", "单位", "增长")
    rows = rows_of(
        header, ("工业增加值增速", "%", "7"), ("能耗", "%", "下降3"), ("排放", "%", "-2"), ("税收", "%", "4")
    )
    assert rows == ["工业增加值增速7%。", "能耗下降3%。", "排放-2%。", "税收增长4%。"]


def test_groups_numbers_and_dashes() -> None:
    ledger = Ledger()
    rows = (
        ("序号", "类别", "指标", "单位", "目标值", "备注"),
        ("", "一、经济发展", "一、经济发展", "一、经济发展", "一、经济发展", ""),
        ("1", "经济", "1.地区生产总值", "%", "6", "预期性"),
        ("2", "经济", "新设企业", "户", "—", ""),
    )
    blocks = target_blocks([[Cell(text=text) for text in row] for row in rows], ledger)
    assert blocks is not None
    assert [block.text for block in blocks] == ["地区生产总值6%。"]
    # Six headers, a group, four of what is beside the first row, and the row without a figure.
    assert {entry.what: entry.count for entry in ledger.entries()}["table_cell"] > 10


def test_tables_of_other_things_stay_as_they_are() -> None:
    for rows in (
        (("姓名", "职务"), ("王云", "主任")),
        (("项目", "责任单位"), ("新建学校", "教育局")),
        (("指标", "单位", "目标"), ("建设", "局", "加快推进")),
        (("指标", "目标"), ("城镇新增就业" * 12, "5")),
        (("指标", "2027年", "2028年", "2029年", "2030年"), ("粮食", "1", "2", "3", "4")),
        (("指标", "单位", "目标"),),
    ):
        assert rows_of(*rows) == []


def test_a_table_without_a_header_is_told_by_its_cells() -> None:
    assert rows_of(("新建公园", "个", "8"), ("改造农田", "亩", "1200")) == ["新建公园8个。", "改造农田1200亩。"]
    assert rows_of(("新建公园", "个", "8"), ("改造农田", "亩", "若干")) == []


def test_results_alone_say_of_which_year_they_are() -> None:
    assert rows_of(("指标", "单位", "2030年完成"), ("粮食产量", "万吨", "12.1")) == ["粮食产量2030年完成12.1万吨。"]


def test_merged_cells_in_word() -> None:
    span, first, goes_on = '<w:gridSpan w:val="4"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = in_word(
        word_cell("主要预期目标", span),
        word_cell("类别") + "".join(map(word_cell, HEADER)),
        word_cell("民生", first) + word_cell("城镇新增就业") + word_cell("万人", first) + word_cell("1.2"),
        word_cell("", goes_on) + word_cell("培训人数") + word_cell("", goes_on) + word_cell("0.8"),
    )
    texts = [measure.text for measure in report_of("a.docx", data).measures]
    assert {"城镇新增就业1.2万人", "培训人数0.8万人"} <= set(texts)
    assert "民生" not in texts


def test_merged_cells_on_a_page() -> None:
    table = (
        "<table><tr><td rowspan=2>指标</td><td rowspan=2>单位</td><td colspan=2>2031年</td></tr>"
        "<tr><td>目标值</td><td>上年实绩</td></tr>"
        "<tr><td>城镇新增就业</td><td rowspan=2>万人</td><td>1.2</td><td>1.1</td></tr>"
        "<tr><td>培训人数</td><td>0.8</td><td>0.7</td></tr></table>"
    )
    texts = [measure.text for measure in report_of("a.html", in_page(table)).measures]
    assert {"城镇新增就业1.2万人", "培训人数0.8万人"} <= set(texts)


def test_a_page_laid_out_in_a_table_is_read_as_before() -> None:
    inner = f"<table>{''.join(map(page_row, (HEADER, *ROWS)))}</table>"
    before, after = ("".join(f"<p>{line}</p>" for line in lines) for lines in (BEFORE, AFTER))
    data = f"<html><body><table><tr><td>{before}{inner}{after}</td></tr></table></body></html>".encode()
    assert set(WRITTEN) <= {measure.text for measure in report_of("a.html", data).measures}


def test_spans_that_no_table_has_cost_nothing() -> None:
    table = (
        '<table><tr><td colspan="999999999" rowspan="999999999">指标</td><td>目标</td></tr><tr><td>甲</td></tr></table>'
    )
    assert report_of("a.html", in_page(table)).measures


def in_rtf() -> bytes:
    """The table with a column of results, and definitions repeated behind the cells as Word does."""

    def escaped(text: str) -> str:
        return "".join(
            sign if sign.isascii() else f"\\u{ord(sign) - (65536 if ord(sign) > 32767 else 0)}?" for sign in text
        )

    rows = (("指标", "单位", "2030年完成", "2031年目标"), *((name, unit, "1", value) for name, unit, value in ROWS))
    table = "".join(
        "\\trowd " + "".join(f"\\intbl {escaped(cell)}\\cell" for cell in row) + "\\trowd\\row" for row in rows
    )
    before, after = ("".join(f"\\pard {escaped(line)}\\par" for line in lines) for lines in (BEFORE, AFTER))
    return f"{{\\rtf1\\ansi{before}{table}{after}}}".encode("ascii")


def test_rows_of_rich_text() -> None:
    texts = [measure.text for measure in report_of("a.rtf", in_rtf()).measures]
    assert [text for text in texts if text in WRITTEN] == WRITTEN
    assert texts[-2:] == ["新建社区食堂8家", "改造菜市场6个"]


@pytest.mark.parametrize("gap", ["\t", "  ", "\u3000"])
def test_rows_of_text_told_by_white_space(gap: str) -> None:
    lines = (*BEFORE, *(gap.join(row) for row in (HEADER, *ROWS)), *AFTER)
    texts = [measure.text for measure in report_of("a.txt", "\n".join(lines).encode()).measures]
    assert [text for text in texts if text in WRITTEN] == WRITTEN
    assert texts[-2:] == ["新建社区食堂8家", "改造菜市场6个"]


def test_rows_printed_on_a_page() -> None:
    stream = io.BytesIO()
    page = canvas(stream)
    height = 780
    for line in (*BEFORE, HEADER, *ROWS, *AFTER):
        for place, cell in zip((90, 250, 380), (line,) if isinstance(line, str) else line, strict=False):
            page.setFont(FONT, 14)
            page.drawString(place, height, cell)
        height -= 24
    page.save()
    texts = [measure.text for measure in report_of("a.pdf", stream.getvalue()).measures]
    assert [text for text in texts if text in WRITTEN] == WRITTEN
    assert texts[-2:] == ["新建社区食堂8家", "改造菜市场6个"]


def test_a_header_printed_again_on_the_next_page_begins_another_table() -> None:
    lines = (*BEFORE, *(" ".join(row) for row in (HEADER, ROWS[0], HEADER, *ROWS[1:])), *AFTER)
    report = report_of("a.txt", "\n".join(lines).encode())
    assert [each.text for each in report.measures if each.text in WRITTEN] == WRITTEN
    assert {entry.what: entry.count for entry in report.ledger}["table_cell"] == 6


@pytest.mark.parametrize("lines", [["指标 目标"], ["指标 目标", "建设 推进"], ["指标 目标", "建设 推进", "指标"]])
def test_a_line_is_looked_at_as_a_row_once(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = 0

    def counted(table: list[list[Cell]], ledger: Ledger) -> tuple[SourceBlock, ...] | None:
        nonlocal rows
        rows += len(table)
        return target_blocks(table, ledger)

    monkeypatch.setattr(spaced_rows, "target_blocks", counted)
    blocks = [SourceBlock(role="paragraph", text=line, line=number) for number, line in enumerate(lines * 200)]
    assert spaced_rows.with_spaced_tables(blocks, Ledger()) == tuple(blocks)
    assert rows <= len(blocks)
