"""The figures of the chart of targets in words: those of the report, or with signs for readers of English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Bound
from reportdiff.output.words.figure_words import plain_number, scaled_number

if TYPE_CHECKING:
    from reportdiff.charts.target_pairs import TargetPair

_SIGNS: Final[Mapping[Bound, str]] = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}

_LONGEST: Final = 14
"""The most characters of the report's words for a figure; a longer one is written with signs."""


def figure_words(row: TargetPair, side: Literal["old", "new"], lang: Lang) -> str:
    """Format a figure: ``5%以上`` in Chinese as the report has it, ``≥ 5%`` in English; ``""`` without a figure."""
    words, value, bound = (
        (row.old_words, row.old, row.old_bound) if side == "old" else (row.new_words, row.new, row.new_bound)
    )
    if value is None:
        return ""
    if words and (bound == "range" or (lang == "zh" and len(words) <= _LONGEST)):
        return words
    return _SIGNS.get(bound, "") + value_words(value, row.unit) if bound else value_words(value, row.unit)


def value_words(value: float, unit: str) -> str:
    """Format a value with its unit: ``4.5%``, ``7万套``."""
    if unit == "ratio":
        return plain_number(round(value * 100, 6), 5) + "%"
    return scaled_number(round(value, 6)) + unit


def difference_words(row: TargetPair, lang: Lang) -> str:
    """Describe the difference of a figure, with a sign for its direction: ``▼0.5个百分点``, ``▲12.5%``.

    It is ``持平`` where the number is the same, or another label where only the bound differs."""
    if row.direction == "same" or row.direction is None:
        same = row.old_bound == row.new_bound
        return say("targets.same" if same else "targets.same_reworded", lang)
    arrow = "▲" if row.direction == "raised" else "▼"
    if row.percent and row.old is not None and row.new is not None:
        points = plain_number(round(abs(row.new - row.old) * 100, 6), 4)
        return arrow + say("say.pp", lang, value=points)
    if row.unit == "pp" and row.difference is not None:
        return arrow + say("say.pp", lang, value=plain_number(abs(row.difference), 4))
    return arrow + times_words(row, lang)


def times_words(row: TargetPair, lang: Lang) -> str:
    """Format a relative change: ``12.5%``, or ``5.7倍`` of the old value where it more than trebled."""
    if not row.old or row.new is None:
        return ""
    times = row.new / row.old
    if times > 3:
        return say("targets.times", lang, value=plain_number(times, 3))
    return plain_number(abs(times - 1) * 100, 3) + "%"
