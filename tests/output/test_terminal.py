"""The terminal output as a whole: snapshots, and what must hold whatever the comparison."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportdiff.i18n.labels import LABELS, Lang, say
from reportdiff.model import Change, Comparison, Facet, Measure, SectionGroup, Status, Summary, Terms
from reportdiff.output.terminal.comparison_text import render_comparison, render_report
from reportdiff.output.terminal.sheet import inert

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
Paper = Callable[..., Console]


def written(console: Console) -> str:
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def rendered(
    comparison: Comparison, paper: Paper, width: int = 80, *, color: bool = False, lang: Lang = "zh", **rest: Any
) -> str:
    console = paper(width, color=color)
    render_comparison(comparison, console=console, lang=lang, **rest)
    return written(console)


def test_the_example_has_every_status_and_facet(comparison: Comparison) -> None:
    assert {change.status for change in comparison.changes} == set(get_args(Status))
    assert {facet for change in comparison.changes for facet in change.facets} == set(get_args(Facet))


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("width", [36, 80, 120])
@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
def test_snapshots(comparison: Comparison, on_paper: Paper, snapshot: Any, lang: Lang, width: int, color: bool) -> None:
    text = rendered(comparison, on_paper, width, color=color, lang=lang)
    snapshot(f"comparison-{lang}-{width}-{'color' if color else 'plain'}", text)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_report_snapshots(comparison: Comparison, on_paper: Paper, snapshot: Any, lang: Lang) -> None:
    console = on_paper(80)
    render_report(comparison.old, console, lang)
    snapshot(f"report-{lang}-80-plain", written(console))


@pytest.mark.parametrize("width", [20, 28, 36, 52, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", get_args(Lang))
def test_no_line_is_wider_than_the_console(comparison: Comparison, on_paper: Paper, width: int, lang: Lang) -> None:
    wide = [line for line in rendered(comparison, on_paper, width, lang=lang).splitlines() if cell_len(line) > width]
    assert not [line for line in wide if len(line.split()) > 1 or width >= 36], wide


def test_colour_says_nothing_that_the_words_do_not(comparison: Comparison, on_paper: Paper) -> None:
    """Without its escapes the coloured output differs from the plain one by the diff marks only."""
    bare = ESCAPE.sub("", rendered(comparison, on_paper, 120, color=True))
    plain = re.sub(r"\[-|-\]|\{\+|\+\}", "", rendered(comparison, on_paper, 120))
    assert bare.split() == plain.split()


def test_plain_output_has_no_escapes(comparison: Comparison, on_paper: Paper) -> None:
    assert "\x1b" not in rendered(comparison, on_paper)


def test_languages_do_not_mix(comparison: Comparison, on_paper: Paper) -> None:
    words = set(re.findall(r"[A-Za-z]{2,}", rendered(comparison, on_paper, 120, lang="zh")))
    assert words == {"gb"}
    english = rendered(comparison, on_paper, 120, lang="en")
    for key, (zh, _) in LABELS.items():
        if key.startswith(("status.", "facet.", "kind.")) and len(zh) > 2:
            assert zh not in english, key


def test_every_measure_is_shown_or_counted(comparison: Comparison, on_paper: Paper) -> None:
    text = re.sub(r"\[-|-\]|\{\+|\+\}|\s", "", rendered(comparison, on_paper, 120, show_unchanged=True))
    for measure in comparison.new.measures:
        if measure.id in {identifier for change in comparison.changes if not change.diff for identifier in change.new}:
            assert measure.text in text
    folded = rendered(comparison, on_paper)
    assert "1条未变，从略" in folded
    assert "居民消费价格" not in folded
    assert "居民消费价格基本稳定" in text


def test_split_and_merged_show_each_measure(comparison: Comparison, on_paper: Paper) -> None:
    lines = [line.strip() for line in rendered(comparison, on_paper).splitlines()]
    assert "新 {+完善+}数据登记制度" in lines
    assert "新 {+扩大+}数据交易试点" in lines
    assert any(line.endswith("旧 开展河道清淤") for line in lines)


def test_summary_only_ends_after_the_front(comparison: Comparison, on_paper: Paper) -> None:
    text = rendered(comparison, on_paper, summary_only=True)
    assert "地区生产总值 6%以上 → 5.5%以上 ▼0.5个百分点" in text
    assert "──" not in text


def test_digests_are_warned_of(comparison: Comparison, on_paper: Paper) -> None:
    for old, new, key in (("digest", "digest", "both"), ("digest", "full_text", "old"), ("full_text", "digest", "new")):
        mixed = replace(
            comparison,
            old=replace(comparison.old, kind=old),  # type: ignore[arg-type]
            new=replace(comparison.new, kind=new),  # type: ignore[arg-type]
        )
        assert f"! {say(f'say.digest_{key}', 'zh')}" in rendered(mixed, on_paper, 120)
    assert "摘编" not in rendered(comparison, on_paper)


@pytest.mark.parametrize(("lang", "words"), [("zh", "放反了"), ("en", "in the wrong order")])
def test_reports_in_the_wrong_order_are_warned_of(
    comparison: Comparison, on_paper: Paper, lang: Lang, words: str
) -> None:
    reversed_years = replace(comparison, old=replace(comparison.old, year=2040), new=replace(comparison.new, year=2039))

    assert words in rendered(reversed_years, on_paper, 300, lang=lang)
    assert words not in rendered(comparison, on_paper, 300, lang=lang)


def test_reports_of_two_regions_are_warned_of(comparison: Comparison, on_paper: Paper) -> None:
    elsewhere = replace(comparison, new=replace(comparison.new, region="elsewhere"))

    assert "Elsewhere" in rendered(elsewhere, on_paper, 300, lang="en")


def test_a_filtered_comparison_says_so(comparison: Comparison, on_paper: Paper) -> None:
    few = replace(comparison, changes=comparison.changes[:3])
    assert "以下按条件选出3项，共19项。" in rendered(few, on_paper)
    assert "没有符合条件的变化。" in rendered(replace(comparison, changes=()), on_paper)


def test_report_text_is_never_obeyed(comparison: Comparison, on_paper: Paper) -> None:
    hostile = "推进[bold]改革[/bold][/a]\x1b[31m红\x07\x1b]8;;http://x\x1b\\链\u202e倒\x9b2J\nhttp://a.b"
    measure = replace(comparison.new.measures[0], id="n1", text=hostile, section=hostile)
    change = Change(id="c1", status="new", facets=(), old=(), new=("n1",))
    summary = Summary(status={"new": 1}, facets={}, doubtful=0)
    report = replace(comparison.new, title=hostile, measures=(measure,))
    one = replace(comparison, new=report, changes=(change,), summary=summary, terms=Terms())
    for color in (False, True):
        text = rendered(one, on_paper, 120, color=color)
        bare = ESCAPE.sub("", text)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", bare)
        assert "推进[bold]改革[/bold][/a]␛[31m红␇" in bare.replace("\n", "")
    console = on_paper(60)
    render_report(report, console, "zh")
    assert "\x1b" not in written(console)


def test_inert_leaves_ordinary_text_alone() -> None:
    assert inert("发展“两区”\u3000建设 A—B") == "发展“两区”\u3000建设 A—B"
    assert inert("a\tb\u00a0c\x00\x7f\ud800") == "a b c␀␡⟨U+D800⟩"


def test_a_diff_that_does_not_spell_the_measures_falls_back_to_them(comparison: Comparison, on_paper: Paper) -> None:
    wrong = tuple(
        replace(change, diff=change.diff[:1]) if "split" in change.facets else change for change in comparison.changes
    )
    text = rendered(replace(comparison, changes=wrong), on_paper)
    assert "新 完善数据登记制度" in text


def test_long_words_and_empty_titles(comparison: Comparison, on_paper: Paper) -> None:
    measure: Measure = replace(comparison.new.measures[0], id="n1", text="x" * 150, section="", quantities=())
    one = replace(
        comparison,
        old=replace(comparison.old, title="", name="", year=0),
        new=replace(comparison.new, measures=(measure,)),
        changes=(Change(id="c1", status="new", facets=(), old=(), new=("n1",)),),
        sections=(SectionGroup(title="", side="new", changes=("c1",)),),
        summary=Summary(status={"new": 1}, facets={}, doubtful=0),
        terms=Terms(),
    )
    text = rendered(one, on_paper)
    assert "x" * 150 in text
    assert "（无标题）" in text
    assert "（无栏目）" in text
