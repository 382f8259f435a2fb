"""Which lineages are worth a look: the longest, the newest, those that came back, vanished, or whose figure grew."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from reportdiff.model import Quantity
from reportdiff.model.lineages import FigureGrowth, Lineage, LineageLists, LineageStep
from reportdiff.vocabulary import cut_words, rarity

MOST = 20
"""Lineages a list holds at most."""

LASTING = 4
"""Plans that a lineage must be in for its end to be news; half of all where there are fewer than eight reports."""

_LEAST_FIGURES = 3
_LEAST_GROWTH = 1.1
"""Ratio of the last figure to the first from which it is said to have grown."""
_HALF = 0.5
_WHOLE_STATISTICS = ("level", "count", "total")


def lineage_lists(items: Sequence[Lineage], years: Sequence[int]) -> LineageLists:
    """Make the lists; of equals the earlier lineage comes first.

    Only lineages at least half of whose measures are commitments count. ``newest`` are ordered by their rarest word:
    what has a name of its own comes before what is said of anything."""
    solid = [item for item in items if _share_of_commitments(item) >= _HALF]
    lasting = min(LASTING, max(2, len(years) // 2))
    last_year = years[-1] if years else 0
    longest = [item for item in solid if len(item.steps) >= lasting]
    newest = [item for item in solid if item.first.year == last_year and len(years) > 1 and _is_first(item)]
    revived = [item for item in solid if item.bridges]
    vanished = [item for item in longest if item.last.year < last_year and _is_gone(item)]
    return LineageLists(
        longest=_ids(sorted(longest, key=lambda item: (-len(item.steps), -_mean_score(item)))),
        newest=_ids(sorted(newest, key=lambda item: -_rarest(item.first.measure.text))),
        revived=_ids(sorted(revived, key=lambda item: (-_last_return(item), -len(item.steps)))),
        vanished=_ids(sorted(vanished, key=lambda item: (-len(item.steps), -item.last.year))),
        growing=tuple(sorted(_growths(solid), key=lambda growth: -growth.ratio)[:MOST]),
    )


def _ids(items: Sequence[Lineage]) -> tuple[str, ...]:
    return tuple(item.id for item in items[:MOST])


def _share_of_commitments(item: Lineage) -> float:
    return fmean(step.measure.role == "commitment" for step in item.steps)


def _mean_score(item: Lineage) -> float:
    return round(fmean([step.joint.score for step in item.steps if step.joint is not None] or [0.0]), 4)


def _is_first(item: Lineage) -> bool:
    return item.origin is not None and item.origin.kind == "first" and not item.origin.doubtful


def _is_gone(item: Lineage) -> bool:
    return item.fate is not None and item.fate.kind == "gone" and not item.fate.doubtful


def _last_return(item: Lineage) -> int:
    return max(step.year for step in item.steps if step.joint is not None and step.joint.bridge)


def _rarest(text: str) -> float:
    return round(max((rarity(word) for word in cut_words(text) if len(word) > 1), default=0.0), 4)


def _growths(items: Sequence[Lineage]) -> list[FigureGrowth]:
    return [growth for item in items if (growth := figure_growth(item)) is not None]


def figure_growth(item: Lineage) -> FigureGrowth | None:
    """Give the growth of the figure that the last plans of a lineage share; ``None`` where there is no such figure, it
    did not grow, or is itself a rate.

    The figure runs back from the last step as long as each step has one followed figure of the same unit, that can
    be subtracted from that of the step before."""
    run = _last_run(item.steps)
    if len(run) < _LEAST_FIGURES:
        return None
    first, last = run[0][1], run[-1][1]
    start, end = _value(first), _value(last)
    if start is None or end is None or start <= 0 or end < _LEAST_GROWTH * start:
        return None
    return FigureGrowth(
        lineage=item.id,
        first_year=run[0][0],
        last_year=run[-1][0],
        first=first,
        last=last,
        ratio=round(end / start, 4),
    )


def _last_run(steps: Sequence[LineageStep]) -> list[tuple[int, Quantity]]:
    """Give years and figures from the last step with one back to where the line breaks, in order of year."""
    run: list[tuple[int, Quantity]] = []
    for step in reversed(steps):
        if len(step.figures) != 1:
            if run:
                break
            continue
        figure = step.figures[0]
        if figure.quantity.statistic not in _WHOLE_STATISTICS or (run and figure.quantity.unit != run[-1][1].unit):
            break
        run.append((step.year, figure.quantity))
        if not figure.continues or (figure.change is not None and figure.change.difference is None):
            break
    return run[::-1]


def _value(quantity: Quantity) -> float | None:
    return quantity.value_low if quantity.value_low is not None else quantity.value_high
