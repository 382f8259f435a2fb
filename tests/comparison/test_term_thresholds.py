"""Which words are terms, what they weigh, and which shifts are shown: a case on either side of each line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportdiff.comparison import word_shifts as shifts_module
from reportdiff.comparison.terms import compare_terms
from reportdiff.comparison.word_shifts import PlanText, policy_shifts, word_shifts
from reportdiff.model import Term
from tests.strategies import report_of

HEAD = "---\nregion: yunling\nyear: 2031\nkind: digest\n---\n## 一\n"


def new_terms(*measures: str) -> list[Term]:
    new = report_of(HEAD + "".join(f"- {measure}\n" for measure in measures), 2032)
    return list(compare_terms(report_of(HEAD + "- 规范物业服务收费\n"), new).new)


def test_the_noun_of_a_programme_makes_a_quoted_name_heavier_and_a_bundle_of_slogans_lighter() -> None:
    weights = {
        term.term: term.weight for term in new_terms("打造“蓝芽湾”品牌", "实施“蓝杉湾”行动", "打造“七好八美”品牌")
    }

    assert weights["蓝杉湾"] > weights["蓝芽湾"]
    assert weights.get("七好八美", 0.0) < weights["蓝芽湾"]


def test_a_version_comes_first() -> None:
    found = new_terms("打造“蓝芽湾”品牌", "推动互联网7.0应用")
    assert found[0].term == "互联网7.0"


def test_a_term_of_more_measures_comes_before_one_of_the_same_weight() -> None:
    found = [term.term for term in new_terms("走进“白杉湾”", "走进“蓝芽湾”", "宣传“蓝芽湾”")]
    assert found == ["蓝芽湾", "白杉湾"]


def test_sixty_terms_are_kept() -> None:
    names = [f"甲乙{chr(0x5E10 + number)}丙" for number in range(65)]

    assert len(new_terms(*(f"走进“{name}”" for name in names))) == 60
    assert len(new_terms(*(f"走进“{name}”" for name in names[:59]))) == 59


def test_two_thousand_characters_of_a_measure_are_searched() -> None:
    # One clause, which no reader would cut.
    assert [term.term for term in new_terms("建" * 1900 + "7G网络")] == ["7G"]
    assert new_terms("建" * 2100 + "7G网络") == []


# Shifts


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The counts of words in reports at large; all words tell an area of policy."""
    counts = {"其他": 1_000_000}
    monkeypatch.setattr(shifts_module, "usual_counts", lambda: counts)
    monkeypatch.setattr(shifts_module, "names_area", lambda text: True)
    return counts


def plan(counts: Mapping[str, int], filling: int = 200) -> PlanText:
    words = [word for word, count in counts.items() for _ in range(count)] + ["其他"] * filling
    text = "，".join(words)
    return PlanText(text=text, words=tuple(words), size=len(words), characters=len(text))


@pytest.mark.parametrize(
    ("old", "new", "shown"), [(0, 2, False), (0, 3, True), (1, 2, False), (1, 3, True), (5, 6, False), (3, 1, True)]
)
def test_a_word_of_three_occurrences_and_a_step_of_two_is_shown(
    usual: dict[str, int], old: int, new: int, shown: bool
) -> None:
    terms = [shift.term for shift in policy_shifts(plan({"海棠": old}), plan({"海棠": new}))]
    assert ("海棠" in terms) == shown


def test_ten_words_are_kept_either_way_the_surest_first(usual: dict[str, int]) -> None:
    words = [chr(0x4E10 + number) + chr(0x5E10 + number) for number in range(24)]
    up = {word: number + 3 for number, word in enumerate(words[:12])}
    down = {word: number + 3 for number, word in enumerate(words[12:])}
    shifts = policy_shifts(plan(down), plan(up))
    rose, fell = [shift for shift in shifts if shift.z > 0], [shift for shift in shifts if shift.z < 0]

    assert [shift.term for shift in rose] == words[11:1:-1]
    assert [shift.term for shift in fell] == words[23:13:-1]


