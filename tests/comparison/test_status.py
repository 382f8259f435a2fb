"""Status and facets of a link: what counts as changed, as reworded, as unchanged, and the words that prove it."""

from __future__ import annotations

import pytest

from reportdiff.comparison.figures.figure_changes import changed_figures, pair_figures
from reportdiff.comparison.status import linked_change, settled_alone
from reportdiff.comparison.wording import compare_wording
from reportdiff.model import Change, Link, Measure, Pin
from reportdiff.output.words.change_notes import link_doubt
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.parsing.stages import stage_of


def side(texts: str, prefix: str = "m") -> list[Measure]:
    return [
        Measure(
            id=f"{prefix}{number}",
            text=text,
            section="",
            part="plan",
            start=0,
            end=len(text),
            quantities=tuple(extract_quantities(text)),
            stage=stage_of(text),
        )
        for number, text in enumerate(texts.split("；"))
    ]


def change_of(old: str, new: str, *, score: float = 0.9, moved: bool = False, weakest: float | None = None) -> Change:
    before, after = side(old, "o"), side(new, "n")
    ids = (tuple(measure.id for measure in measures) for measures in (before, after))
    link = Link(old=next(ids), new=next(ids), score=score, matched_by="anywhere", weakest=weakest)
    return linked_change(link, before, after, moved=moved, figures=changed_figures(pair_figures(before, after)))


@pytest.mark.parametrize(
    ("old", "new", "status", "facets"),
    [
        ("新建口袋公园30个", "新建口袋公园30个", "unchanged", ()),
        ("新建口袋公园３０个", "新建口袋公园30个", "unchanged", ()),
        ("打造「星河里」夜市", "打造“星河里”夜市", "unchanged", ()),
        ("3.新建口袋公园", "5.新建口袋公园", "unchanged", ()),
        ("修缮古桥", "修复古桥", "reworded", ()),
        ("新建口袋公园30个", "新建口袋公园50个", "changed", ("target_raised",)),
        ("新建口袋公园30个", "建设口袋公园30个", "reworded", ()),
        ("失业率5.5%左右", "失业率5.5%以内", "changed", ("target_changed",)),
        ("开展家庭病床试点", "全面推开家庭病床服务", "changed", ("stage_advanced",)),
        ("全面推开家庭病床服务", "开展家庭病床试点", "changed", ("stage_set_back",)),
        ("谋划建设云岭东站", "开工建设云岭东站", "changed", ("stage_advanced",)),
        ("谋划建设云岭东站", "建成云岭东站", "changed", ("stage_advanced",)),
        ("建成云岭东站", "谋划建设云岭东站", "changed", ("stage_set_back",)),
        ("推进老旧管网改造；推进电梯加装", "推进老旧管网改造和电梯加装", "reworded", ("merged",)),
        ("推进老旧管网改造和电梯加装", "推进老旧管网改造；推进电梯加装", "reworded", ("split",)),
    ],
)
def test_status_and_facets(old: str, new: str, status: str, facets: tuple[str, ...]) -> None:
    change = change_of(old, new)

    assert (change.status, change.facets) == (status, facets)


def test_a_move_is_a_facet_and_no_change_of_content() -> None:
    assert change_of("修缮古桥", "修缮古桥", moved=True).facets == ("moved",)
    assert change_of("修缮古桥", "修缮古桥", moved=True).status == "unchanged"


def test_a_weak_link_is_doubtful() -> None:
    assert change_of("修缮古桥", "修复古桥", score=0.45).doubtful
    assert not change_of("修缮古桥", "修复古桥", score=0.75).doubtful


@pytest.mark.parametrize(
    ("weakest", "doubtful", "words"),
    [
        (0.59, True, "其中一条是否属于这项举措，匹配度0.59"),
        (0.6, False, ""),
        (None, False, ""),
    ],
)
def test_a_link_is_as_doubtful_as_its_least_sure_member(weakest: float | None, doubtful: bool, words: str) -> None:
    change = change_of("推进管网改造；推进电梯加装", "推进管网改造和电梯加装", weakest=weakest)

    assert (change.doubtful, change.weakest) == (doubtful, weakest)
    assert (link_doubt(change, "zh") if doubtful else "") == words


def test_the_founder_is_named_where_it_is_the_least_sure() -> None:
    change = change_of("推进管网改造；推进电梯加装", "推进管网改造和电梯加装", score=0.5, weakest=0.55)

    assert link_doubt(change, "en") == "the same commitment? match 0.50"


def test_every_facet_of_wording_shows_its_words() -> None:
    (proof,) = compare_wording(side("全面推开家庭病床服务"), side("开展家庭病床试点"))

    assert (proof.facet, proof.old, proof.new) == ("stage_set_back", "全面推开", "试点")


def test_a_list_that_gained_or_lost_members_names_them() -> None:
    old, new = side("促进绿色、数字消费"), side("促进绿色、首店、数字、银发消费")
    (gained,), (lost,) = compare_wording(old, new), compare_wording(new, old)

    assert (gained.facet, gained.old, gained.new) == ("members_added", "", "首店、银发")
    assert (lost.facet, lost.old, lost.new) == ("members_gone", "首店、银发", "")
    assert gained.members == lost.members == ("首店", "银发")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("推进河道整治", "加快河道整治"),
        ("做好小麦试点保险", "做好小麦试点保险工作"),
        ("修缮古桥、古井", "修缮古井、古桥"),
        ("推进云岭东站建设", "加快云岭东站建设"),
        ("推广测土配方", "推广测土配方技术"),
    ],
)
def test_stock_words_prove_nothing(old: str, new: str) -> None:
    assert compare_wording(side(old), side(new)) == ()


@pytest.mark.parametrize(
    "pair",
    [
        ("开展家庭病床试点", "全面推开家庭病床服务"),
        ("谋划建设云岭东站", "建成云岭东站"),
        ("促进绿色、数字消费", "促进绿色、数字、银发消费"),
        ("探索数据登记制度", "严格数据登记制度"),
    ],
)
def test_swapping_the_sides_turns_a_facet_round(pair: tuple[str, str]) -> None:
    turned = {"members_added": "members_gone", "stage_advanced": "stage_set_back", "wording_stronger": "wording_weaker"}
    turned |= {value: key for key, value in turned.items()}
    forth = {proof.facet for proof in compare_wording(side(pair[0]), side(pair[1]))}
    back = {proof.facet for proof in compare_wording(side(pair[1]), side(pair[0]))}

    assert {turned[facet] for facet in forth} == back


@pytest.mark.parametrize(
    ("verdicts", "expected"), [((), False), (("not_same",), False), (("same",), True), (("not_same", "same"), True)]
)
def test_only_a_pin_that_says_nothing_corresponds_settles_a_lonely_measure(
    verdicts: tuple[str, ...], expected: bool
) -> None:
    pins = [Pin(verdict=verdict, old=("修缮古桥",), new=()) for verdict in verdicts]  # type: ignore[arg-type]

    assert settled_alone(pins) == expected


@pytest.mark.parametrize(("score", "facets"), [(0.6, ("members_added",)), (0.59, ())])
def test_a_doubtful_link_has_no_members_that_came(score: float, facets: tuple[str, ...]) -> None:
    change = change_of("办理法律援助", "办理法律援助和公证", score=score)

    assert (change.facets, [proof.facet for proof in change.proofs]) == (facets, list(facets))
    assert change_of("探索数据登记制度", "严格数据登记制度", score=0.59).facets == ("wording_stronger",)
