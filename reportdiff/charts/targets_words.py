"""The figures of the chart of targets in words: those of the report, in English their English forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, say
from reportdiff.output.words.figure_words import plain_number

if TYPE_CHECKING:
    from reportdiff.charts.target_pairs import TargetPair


def figure_words(row: TargetPair, side: Literal["old", "new"], lang: Lang, *, short: bool = False) -> str:
    """Format a figure: ``5%以上`` in Chinese as the report has it, ``5% or more`` in English; ``""`` without a figure.

    With ``short`` the words of the report (突破4000万标箱) are written anew."""
    if side == "old":
        low, high, bound, words = row.old_low, row.old_high, row.old_bound, row.old_words
    else:
        low, high, bound, words = row.new_low, row.new_high, row.new_bound, row.new_words
    return figure_form(low, high, bound, row.unit, "" if short else words, lang)


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
    return plain_number(round(abs(times - 1) * 100, 1), 3) + "%"
