"""The reports of a series compared pair by pair, as `reportdiff diff` compares them: the same links, pins and history.

Each comparison and fulfilment comes from the cache or is kept there, so that a new year costs one pair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from reportdiff.corpus.cache.results import cached_alignment, cached_fulfilment
from reportdiff.corpus.earlier_texts import earlier_texts
from reportdiff.corpus.links_file import pins_beside
from reportdiff.model import Alignment, Comparison, Fulfilment, Pin, Report
from reportdiff.opening import compare
from reportdiff.tracking.series import ReportSeries

OnPair = Callable[[int, int], None]
"""What is called before each pair with its number from 1 and the number of all."""


def successive_comparisons(
    series: ReportSeries, *, no_pins: bool = False, anyway: bool = False, on_pair: OnPair | None = None
) -> tuple[Comparison, ...]:
    """Compare each report of a series with the next one at hand, in order.

    The pins are those of the links file beside the newer report (none with ``no_pins``), the history is that of the
    region. ``anyway`` and errors are as in :func:`reportdiff.compare`."""
    pairs = list(pairwise(series.reports))
    comparisons = []
    for number, (old, new) in enumerate(pairs, start=1):
        if on_pair is not None:
            on_pair(number, len(pairs))
        path = Path(new.name)
        pins: Sequence[Pin] = () if no_pins else pins_beside(path)
        earlier = earlier_texts(path, before=new.year, without=old.year)
        comparisons.append(compare(old, new, pins=pins, earlier=earlier, anyway=anyway))
    return tuple(comparisons)


def successive_fulfilments(series: ReportSeries, *, on_pair: OnPair | None = None) -> dict[int, Fulfilment]:
    """Hold each plan of a series against the review of the next year's report, by the year of the plan.

    A year is left out where the next year's report is not at hand or has no review."""
    from reportdiff.tracking.fulfilment import fulfil

    pairs = [(old, new) for old, new in pairwise(series.reports) if new.year == old.year + 1 and _has_review(new)]
    fulfilments = {}
    for number, (old, new) in enumerate(pairs, start=1):
        if on_pair is not None:
            on_pair(number, len(pairs))
        fulfilments[old.year] = cached_fulfilment(fulfil, old, new)
    return fulfilments


def bridge_alignments(series: ReportSeries, *, on_pair: OnPair | None = None) -> tuple[Alignment, ...]:
    """Align each report of a series with the next but one, in order. Ids of measures are ``o1…`` and ``n1…``."""
    from reportdiff.alignment import align

    pairs = list(zip(series.reports, series.reports[2:], strict=False))
    alignments = []
    for number, (old, new) in enumerate(pairs, start=1):
        if on_pair is not None:
            on_pair(number, len(pairs))
        alignments.append(cached_alignment(align, _numbered(old, "o"), _numbered(new, "n")))
    return tuple(alignments)


def _has_review(report: Report) -> bool:
    return any(span.part == "review" for span in report.parts)


def _numbered(report: Report, letter: str) -> Report:
    """Give the report with ids that do not occur in the other one, as a comparison has them."""
    measures = (replace(measure, id=f"{letter}{number}") for number, measure in enumerate(report.measures, start=1))
    return replace(report, measures=tuple(measures))
