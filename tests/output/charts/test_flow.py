"""Flow: every measure in one band, a geometry that neither overlaps nor lies, and pictures that can be printed."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from reportdiff.charts import flow
from reportdiff.charts.drawing.ribbons import REST, arrange, least_of
from reportdiff.charts.flow import FlowBand
from reportdiff.charts.making import make_chart
from reportdiff.comparison import compare_reports
from reportdiff.model import Comparison
from tests import strategies
from tests.output.charts.test_terms import SHIFTED
from tests.strategies import MEASURES, Row


def rows_of(*sections: str, under: str = "") -> list[Row]:
    return [Row(under or section, template) for section in sections for template in MEASURES[section]]


# Roads stand under another heading, science is dropped, green is new, education is as it was.
OLD = [*rows_of("道路与停车"), *rows_of("科技与产业"), *rows_of("教育")]
NEW = [*rows_of("教育"), *rows_of("道路与停车", under="城市更新"), *rows_of("绿色家园")]
MOVED = compare_reports(strategies.digest(OLD, 2031), strategies.digest(NEW, 2032))


def band(old: str | None, new: str | None, measures: int | tuple[int, int], old_place: int, new_place: int) -> FlowBand:
    at_old, at_new = measures if isinstance(measures, tuple) else (measures, measures)
    return FlowBand(
        old=old, new=new, old_measures=at_old, new_measures=at_new, old_place=old_place, new_place=new_place,
        old_year=2031, new_year=2032,
    )  # fmt: skip


def test_rows_are_the_bands_between_sections() -> None:
    assert flow.data(MOVED) == (
        band("道路与停车", "城市更新", 6, 0, 1),
        band("科技与产业", None, (6, 0), 1, -1),
        band("教育", "教育", 5, 2, 0),
        band(None, "绿色家园", (0, 6), -1, 2),
    )


def test_the_title_is_the_count_of_measures() -> None:
    rows = flow.data(MOVED)

    assert flow.finding(rows, "zh") == "2031年的17条举措，11条延续、6条未再提及；2032年的17条中新增6条"
    assert flow.finding(rows, "en") == "Of 17 measures of 2031, 11 continue and 6 are dropped; 6 of 17 are new in 2032"


def test_the_words_for_who_cannot_see_follow_each_section() -> None:
    said = flow.alt_text(flow.data(MOVED), "zh")

    assert "“道路与停车”6条：6条到“城市更新”" in said
    assert "“科技与产业”6条：6条未再提及" in said


@given(strategies.years())
@settings(max_examples=25)
def test_every_measure_stands_in_one_band(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = strategies.compared(*pair)
    rows = flow.data(comparison)

    for side, report in (("old", comparison.old), ("new", comparison.new)):
        sections = flow.sections_of(rows, side)
        assert list(sections) == list(dict.fromkeys(measure.section for measure in report.measures))
        for title, count in sections.items():
            assert count == sum(measure.section == title for measure in report.measures)
    assert len(rows) == len({(row.old, row.new) for row in rows})


def test_splits_and_mergers_count_measures_not_changes() -> None:
    old = strategies.digest([Row("交通", "打通断头路9条，新增公共停车位300个"), *rows_of("教育")], 2031)
    new = strategies.digest([Row("交通", "打通断头路9条"), Row("停车", "新增公共停车位300个"), *rows_of("教育")], 2032)

    rows = flow.data(compare_reports(old, new))

    assert flow.total(rows, "old") == len(old.measures)
    assert flow.total(rows, "new") == len(new.measures)


def test_very_many_headings_are_put_under_their_parents() -> None:
    chapters = [f"## {title}\n" + "\n".join(
        f"### {title}之{number}\n- {template.format(n=number + 2)}\n" for number, template in enumerate(templates)
    ) for title, templates in MEASURES.items()]  # fmt: skip
    head = "---\nregion: yunling\nyear: {year}\nkind: digest\n---\n"
    old, new = (strategies.report_of(head.format(year=year) + "\n".join(chapters), year) for year in (2031, 2032))

    sections = flow.sections_of(flow.data(compare_reports(old, new)), "old")

    assert list(sections) == list(MEASURES)
    assert sum(sections.values()) == len(old.measures)


def test_one_section_makes_no_chart() -> None:
    alone = compare_reports(strategies.digest(rows_of("教育"), 2031), strategies.digest(rows_of("教育"), 2032))
    apart = compare_reports(
        strategies.digest(rows_of("教育", "健康与养老"), 2031), strategies.digest(rows_of("绿色家园", "住有所居"), 2032)
    )

    assert "1" in (flow.too_few(flow.data(alone), "zh") or "")
    assert "没有一条" in (flow.too_few(flow.data(apart), "zh") or "")
    assert flow.too_few(flow.data(MOVED), "zh") is None


@given(strategies.years())
@settings(max_examples=25)
def test_blocks_and_bands_lie_side_by_side_on_one_scale(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    rows = flow.data(strategies.compared(*pair))
    drawn = arrange(rows, height=4.0, most=4, label=lambda title: 0.2)

    heights = {block.measures: block.bottom - block.top for block in (*drawn.old, *drawn.new)}
    scales = [height / measures for measures, height in heights.items()]
    assert max(scales) == pytest.approx(min(scales))
    for side, blocks in (("old", drawn.old), ("new", drawn.new)):
        assert len(blocks) <= 4
        assert sum(block.measures for block in blocks) == flow.total(rows, side)
        assert all(a.bottom <= b.top + 1e-9 for a, b in pairwise(blocks))
        assert all(block.top >= -1e-9 and block.bottom <= 4.0 + 1e-9 for block in blocks)
        for block in blocks:
            spans = [
                ribbon.old_span if side == "old" else ribbon.new_span
                for ribbon in drawn.ribbons
                if (ribbon.old if side == "old" else ribbon.new) == block.title
            ]
            spans += [stub.span for stub in drawn.stubs if (stub.side, stub.title) == (side, block.title)]
            spans.sort()
            assert all(a[1] <= b[0] + 1e-9 for a, b in pairwise(spans))
            # Nothing of a section is left out of the picture.
            assert sum(end - start for start, end in spans) == pytest.approx(block.bottom - block.top)


def test_a_heading_of_both_plans_is_merged_on_both_sides() -> None:
    sizes = {"甲": (9, 2), "乙": (2, 8), "丙": (3, 3), "丁": (1, 1), "戊": (2, 2)}
    rows = [band(title, title, counts, place, place) for place, (title, counts) in enumerate(sizes.items())]

    drawn = arrange(rows, height=4.0, most=3, label=lambda title: 0.2)

    assert [(block.title, block.measures, block.merged) for block in drawn.old] == [
        ("甲", 9, 1), ("乙", 2, 1), (REST, 6, 3),
    ]  # fmt: skip
    assert [block.title for block in drawn.new] == ["甲", "乙", REST]
    assert {(ribbon.old, ribbon.new) for ribbon in drawn.ribbons} == {("甲", "甲"), ("乙", "乙"), (REST, REST)}


def test_thin_flows_become_stubs_and_are_noted() -> None:
    rows = [
        band("甲", "甲", 20, 0, 0),
        band("甲", "乙", 1, 0, 1),
        band("乙", "乙", 20, 1, 1),
        band("乙", None, (3, 0), 1, -1),
    ]

    drawn = arrange(rows, height=4.0, most=9, label=lambda title: 0.2)

    assert least_of(rows) == 2
    assert [(stub.side, stub.title, stub.kind, stub.measures) for stub in drawn.stubs] == [
        ("old", "甲", "thin", 1), ("old", "乙", "open", 3), ("new", "乙", "thin", 1),
    ]  # fmt: skip
    assert any("少于2条" in note for note in flow.notes(rows, "zh"))
    assert not any("少于" in note for note in flow.notes(rows[::2], "zh"))


LONG = "着力统筹城乡交通设施建设和运行管理，让远近居民出行更加便捷更加安全更加舒心"
CROWDED = compare_reports(
    strategies.digest([*rows_of("道路与停车", under=LONG), *rows_of(*list(MEASURES)[1:])], 2031),
    strategies.digest([*rows_of(*list(MEASURES)[1:]), *rows_of("道路与停车", under=LONG + "，久久为功")], 2032),
)


@pytest.mark.parametrize(("lang", "style"), [("zh", "light"), ("en", "dark"), ("zh", "print")])
@pytest.mark.parametrize("kind", ["flow", "terms"])
def test_a_picture_has_all_its_glyphs_and_is_not_blank(kind: str, lang: Any, style: Any) -> None:
    from matplotlib import image

    chart = make_chart(kind, pair_of(kind), lang=lang, style=style)
    picture = image.imread(io.BytesIO(chart.picture("png")))

    assert chart.missing == []
    assert picture.shape[1] == 1360
    assert float(picture[..., :3].std()) > 0.02


def pair_of(kind: str) -> Comparison:
    if kind == "terms":
        return SHIFTED
    return compare_reports(strategies.digest(OLD * 4, 2031), strategies.digest(NEW * 4, 2032))