def test_equal_shifts_stand_in_the_order_of_their_characters(usual: dict[str, int]) -> None:
    shifts = policy_shifts(plan({}), plan({"海棠": 4, "云杉": 4, "白鹭": 4}))
    assert [shift.term for shift in shifts] == sorted(shift.term for shift in shifts)


def test_rates_are_for_ten_thousand_characters(usual: dict[str, int]) -> None:
    old, new = plan({"海棠": 4}), plan({"海棠": 9})
    (shift,) = [shift for shift in policy_shifts(old, new) if shift.term == "海棠"]

    assert (shift.old_rate, shift.new_rate) == (round(4e4 / old.characters, 2), round(9e4 / new.characters, 2))


def test_a_word_that_no_report_had_is_held_to_half_an_occurrence(usual: dict[str, int]) -> None:
    old, new = plan({}), plan({"海棠": 4}, filling=196)
    (shift,) = [shift for shift in word_shifts(old, new) if shift.term == "海棠"]

    # log((4.5/395.5) / (0.5/399.5)) over sqrt(1/4.5 + 1/0.5): Monroe et al., equations 16, 19 and 20.
    assert shift.log_odds == pytest.approx(2.2073, abs=1e-3)
    assert shift.z == pytest.approx(2.2073 / (1 / 4.5 + 1 / 0.5) ** 0.5, abs=1e-3)


def glued(free: int, inside: int) -> PlanText:
    """A plan in which 海棠 stands so often as a word, and so often inside another one."""
    words = ["海棠"] * free + ["海棠湖水"] * inside + ["其他"] * 100
    text = "，".join(words)
    return PlanText(text=text, words=tuple(words), size=len(words), characters=len(text))


@pytest.mark.parametrize(("free", "inside", "is_term"), [(8, 2, True), (7, 3, False)])
def test_a_word_must_stand_free_in_four_fifths_of_its_places(
    usual: dict[str, int], free: int, inside: int, is_term: bool
) -> None:
    terms = {shift.term for shift in word_shifts(plan({}), glued(free, inside))}
    assert ("海棠" in terms) == is_term


@pytest.mark.parametrize(
    ("together", "first", "second", "is_term"),
    [(3, 3, 3, True), (1, 0, 0, False), (2, 2, 2, True), (2, 3, 0, False)],
)
def test_two_words_that_mostly_stand_together_are_one_term(
    usual: dict[str, int], monkeypatch: pytest.MonkeyPatch, together: int, first: int, second: int, is_term: bool
) -> None:
    # Stock words: then half of the more frequent one must stand in the pair.
    monkeypatch.setattr(shifts_module, "rarity", lambda word: 0.05)
    words = ["海棠", "步道", "，"] * together + ["海棠", "，"] * first + ["步道", "，"] * second + ["其他", "，"] * 50
    new = PlanText(text="".join(words), words=tuple(words), size=len(words), characters=100)

    assert ("海棠步道" in {shift.term for shift in word_shifts(plan({}), new)}) == is_term


@pytest.mark.parametrize(("bits", "is_term"), [(0.09, False), (0.2, True)])
def test_half_of_the_rarer_word_does_where_neither_is_stock(
    usual: dict[str, int], monkeypatch: pytest.MonkeyPatch, bits: float, is_term: bool
) -> None:
    monkeypatch.setattr(shifts_module, "rarity", lambda word: bits)
    words = ["海棠", "步道", "，"] * 3 + ["步道", "，"] * 9 + ["其他", "，"] * 50
    new = PlanText(text="".join(words), words=tuple(words), size=len(words), characters=100)

    assert ("海棠步道" in {shift.term for shift in word_shifts(plan({}), new)}) == is_term


@pytest.mark.parametrize(("second", "is_term"), [("白鹭公园", True), ("白鹭公园里", False)])
def test_a_term_of_two_words_has_eight_characters_at_most(usual: dict[str, int], second: str, is_term: bool) -> None:
    words = ["海棠步道", second, "，"] * 4 + ["其他", "，"] * 50
    new = PlanText(text="".join(words), words=tuple(words), size=len(words), characters=100)

    assert ("海棠步道" + second in {shift.term for shift in word_shifts(plan({}), new)}) == is_term
