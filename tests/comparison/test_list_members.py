"""Members that a list gained or lost: what counts as one, and what the rest of the plan must not say."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from reportdiff.comparison.list_members import changed_members
from reportdiff.comparison.plan_words import PlanWords
from reportdiff.comparison.wording import compare_wording
from tests.comparison.test_status import side


def gained(old: str, new: str, plan: str = "") -> tuple[str, ...]:
    """What the new side gained, with ``plan`` as the rest of the old plan; lost is the same with sides swapped."""
    rest = side(plan) if plan else []
    before, after = side(old), side(new)
    words = PlanWords([*before, *rest]), PlanWords([*after, *rest])
    forth, back = changed_members(before, after, words), changed_members(after, before, words[::-1])
    assert forth == back[::-1]
    return forth[0]


@pytest.mark.parametrize(
    ("old", "new", "members"),
    [
        # Inside, at the end, and at the beginning of a list.
        ("促进绿色、数字消费", "促进绿色、银发、数字消费", ("银发",)),
        ("办理法律援助", "办理法律援助和公证", ("公证",)),
        ("加强修缮名录管理", "加强古籍、修缮名录管理", ("古籍",)),
        # A head that serves all members is left out where another member proves it.
        ("培育首店、夜间消费热点", "培育首店、夜间、银发消费热点", ("银发",)),
        # What only says that something is done is left out as well.
        ("推动滨河步道建设", "推动滨河步道和云岭缆车建设", ("云岭缆车",)),
        ("深化“灯塔”行动", "深化“灯塔”行动和“萤火虫”行动", ("“萤火虫”行动",)),
        # Two clauses: each list by itself.
        ("办理法律援助，促进绿色、数字消费", "办理法律援助、公证，促进绿色、数字消费", ("公证",)),
    ],
)
def test_a_member_that_came(old: str, new: str, members: tuple[str, ...]) -> None:
    assert gained(old, new) == members


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Figures count differently; a member with a figure is a change of figures.
        ("办理法律援助", "办理法律援助和公证200件"),
        # Another object: words of the rest are gone.
        ("建设粮食仓库和码头", "建设冷链码头和公证处"),
        # The list that lacks it ended in 等, which may have meant it.
        ("促进绿色、数字等消费", "促进绿色、数字、银发消费"),
        # A generic word, and examples of it.
        ("加强与沿海城市合作", "加强与甲山、银发等沿海城市合作"),
        # One replaced by one: it may be another word for the same.
        ("促进绿色、银发消费", "促进绿色、夜间消费"),
        # Akin: 所得税优惠 may be 税收优惠.
        ("落实加计扣除和所得税优惠政策", "落实税收优惠、加计扣除、减免缓缴政策"),
        # Verbs, manner, phrases, counts and half words are no members.
        ("优化营商环境", "优化营商环境、激活首店"),
        ("坚持对标一流", "坚持对标一流、公证公开"),
        ("推进公证下乡", "推进公证下乡、仲裁三个全覆盖"),
        ("推进公证下乡", "推进公证下乡、更大的仲裁"),
        # A word that one report in eight has is no news.
        ("促进绿色、数字消费", "促进绿色、数字、家政消费"),
        # Another order.
        ("修缮古桥、古井", "修缮古井、古桥"),
    ],
)
def test_what_is_no_member_that_came(old: str, new: str) -> None:
    assert gained(old, new) == ()


@pytest.mark.parametrize(
    ("plan", "members"),
    [
        ("", ("公证",)),
        ("推广测土配方", ("公证",)),
        # Another measure of the other plan names it: it has moved, and has neither come nor gone.
        ("建设公证服务大厅", ()),
        ("公开透明地证明资质", ("公证",)),
    ],
)
def test_a_member_that_another_measure_names_has_neither_come_nor_gone(plan: str, members: tuple[str, ...]) -> None:
    assert gained("办理法律援助", "办理法律援助和公证", plan) == members


@pytest.mark.parametrize(
    ("plan", "is_named"),
    [
        # By most of it, by an abbreviation, by all of its words, by a word as rare as a name, with others between.
        ("建设云岭湿地植物园二期", True),
        ("推进环境保护", False),
        ("湿地里再造一个云岭的植物园", True),
        ("建设口袋公园", False),
    ],
)
def test_a_plan_names_a_thing_in_other_words(plan: str, is_named: bool) -> None:
    assert PlanWords(side(plan)).names("云岭湿地植物园") == is_named


def test_a_short_member_may_have_others_between_its_characters() -> None:
    assert PlanWords(side("推进环境保护")).names("环保")
    assert not PlanWords(side("环绕城区种树，呵护湿地")).names("环保")


def test_a_member_that_was_renamed_has_neither_come_nor_gone() -> None:
    assert gained("打造云岭面料及精深加工终端制造基地", "打造云岭面料及精深加工、终端制品基地") == ()


def test_what_aims_list_is_no_member() -> None:
    old, new = side("办理法律援助"), side("办理法律援助和公证")
    aims = [replace(measure, role="aim") for measure in new]

    assert [proof.facet for proof in compare_wording(old, new)] == ["members_added"]
    assert compare_wording(old, aims) == ()


def test_a_long_list_takes_no_long_time() -> None:
    old = side("、".join(f"整治{chr(0x4E00 + number)}河" for number in range(900)))
    new = side("，".join(f"整治{chr(0x4E00 + number)}河、公证" for number in range(900)))

    start = time.perf_counter()
    changed_members(old, new)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(("length", "is_one"), [(1, False), (2, True), (14, True), (15, False)])
def test_a_member_has_two_to_fourteen_characters(length: int, is_one: bool) -> None:
    member = "缆车湿地观鸟长廊海棠步道云杉园"[:length]

    assert bool(gained("促进绿色、数字消费", f"促进绿色、{member}、数字消费")) == is_one
