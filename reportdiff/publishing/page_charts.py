"""The charts of a pair as the page takes them (``RenderOptions.charts``)."""

from __future__ import annotations

from reportdiff.charts.chart_kinds import kinds_over
from reportdiff.charts.making import TooFew, make_chart
from reportdiff.model import Comparison
from reportdiff.output.renderers import RenderOptions


def charts_for_page(comparison: Comparison, options: RenderOptions | None = None) -> tuple[tuple[str, str, str], ...]:
    """Every chart of the pair that there is enough for, each ``(title, svg, alternative text)``.

    The SVG is an element without XML declaration and without the title, which the page says itself; its words are text
    in the font of the page. Ids begin with letters of the chart's own, so that no two charts meet. Of the options,
    ``lang`` is heeded."""
    lang = (options or RenderOptions()).lang
    found = []
    for kind in kinds_over("pair"):
        try:
            chart = make_chart(kind.name, comparison, lang=lang)
        except TooFew:
            continue
        found.append((chart.title, chart.embedded(), chart.alt))
    return tuple(found)
