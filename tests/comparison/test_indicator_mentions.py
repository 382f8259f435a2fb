"""Where a plan states its headline indicators, and which of several places is set beside the other plan's."""

from __future__ import annotations

import pytest

from reportdiff.comparison.figures.continued_mentions import with_continued
from reportdiff.comparison.figures.headline_pairs import headlines_of
from reportdiff.comparison.figures.indicator_mentions import Mention, best_pair, mentions_of
from reportdiff.model import Measure, Report, TargetState
from reportdiff.parsing.quantities import extract_quantities
from tests.strategies import report_of

_HEAD = "---\nregion: yunling\nyear: 2031\nkind: {}\n---\n"


def full_text(*paragraphs: str) -> Report:
    review = "一、2030年工作回顾\n\n过去一年，完成投资八十亿元，累计建成公园十二座，群众满意度明显提高。"
    closing = "各位代表！山高路远，实干为先。让我们更加紧密地团结起来，为建设美好云岭而努力奋斗！"
    blocks = (review, "二、2031年重点工作", *paragraphs, closing)
    return report_of(_HEAD.format("full_text") + "\n\n".join(blocks) + "\n")


def digest(*sections: str) -> Report:
    return report_of(_HEAD.format("digest") + "\n".join(sections) + "\n")


def central(report: Report, indicator: str) -> list[bool]:
    return [mention.central for mention in mentions_of(report).get(indicator, ())]


TARGETS = "今年发展目标是：地区生产总值增长6%，居民消费价格涨幅3%左右，城镇新增就业9万人以上。"
TWO_TARGETS = "今年发展目标是：地区生产总值增长6%，居民消费价格涨幅3%左右。"
ELSEWHERE = "（一）民生\n\n新建社区食堂5家。居民收入稳步增长。"


def test_three_figures_of_a_paragraph_make_it_the_paragraph_of_the_targets() -> None:
    # Then what another paragraph says without a figure is no target of the plan.
    assert central(full_text(TARGETS, ELSEWHERE), "gdp") == [True]
    assert "income" not in mentions_of(full_text(TARGETS, ELSEWHERE))


def test_two_figures_of_a_paragraph_do_not() -> None:
    assert central(full_text(TWO_TARGETS, ELSEWHERE), "income") == [True]


def test_a_figure_counts_wherever_it_stands() -> None:
    report = full_text(TARGETS, "（一）民生\n\n固定资产投资增长8%。")
    assert central(report, "investment") == [False]


def test_the_neighbours_of_the_paragraph_belong_to_it() -> None:
    report = full_text(
        TARGETS, "居民收入稳步增长，固定资产投资增长8%。", "新建社区食堂5家。", "一般公共预算收入稳定增长。"
    )
    assert (central(report, "income"), central(report, "investment")) == ([True], [True])
    assert "revenue" not in mentions_of(report)


def test_so_does_the_neighbour_before_it() -> None:
    report = full_text("新建社区食堂5家。", "居民收入稳步增长，固定资产投资增长8%。", TARGETS)
    assert (central(report, "income"), central(report, "investment")) == ([True], [True])


def test_where_every_target_has_a_paragraph_the_section_with_most_is_that_of_the_targets() -> None:
    targets = (
        "（一）目标",
        "地区生产总值增长6%。",
        "居民消费价格涨幅3%左右。",
        "城镇新增就业9万人以上。",
        "居民收入稳步增长。",
    )
    others = ("（二）综合", "固定资产投资增长8%。", "一般公共预算收入稳定增长。")

    for order in ((*targets, *others), (*others, *targets)):
        report = full_text(*order)
        assert (central(report, "gdp"), central(report, "income")) == ([True], [True])
        assert central(report, "investment") == [False]
        assert "revenue" not in mentions_of(report)


def test_of_two_paragraphs_the_one_with_more_indicators_and_of_equals_the_first() -> None:
    more = "固定资产投资增长8%，社会消费品零售总额增长7%，一般公共预算收入增长5%，服务业增加值增长6%。"
    equal = "固定资产投资增长8%，社会消费品零售总额增长7%，一般公共预算收入增长5%。"
    between = ("（一）科技\n\n新建社区食堂5家。", "（二）工业\n\n新建算力中心3座。")

    assert central(full_text(TARGETS, *between, more), "gdp") == [False]
    assert central(full_text(TARGETS, *between, more), "investment") == [True]
    assert central(full_text(TARGETS, *between, equal), "gdp") == [True]
    assert central(full_text(TARGETS, *between, equal), "investment") == [False]


@pytest.mark.parametrize("joint", ["\n- ", "\n\n- "])
def test_in_a_digest_the_section_with_most_targets(joint: str) -> None:
    # With lines between its items, every item of a digest is a paragraph of its own.
    targets = joint.join(["## 目标", "地区生产总值增长6%", "居民消费价格涨幅3%左右", "城镇新增就业9万人以上"])
    general = joint.join(["## 综合", "固定资产投资增长8%", "居民收入稳步增长"])
    report = digest(general, "## 民生\n- 新建社区食堂5家", targets)

    assert central(report, "gdp") == [True]
    assert central(report, "investment") == [False]
    assert "income" not in mentions_of(report)


@pytest.mark.parametrize("first", ["目标", "综合"])
def test_of_two_sections_with_as_many_targets_the_first(first: str) -> None:
    """Whatever the hash seed: the sections are counted in the order of the report."""
    sections = {
        "目标": ("（一）目标", "地区生产总值增长6%。", "居民消费价格涨幅3%左右。", "城镇新增就业9万人以上。"),
        "综合": ("（一）综合", "固定资产投资增长8%。", "社会消费品零售总额增长7%。", "一般公共预算收入增长5%。"),
    }
    heading, *others = sections.pop(first)
    ((_, *more),) = sections.values()
    between = "（二）其他"
    report = full_text(heading, *others, between, *more)

    assert central(report, "gdp") == [first == "目标"]
    assert central(report, "investment") == [first == "综合"]


