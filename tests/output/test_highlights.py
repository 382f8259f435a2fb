"""Highlights in words and on paper, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportdiff.i18n.labels import LABELS, Lang
from reportdiff.model import Comparison, Highlight, HighlightReason, ReasonKind
from reportdiff.output.terminal.highlight_lines import put_highlights
from reportdiff.output.terminal.sheet import Sheet
from reportdiff.output.words.highlight_words import LONGEST, headline, reason_in_words, shown_highlights

Paper = Callable[..., Console]

VALUES = {
    "name": "萤火计划", "name_en": "", "old": "6%", "new": "5.5%", "unit": "ratio", "difference": "-0.5",
    "relative": "-0.08", "better": "worse", "figure": "3万人", "year": "2030", "word": "启动", "n": "8", "total": "9",
    "members": "家政、托育", "due": "2033",
}  # fmt: skip


def reason(kind: ReasonKind, **values: str) -> HighlightReason:
    return HighlightReason(kind=kind, weight=3.0, values={**VALUES, **values})


def highlight(change: str, kind: ReasonKind, **values: str) -> Highlight:
    return Highlight(change=change, rank=1, score=3.0, reasons=(reason(kind, **values),))


def change_with(comparison: Comparison, status: str) -> str:
    return next(change.id for change in comparison.changes if change.status == status)


@pytest.mark.parametrize("kind", get_args(ReasonKind))
@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_kind_has_words_in_both_languages(kind: ReasonKind, lang: Lang) -> None:
    assert f"reason.{kind}" in LABELS
    words = reason_in_words(reason(kind, score="0.40", first="2028", last="2030", n="4"), lang)
    assert words and "{" not in words and not words.endswith(("。", ".", "；"))


def test_how_new_a_name_is() -> None:
    first = reason("programme_first", first="1998", last="2022", n="25")
    assert reason_in_words(first, "zh") == "1998年以来的25份报告都没有“萤火计划”"
    assert reason_in_words(first, "en") == "none of the 25 reports since 1998 has “萤火计划”"
    back = reason("programme_back", year="2022", last="2019")
    assert reason_in_words(back, "zh") == "2022年报告没有“萤火计划”，2019年报告有过"


def test_points_and_percentages_are_told_apart() -> None:
    assert reason_in_words(reason("headline_target", name="出口"), "zh") == "主要目标（出口）降低，要求放低"
    moved = reason("figure_moved", name="养老床位", unit="张", difference="200", relative="0.5", better="better")
    assert reason_in_words(moved, "zh") == "养老床位：数字提高 50%，要求提高"


def test_one_word_of_a_facet_is_said_to_have_come_or_gone() -> None:
    assert reason_in_words(reason("wording_weaker", old="坚决", new=""), "zh") == "措辞减弱：不再有“坚决”"
    assert reason_in_words(reason("wording_stronger", old="", new="坚决"), "en") == "stronger wording: now “坚决”"


def test_all_members_that_came_or_went_are_named() -> None:
    gained = reason("members_added", new="家政", members="家政、托育")
    assert reason_in_words(gained, "zh") == "增列“家政、托育”"
    assert reason_in_words(reason("members_gone", old="家政", members="家政"), "en") == "no longer lists “家政”"


def test_an_unknown_year_is_not_made_up() -> None:
    assert reason_in_words(reason("programme_new", year=""), "zh") == "另一份报告全文没有“萤火计划”"


def test_headlines_quote_the_report(comparison: Comparison) -> None:
    moved = highlight("c1", "headline_target", name="地区生产总值")
    assert headline(moved, comparison, "zh") == "地区生产总值：6% → 5.5% ▼0.5个百分点"
    assert headline(highlight("c1", "headline_target", name_en="GDP"), comparison, "en") == "GDP: 6% → 5.5% ▼0.5pp"
    dropped = highlight(change_with(comparison, "dropped"), "programme_dropped")
    text = headline(dropped, comparison, "zh")
    assert text.startswith("未再提及：") and "取消" not in text
    assert text.removeprefix("未再提及：") in {measure.text for measure in comparison.old.measures}


def test_a_long_measure_is_quoted_around_its_word(comparison: Comparison) -> None:
    new = change_with(comparison, "new")
    identity = next(change.new[0] for change in comparison.changes if change.id == new)
    long = "推进甲乙丙丁" * 20 + "萤火计划" + "戊己庚辛" * 20
    measures = tuple(replace(m, text=long) if m.id == identity else m for m in comparison.new.measures)
    shown = headline(
        highlight(new, "programme_new"), replace(comparison, new=replace(comparison.new, measures=measures)), "zh"
    )
    assert "萤火计划" in shown and len(shown) <= LONGEST + 8 and shown.count("…") == 2


def test_a_filter_leaves_the_highlights_of_what_is_left_with_their_ranks(comparison: Comparison) -> None:
    ids = [change.id for change in comparison.changes]
    all_of_them = tuple(replace(highlight(i, "action"), rank=rank) for rank, i in enumerate(ids, 1))
    part = replace(comparison, changes=comparison.changes[3:5], highlights=all_of_them)
    assert [h.rank for h in shown_highlights(part)] == [4, 5]
    assert headline(all_of_them[0], part, "zh")


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_on_paper_no_line_is_too_wide_and_doubt_is_said(
    on_paper: Paper, comparison: Comparison, lang: Lang, width: int
) -> None:
    doubt = HighlightReason(kind="doubt", weight=-3.0, values={"score": "0.40", "text": "治河", "year": "2031"})
    told = (
        highlight("c1", "headline_target", name="地区生产总值"),
        replace(highlight(change_with(comparison, "dropped"), "programme_dropped"), rank=12),
    )
    told = (told[0], replace(told[1], reasons=(*told[1].reasons, doubt)))
    console = on_paper(width)
    put_highlights(Sheet(console, lang), replace(comparison, highlights=told), most=10)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert not [line for line in text.splitlines() if cell_len(line) > max(width, 26)]
    assert "12." in text and "?" in text and "0.40" in text


def test_none_are_shown_where_none_are_wanted(on_paper: Paper, comparison: Comparison) -> None:
    console = on_paper(80)
    put_highlights(Sheet(console, "zh"), replace(comparison, highlights=(highlight("c1", "action"),)), most=0)
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]


def test_what_a_report_smuggles_in_is_shown_not_obeyed(on_paper: Paper, comparison: Comparison) -> None:
    console = on_paper(80)
    evil = highlight("c1", "headline_target", name="生产\x1b[31m总值[bold]")
    put_highlights(Sheet(console, "zh"), replace(comparison, highlights=(evil,)), most=5)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in text and "[bold]" in text
