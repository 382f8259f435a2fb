"""Card: both reports word for word, what changed marked, and the change that was asked for."""

from __future__ import annotations

from reportdiff.charts import card
from tests.output.charts.test_targets import comparison_of

PAIR = comparison_of(
    ["地区生产总值增长6%以上", "推进望山隧道前期工作", "改造老旧小区200个", "编制深海探测专项规划"],
    ["地区生产总值增长5.5%左右", "推进望山隧道前期工作", "改造老旧小区300个", "举办邻里长者运动会"],
)


def test_without_a_choice_the_first_highlight_is_quoted() -> None:
    old, new = card.data(PAIR)

    assert (old.text, new.text) == ("地区生产总值增长6%以上", "地区生产总值增长5.5%左右")
    assert (old.year, new.year) == (2031, 2032)
    assert card.finding((old, new), "zh").startswith("地区生产总值增速：6%以上 → 5.5%左右")
    assert card.finding((old, new), "en") == "GDP growth: 6% or more → about 5.5%"


def test_the_pieces_spell_the_text_and_say_what_only_one_side_has() -> None:
    for row in card.data(PAIR, of="老旧小区"):
        assert "".join(piece[1:] for piece in row.pieces) == row.text
        assert [piece[1:] for piece in row.pieces if piece[0] == "*"] == list(row.marked)
        assert any(number in "".join(row.marked) for number in ("200", "300", "2", "3"))


def test_what_only_one_plan_has_is_quoted_against_nothing() -> None:
    old, new = card.data(PAIR, of="深海探测")

    assert (old.text, new.text, new.status) == ("编制深海探测专项规划", "", "dropped")
    assert "没有这一条" in card.alt_text((old, new), "zh")


def test_words_that_no_measure_has_are_said() -> None:
    assert card.data(PAIR, of="月球基地") == ()
    assert "--of" in (card.too_few((), "zh") or "")
