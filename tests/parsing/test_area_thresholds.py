"""What a word in the heading, the opening sentence or the paragraph is worth, with a lexicon of three words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from reportdiff.model import Measure
from reportdiff.parsing import policy_areas
from reportdiff.parsing.policy_areas import UNKNOWN_AREA, areas_of


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, float]]:
    """The weights of the words 海棠 (area ``a``) and 云杉 (area ``b``), to be set by a test."""
    weights = {"海棠": 1.0, "云杉": 1.0}

    def lexicon() -> object:
        table = {
            "area": [{"id": "a", "one": "海棠", "two": ""}, {"id": "b", "one": "", "two": "云杉 海棠湖"}],
            "weights": {"one": weights["海棠"], "two": weights["云杉"]},
        }
        monkeypatch.setattr(policy_areas, "_table", lambda: table)
        return policy_areas_lexicon()

    policy_areas_lexicon = policy_areas._lexicon.__wrapped__
    monkeypatch.setattr(policy_areas, "_lexicon", lexicon)
    yield weights


def area(text: str, *, section: str = "", topic: str = "", near: Sequence[str] = ()) -> str:
    measures = tuple(
        Measure(
            id="", text=one, section=section if one == text else "", topic=topic if one == text else "", part="plan",
            start=0, end=0, paragraph=1,
        )
        for one in (text, *near)
    )  # fmt: skip
    return areas_of(measures)[0]


@pytest.mark.parametrize(
    ("place", "own", "expected"),
    [("section", 0.61, "b"), ("section", 0.59, "a"), ("topic", 1.81, "b"), ("topic", 1.79, "a")],
)
def test_a_heading_is_worth_two_tenths_and_an_opening_sentence_six(
    words: dict[str, float], place: str, own: float, expected: str
) -> None:
    words |= {"海棠": 3.0, "云杉": own}
    assert area("建设云杉", **{place: "海棠"}) == expected


@pytest.mark.parametrize(("weight", "expected"), [(2.0, "b"), (2.1, "a")])
def test_the_other_measures_of_a_paragraph_are_worth_three_tenths_in_the_mean(
    words: dict[str, float], weight: float, expected: str
) -> None:
    words |= {"海棠": weight, "云杉": 0.61}
    assert area("建设云杉", near=["修缮海棠"]) == expected
    assert area("建设云杉", near=["修缮海棠", "养护海棠"]) == expected
    assert area("建设云杉", near=["修缮海棠", "养护步道"]) == "b"


def test_a_heading_counts_three_points_at_most(words: dict[str, float]) -> None:
    words |= {"海棠": 9.0, "云杉": 0.61}
    assert area("建设云杉", section="海棠") == "b"
    words |= {"海棠": 9.0, "云杉": 0.59}
    assert area("建设云杉", section="海棠") == "a"


@pytest.mark.parametrize(("weight", "expected"), [(0.39, UNKNOWN_AREA), (0.4, "a")])
def test_an_area_is_told_from_four_tenths_of_a_point(words: dict[str, float], weight: float, expected: str) -> None:
    words["海棠"] = weight
    assert area("建设海棠") == expected


def test_four_hundred_characters_of_a_measure_are_looked_at(words: dict[str, float]) -> None:
    assert area("步" * 398 + "海棠") == "a"
    assert area("步" * 399 + "海棠") == UNKNOWN_AREA


def test_the_longest_word_at_a_place_is_meant(words: dict[str, float]) -> None:
    assert area("修缮海棠湖") == "b"


def test_of_equal_areas_the_one_named_last(words: dict[str, float]) -> None:
    assert (area("海棠和云杉"), area("云杉和海棠")) == ("b", "a")