def test_in_a_digest_two_targets_make_no_section_of_targets() -> None:
    report = digest("## 目标\n- 地区生产总值增长6%\n- 居民消费价格涨幅3%左右", "## 综合\n- 居民收入稳步增长")
    assert central(report, "income") == [True]


def mention(
    identifier: str, text: str, *, state: TargetState = "figure", central: bool = False, place: int = 0
) -> Mention:
    quantities = tuple(extract_quantities(text))
    measure = Measure(
        id=identifier, text=text, section="", part="plan", start=0, end=len(text), quantities=quantities
    )  # fmt: skip
    return Mention(state, measure, quantities[-1] if state == "figure" else None, central, place)


OLD = mention("o1", "地区生产总值增长6%")


def chosen(news: list[Mention], links: set[tuple[str, str]] = frozenset()) -> str:  # type: ignore[assignment]
    pair = best_pair([OLD], news, links)
    assert pair[1] is not None
    return pair[1].measure.id


def test_a_figure_goes_before_words_and_words_before_nothing() -> None:
    silent = mention("n1", "地区生产总值稳定增长", state="without_figure", central=True)
    unread = mention("n2", "地区生产总值增长6±1", state="unreadable", central=True, place=1)
    figure = mention("n3", "地区生产总值增长5%", place=2)

    assert chosen([silent, unread, figure], {("o1", "n1")}) == "n3"
    assert chosen([silent, unread], {("o1", "n1")}) == "n2"


def test_the_linked_measure_goes_before_the_same_basis_the_paragraph_and_the_first() -> None:
    first = mention("n1", "地区生产总值增长5%", central=True)
    linked = mention("n2", "地区生产总值较2025年增长9%", place=5)

    assert chosen([first, linked], {("o1", "n2")}) == "n2"
    assert chosen([linked, first], {("o1", "n2")}) == "n2"
    assert chosen([first, linked]) == "n1"


@pytest.mark.parametrize("other", ["地区生产总值较2025年增长9%", "地区生产总值达到3万亿元"])
def test_the_same_basis_and_unit_go_before_the_paragraph_and_the_first(other: str) -> None:
    unlike = mention("n1", other, central=True)
    like = mention("n2", "地区生产总值增长5%", place=5)

    assert chosen([unlike, like]) == "n2"


def test_the_paragraph_of_the_targets_goes_before_the_first() -> None:
    first = mention("n1", "地区生产总值增长5%")
    inside = mention("n2", "地区生产总值增长5.5%", central=True, place=5)

    assert chosen([first, inside]) == "n2"


def test_else_the_first() -> None:
    first, second = mention("n1", "地区生产总值增长5%", place=1), mention("n2", "地区生产总值增长5.5%", place=5)

    assert chosen([first, second]) == chosen([second, first]) == "n1"


def test_one_plan_alone_gives_its_own_best_mention() -> None:
    first, inside = mention("n1", "地区生产总值增长5%"), mention("n2", "地区生产总值增长5%", central=True, place=3)

    assert best_pair([], [first, inside], set()) == (None, inside)
    assert best_pair([first, inside], [], set()) == (inside, None)


OPENED = "高校毕业生等青年城镇新增就业{}万人以上"
"""A figure behind words that no indicator begins with: by itself it states none."""


def continued(old: str, new: str, *others: str) -> tuple[str | None, str | None]:
    """The figures of new jobs that both plans are said to state: of one linked measure each, and of others of the old
    plan."""
    before = digest("\n- ".join(["## 目标", old, *others]))
    after = digest(f"## 目标\n- {new}")
    links = [(before.measures[:1], after.measures)]
    pairs = {(before.measures[0].id, after.measures[0].id)}
    headlines = headlines_of(*with_continued(mentions_of(before), mentions_of(after), links), pairs)
    (pair,) = [pair for pair in headlines.pairs if pair.indicator.id == "jobs"]
    sides = (pair.old.quantity if pair.old else None, pair.new.quantity if pair.new else None)
    return tuple(quantity.surface if quantity else None for quantity in sides)  # type: ignore[return-value]


def test_a_figure_that_a_link_pairs_with_a_headline_figure_is_one() -> None:
    assert mentions_of(digest(f"## 目标\n- {OPENED.format(2)}")) == {}

    assert continued(OPENED.format(2), "城镇新增就业3万人以上") == ("2万人以上", "3万人以上")
    assert continued("城镇新增就业2万人以上", OPENED.format(3)) == ("2万人以上", "3万人以上")


@pytest.mark.parametrize("stated", ["城镇新增就业5万人以上", "城镇新增就业5±1万人"])
def test_a_plan_that_states_the_indicator_elsewhere_needs_no_such_figure(stated: str) -> None:
    old, new = continued(OPENED.format(2), "城镇新增就业3万人以上", stated)

    assert old != "2万人以上" and new == "3万人以上"


@pytest.mark.parametrize(
    "other",
    [
        *("新增公共停车位2万个以上", "帮扶困难人员2万人以上", "城镇新增就业补贴2万元以上"),
        # The link pairs these two without doubt.
        *("高校毕业生就业2万人以上", "农村新增就业2万人以上"),
    ],
)
def test_a_figure_of_another_name_or_unit_is_not(other: str) -> None:
    assert continued(other, "城镇新增就业3万人以上") == (None, "3万人以上")
