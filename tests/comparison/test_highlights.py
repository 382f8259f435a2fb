"""What an editor should read first: true reasons, no slogans, no thing twice, nothing doubtful among the first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from reportdiff.comparison import filter_changes
from reportdiff.comparison.highlights.name_search import Name, is_absent, searchable
from reportdiff.comparison.highlights.news_lexicon import weights, without_openings
from reportdiff.comparison.highlights.programmes import names_in
from reportdiff.comparison.highlights.ranking import _Candidate as Candidate
from reportdiff.comparison.highlights.ranking import rank_highlights
from reportdiff.model import Change, Comparison, Highlight, HighlightReason, Measure
from reportdiff.opening import compare, read_report
from reportdiff.output.words.highlight_words import highlights_title
from tests.strategies import Row, compared, report_of, years

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年举措摘编\nkind: digest\n---\n"

SAME = """## 平常事
- 推进望山隧道前期工作
- 规范物业服务收费
- 开展自建房安全排查
- 推行课后服务全覆盖
- 推广餐厨垃圾就地处理
"""


def between(old: str, new: str) -> Comparison:
    """The comparison of two digests that share some plain measures."""
    reports = [report_of(HEAD.format(year=year) + SAME + text, year) for year, text in ((2031, old), (2032, new))]
    return compare(*reports)


def kinds(comparison: Comparison) -> list[tuple[str, ...]]:
    return [tuple(reason.kind for reason in highlight.reasons) for highlight in comparison.highlights]


def text_of(comparison: Comparison, highlight: Highlight) -> str:
    change = next(change for change in comparison.changes if change.id == highlight.change)
    measures = {measure.id: measure.text for measure in (*comparison.old.measures, *comparison.new.measures)}
    return "；".join(measures[member] for member in (*change.old, *change.new))


def test_a_headline_target_comes_before_another_figure_that_moved_more() -> None:
    comparison = between(
        "## 目标\n- 地区生产总值增长6%\n- 建成社区助餐点20个\n",
        "## 目标\n- 地区生产总值增长5.5%\n- 建成社区助餐点60个\n",
    )
    assert kinds(comparison) == [("headline_target",), ("figure_moved",)]
    values = comparison.highlights[0].reasons[0].values
    assert (values["old"], values["new"], values["difference"], values["better"]) == ("6%", "5.5%", "-0.5", "worse")


def test_a_small_move_of_a_plain_figure_is_no_highlight() -> None:
    assert not between("## 民生\n- 建成社区助餐点100个\n", "## 民生\n- 建成社区助餐点101个\n").highlights


def test_a_headline_target_that_is_stated_in_one_plan_only() -> None:
    old = "## 目标\n- 城镇新增就业3万人\n- 地区生产总值增长6%\n"
    new = "## 目标\n- 地区生产总值增长6%\n- 固定资产投资增长4%\n"
    found = {h.reasons[0].kind: h.reasons[0].values["figure"] for h in between(old, new).highlights}
    assert found == {"headline_removed": "3万人", "headline_added": "4%"}


def test_named_programmes_come_and_go() -> None:
    comparison = between("## 科技\n- 落实“萤火计划”\n", "## 文化\n- 加快建设银杏谷博物馆\n")
    reasons = {reason.kind: reason.values["name"] for h in comparison.highlights for reason in h.reasons}
    assert reasons == {"programme_new": "银杏谷博物馆", "programme_dropped": "萤火计划"}


def test_what_is_new_is_looked_up_in_all_earlier_reports() -> None:
    comparison = between("## 科技\n- 扩建双溪码头\n", "## 文化\n- 加快建设银杏谷博物馆\n")

    def of(earlier: dict[int, str]) -> dict[str, str]:
        (first,) = (h.reasons[0] for h in rank_highlights(comparison, earlier=earlier) if "银杏谷" in str(h.reasons))
        return {"kind": first.kind, **first.values}

    never = {"kind": "programme_first", "name": "银杏谷博物馆", "first": "2028", "last": "2031", "n": "4"}
    others = {2028: "办好学校。", 2029: "修路。", 2030: "治水。"}
    assert of(others) == never
    assert of({**others, 2031: "建设银杏谷博物馆", 2040: "建设银杏谷博物馆"}) == never, "those are no earlier ones"
    back = of({**others, 2029: "建成银杏谷博物馆。"})
    assert (back["kind"], back["last"], back["year"]) == ("programme_back", "2029", "2031")
    assert of({})["kind"] == "programme_new"


def test_what_the_other_report_names_anywhere_has_neither_come_nor_gone() -> None:
    old = report_of(
        HEAD.format(year=2031).replace("digest", "full_text") + _full("落实“萤火计划”", "去年启动了银杏谷博物馆建设。")
    )
    new = report_of(
        HEAD.format(year=2032).replace("digest", "full_text") + _full("建设银杏谷博物馆", "“萤火计划”已经完成。"), 2032
    )
    assert not [h for h in compare(old, new).highlights if h.reasons[0].kind.startswith("programme")]


def _full(measure: str, review: str) -> str:
    return (
        f"一、去年工作回顾\n\n{review}群众满意度明显提高，社会大局保持稳定。\n\n"
        f"二、今年重点工作\n\n（一）平常事\n\n规范物业服务收费。推行课后服务全覆盖。\n\n（二）大事\n\n{measure}。开展河道清淤。\n"
    )


def test_slogans_and_stock_phrases_are_no_highlights() -> None:
    slogans = (
        "坚持“一把手”负总责",
        "践行“人民城市人民建”理念",
        "以新担当展现新作为",
        "坚决防止“面子工程”",
        "打好“组合拳”",
    )
    assert not between("", "## 作风\n" + "".join(f"- {slogan}\n" for slogan in slogans)).highlights


@pytest.mark.parametrize(
    "text",
    [
        "12台乡镇“发动机”一齐转动",
        "打造一批“外贸航母”",
        "当好企业的“店小二”",
        "打破“旋转门”等体制障碍",
        "展现“云岭明珠”的美丽画卷",
        "做到月月有计划、季季有小结",
        "依托望山国际机场，引进物流企业",
        "力争完成投资1900亿元",
        "做好避险搬迁",
        "承揽海外工程",
        "突出“稳准快实优”",
        "支持总投资亿元以上的项目",
    ],
)
def test_a_picture_a_manner_or_a_piece_of_a_sentence_leads_no_highlight(text: str) -> None:
    assert not between("", f"## 产业\n- {text}\n").highlights


def test_what_a_split_commitment_names_anew_is_news() -> None:
    comparison = between(
        "## 科技\n- 建设海洋观测平台，完善海洋观测数据共享\n",
        "## 科技\n- 建设海洋观测平台\n- 完善海洋观测数据共享，建设银杏湾海洋观测站和“深蓝计划”中心\n",
    )
    split = [change for change in comparison.changes if {"split", "merged"} & set(change.facets)]
    told = {reason.values.get("name", "") for h in comparison.highlights for reason in h.reasons}
    assert split and "深蓝计划" in told


def test_income_that_is_stated_for_town_and_country_is_not_gone() -> None:
    comparison = between(
        "## 目标\n- 城乡居民收入增长7%\n", "## 目标\n- 城镇居民人均可支配收入、农村居民人均纯收入均增长7%\n"
    )
    assert not [h for h in comparison.highlights if h.reasons[0].kind in ("headline_added", "headline_removed")]


def test_figures_of_neighbours_neither_came_nor_went() -> None:
    from reportdiff.comparison.highlights.figure_reasons import _of_neighbours

    assert _of_neighbours("标准海塘", "完成堰坝水闸更新改造")
    assert not _of_neighbours("蔬菜产量", "保持蔬菜生产势头")
    assert not _of_neighbours("标准海塘", "")


def test_the_quotas_of_two_years_are_no_step_back() -> None:
    comparison = between("## 水\n- 建成20条清澈小溪流\n", "## 水\n- 建设18条清澈小溪流\n")
    assert "stage_set_back" not in {kind for found in kinds(comparison) for kind in found}


def test_highlights_of_a_selection_are_numbered_from_one() -> None:
    comparison = between(
        "## 目标\n- 地区生产总值增长6%\n", "## 目标\n- 地区生产总值增长5.5%\n\n## 文化\n- 加快建设银杏谷博物馆\n"
    )
    assert len(comparison.highlights) == 2
    (kept,) = filter_changes(comparison, status={"new"}).highlights
    assert (kept.rank, kept.reasons[0].values["name"]) == (1, "银杏谷博物馆")
    assert highlights_title(comparison, "zh") == "要点"
    assert highlights_title(filter_changes(comparison, status={"new"}), "zh") == "所选变化的要点"


def test_stage_and_wording_have_their_words() -> None:
    comparison = between(
        "## 民生\n- 全面推行家庭养老床位服务\n- 研究制定乡村骑行绿道建设方案\n- 坚决整治河岸违规堆料问题\n",
        "## 民生\n- 开展家庭养老床位服务试点\n- 实施乡村骑行绿道建设方案\n- 引导整治河岸违规堆料问题\n",
    )
    found = {
        reason.kind: (reason.values["old"], reason.values["new"]) for h in comparison.highlights for reason in h.reasons
    }
    assert found["stage_set_back"] == ("全面推行", "试点")
    assert found["stage_reached"] == ("研究", "推进")
    assert found["wording_weaker"] == ("坚决", "引导")


def test_an_action_is_news_with_what_it_is_done_to() -> None:
    (highlight,) = between("", "## 住房\n- 逐步淘汰老式燃煤取暖炉具\n- 扎实做好各项工作\n").highlights
    assert [reason.kind for reason in highlight.reasons] == ["programme_new", "action"]
    assert highlight.reasons[0].values["name"] == "老式燃煤取暖炉具"


def test_one_programme_in_two_measures_is_one_highlight() -> None:
    comparison = between("", "## 科技\n- 落实“萤火计划”\n- 为“萤火计划”设立专员\n")
    (highlight,) = comparison.highlights
    assert len(highlight.also) == 1


def test_a_step_is_not_set_beside_a_total() -> None:
    comparison = between("## 科技\n- 新增科技型企业30家\n", "## 科技\n- 科技型企业达到240家\n")
    assert "figure_moved" not in [reason.kind for h in comparison.highlights for reason in h.reasons]


@settings(max_examples=40, deadline=None)
@given(years())
def test_ranks_and_scores_fall_and_every_change_is_told_once(pair: tuple[tuple[Row, ...], tuple[Row, ...]]) -> None:
    comparison = compared(*pair)
    highlights = comparison.highlights
    assert [h.rank for h in highlights] == list(range(1, len(highlights) + 1))
    assert [h.score for h in highlights] == sorted((h.score for h in highlights), reverse=True)
    assert all(h.reasons and h.reasons[0].weight > 0 for h in highlights)
    assert all(list(h.reasons) == sorted(h.reasons, key=lambda r: -r.weight) for h in highlights)
    told = [identity for h in highlights for identity in (h.change, *h.also)]
    assert len(told) == len(set(told)) and set(told) <= {change.id for change in comparison.changes}
    assert {c.status for c in comparison.changes if c.id in {h.change for h in highlights}} <= {
        "new", "dropped", "changed", "reworded",
    }  # fmt: skip
    assert rank_highlights(comparison) == highlights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快建设银杏谷博物馆和青石湾大剧院", {"银杏谷博物馆", "青石湾大剧院"}),
        ("布局7G等新赛道", {"7G"}),
        ("新建10处郊野公园", set()),
        ("启动一批重大项目", set()),
        ("全面落实《云岭市湿地条例》", {"云岭市湿地条例"}),
        ("坚决防止“面子工程”", set()),
        ("实施“美在云岭”培育行动", {"美在云岭"}),
        ("深化望山、青石两地机场合作", set()),
        ("打造“云岭制造”“云岭服务”", {"云岭制造", "云岭服务"}),
        ("力争三次产业比重由16.3：45.7：38调整为15：46：39", set()),
        ("布局青石网3.0", {"青石网3.0"}),
    ],
)
def test_names_are_told_from_kinds_and_figures(text: str, expected: set[str]) -> None:
    report = report_of(HEAD.format(year=2031) + f"## 一\n- {text}\n- 规范物业服务收费\n")
    measure: Measure = report.measures[0]
    assert {name.text for name in names_in(measure, "") if name.kind != "term"} == expected


@pytest.mark.parametrize(
    ("name", "elsewhere", "absent"),
    [
        ("云岭证券交易所", "支持云交所扩大规模", False),
        ("云岭证券交易所", "支持云岭绿道建设", True),
        ("萤火计划", "“萤火” 计划", False),
        ("银杏谷博物馆", "银杏谷博物新馆", False),
        ("望山北部科技新区", "建设望山北部生态科技新区", False),
    ],
)
def test_absence_heeds_parts_and_short_forms(name: str, elsewhere: str, absent: bool) -> None:
    assert is_absent(Name(name, "programme"), searchable(elsewhere)) is absent


def test_every_number_of_the_table_has_a_reason_beside_it(project: Path) -> None:
    table = (project / "reportdiff/data/highlights.toml").read_text(encoding="utf-8")
    numbers = [line for line in table.splitlines() if " = " in line and line.split(" = ")[1][:1] in "-0123456789"]
    bare = [line for line in numbers if "#" not in line]
    headline, counted = (set(weights()[key]) for key in ("headline", "counted"))
    assert {line.split(" = ")[0].strip('"') for line in bare} <= headline | counted


def test_full_texts_of_a_real_pair(shared: Path) -> None:
    """No slogans, no duplicates, each reason true: a name that is said to be absent is, a figure stands in its text."""
    old, new = (read_report(shared / f"corpus/{year}/beijing.md") for year in (2022, 2023))
    comparison = compare(old, new)
    first = comparison.highlights[:20]
    assert len(first) == 20
    changes = {change.id: change for change in comparison.changes}
    assert not [h for h in first[:10] if changes[h.change].doubtful]
    for highlight in first:
        text = text_of(comparison, highlight)
        for reason in highlight.reasons:
            values = reason.values
            if reason.kind in ("programme_new", "programme_dropped", "term_new", "term_gone"):
                other = old.text if reason.kind.endswith("_new") else new.text
                assert values["name"] in text and values["name"] not in other
            for key in ("old", "new", "figure"):
                if values.get(key) and reason.kind.startswith(("figure", "headline")):
                    assert values[key].split("…")[-1] in text
    assert len({text_of(comparison, highlight) for highlight in first}) == 20


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("用能单位节能改造", "用能单位节能改造"),
        ("新型工业化技术评估", "新型工业化技术评估"),
        ("用好专项资金", "专项资金"),
        ("继续新建学校", "学校"),
        ("学校", "学校"),
    ],
)
def test_openings_are_whole_words(text: str, rest: str) -> None:
    assert without_openings(text) == rest


def test_the_strongest_reason_counts_whole_and_the_next_two_by_a_share() -> None:
    change = Change(id="c1", status="new", facets=(), old=(), new=("n1",))
    reasons = [HighlightReason(kind="subject_new", weight=weight, values={}) for weight in (1.0, 8.0, -2.0, 4.0, 2.0)]
    candidate = Candidate(change=change, index=0, section="", reasons=reasons)

    assert candidate.strongest is reasons[1]
    assert candidate.points() == pytest.approx(8 + weights()["rank"]["further"] * (4 + 2) - 2)
    assert replace(candidate, reasons=reasons[2:3]).points() == -2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The rarest word has 5.2 bits and 6.0, the common ending does not mark a name by itself.
        ("实施农村公证行动", {}),
        ("实施农村雷达行动", {"农村雷达行动": "programme"}),
        # A plain word of 6.8 and of 7.6.
        ("发展同位素", {}),
        ("培育书香社会", {"书香社会": "term"}),
    ],
)
def test_a_name_needs_a_rare_word(text: str, expected: dict[str, str]) -> None:
    report = report_of(HEAD.format(year=2031) + f"## 一\n- {text}\n- 规范物业服务收费\n")

    assert {name.text: name.kind for name in names_in(report.measures[0], "")} == expected


@pytest.mark.parametrize(
    ("elsewhere", "absent"),
    [("扩建望山海洋生态馆", True), ("扩建望山海洋生物馆", False), ("扩建海洋生物科普站", False)],
)
def test_two_thirds_of_a_name_in_one_piece_are_the_name(elsewhere: str, absent: bool) -> None:
    # Six of ten characters in a row.
    assert is_absent(Name("望山海洋生物科普乐园", "programme"), searchable(elsewhere)) is absent
