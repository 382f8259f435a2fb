"""A long listing shows what comes first, a few of each group, and says what it leaves out."""

from __future__ import annotations

import re

import pytest

from reportdiff.i18n.labels import Lang
from reportdiff.model import Change, Comparison, Status
from reportdiff.opening import compare
from reportdiff.output.renderers import PER_GROUP, RenderOptions
from reportdiff.output.terminal.comparison_text import LONG, render_text
from reportdiff.output.words.abridgement import abridged, is_first_hand, left_out
from reportdiff.output.words.change_groups import group_changes


def change(number: int, status: Status, *, doubtful: bool = False) -> Change:
    old, new = (f"o{number}",) * (status != "new"), (f"n{number}",) * (status != "dropped")
    return Change(id=f"c{number}", status=status, facets=(), old=old, new=new, doubtful=doubtful)


CHANGES = (
    change(0, "new"),
    change(1, "reworded"),
    change(2, "dropped"),
    change(3, "unchanged"),
    change(4, "changed"),
    change(5, "new", doubtful=True),
    change(6, "changed"),
    change(7, "dropped"),
)


def ids(most: int, **ranks: int) -> list[str]:
    return [one.id for one in abridged(CHANGES, most, ranks)]


def test_reworded_unchanged_and_doubtful_ones_are_left_out_and_the_order_stays() -> None:
    assert ids(9) == ["c0", "c2", "c4", "c6", "c7"]


def test_what_changed_comes_first_then_highlights_then_what_is_earlier() -> None:
    assert ids(2) == ["c4", "c6"]
    assert ids(3) == ["c0", "c4", "c6"]
    assert ids(3, c7=3, c2=9) == ["c4", "c6", "c7"]
    assert ids(4, c7=3, c2=9) == ["c2", "c4", "c6", "c7"]
    assert ids(1, c7=1) == ["c4"]
    assert ids(0) == []


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "改写1、未变1、存疑1、其余5"), ("en", "1 reworded, 1 unchanged, 1 doubtful, 5 more")]
)
def test_what_is_left_out_is_counted_by_its_reason(lang: Lang, words: str) -> None:
    assert left_out(CHANGES, lang) == words
    assert left_out((), lang) == ""


@pytest.fixture(scope="module")
def digests() -> Comparison:
    return compare("2022", "2023", earlier={}).commitments


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_listed_and_left_out_ones_are_all_changes(digests: Comparison, lang: Lang) -> None:
    text = render_text(digests, RenderOptions(lang=lang, width=200, per_group=PER_GROUP))
    signs = re.findall(r"^([+−~≈=])([ ?]) \S", text, re.MULTILINE)
    last = text.rstrip().splitlines()[-1]
    number = int(re.search(r"\d+", last)[0])  # type: ignore[index]

    assert len(signs) + number == len(digests.changes) > LONG
    assert {sign for sign, _ in signs} == {"+", "−", "~"}
    assert {doubt for _, doubt in signs} == {" "}
    assert "--all" in last
    for group in group_changes(digests, "section", lang):
        first_hand = [one for one in group.changes if is_first_hand(one)]
        assert len(abridged(group.changes, PER_GROUP, {})) == min(PER_GROUP, len(first_hand))


def test_everything_is_listed_where_nothing_is_left_out(digests: Comparison) -> None:
    text = render_text(digests, RenderOptions(width=200, show_unchanged=True))

    assert len(re.findall(r"^[+−~≈=][ ?] \S", text, re.MULTILINE)) == len(digests.changes)
    assert "--all" not in text
