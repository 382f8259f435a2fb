"""The charts of a pair for the page (``RenderOptions.charts``)."""

from __future__ import annotations

from typing import Final

from reportdiff.charts.chart_kinds import kinds_over
from reportdiff.charts.making import TooFew, make_chart
from reportdiff.model import Comparison
from reportdiff.output.renderers import RenderOptions

_ELSEWHERE: Final = frozenset({"card"})
"""Charts that the page has no use for: every change of the page is quoted on both sides."""


def charts_for_page(comparison: Comparison, options: RenderOptions | None = None) -> tuple[tuple[str, str, str], ...]:
    """Make every chart of the pair that has enough to draw, each ``(title, svg, alternative text)``.

    The SVG is an element without XML declaration and without the title, which the page shows itself; its words are text
    in the font of the page. Ids begin with letters of the chart's own, so that ids of two charts differ. Of the options
    only ``lang`` counts."""
    lang = (options or RenderOptions()).lang
    charts = []
    for kind in kinds_over("pair"):
        if kind.name in _ELSEWHERE:
            continue
        try:
            chart = make_chart(kind.name, comparison, lang=lang, unasked=True)
        except TooFew:
            continue
        charts.append((chart.title, chart.embedded(), chart.alt))
    return tuple(charts)
