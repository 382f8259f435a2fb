"""Charts for articles: each kind a module, drawn on one canvas in one style.

The module of a kind (:mod:`~reportdiff.charts.chart_kinds`) gives rows and words. Rows are frozen dataclasses, so that
what is drawn can be tested, and written beside the picture as CSV:

| function | gives |
| --- | --- |
| ``data(comparison)`` or ``data(series, **choices)`` | the rows, all of them, in the order of drawing |
| ``too_few(rows, lang) -> str \\| None`` | why the rows make no chart; ``None`` where they do |
| ``finding(rows, lang) -> str`` | the title: what the rows show, computed, and true whatever is left out |
| ``alt_text(rows, lang) -> str`` | the chart in words |
| ``notes(rows, lang) -> tuple[str, ...]`` | what a reader must know, for the footer |
| ``subtitle(rows, lang) -> str`` | optional: what is shown, under the title |

The module of the same name in :mod:`reportdiff.charts.drawing` has the ink:

| function | gives |
| --- | --- |
| ``height(rows, width) -> float`` | the height in inches that the drawing would like, at that width |
| ``draw(rows, on, lang)`` | draws on a :class:`~reportdiff.charts.drawing.canvas.Canvas` (over years: on its panels) |

:func:`~reportdiff.charts.making.make_chart` puts them together and gives a
:class:`~reportdiff.charts.making.Chart`; titles, footers, fonts, files and ids are its business, not the kind's.
"""

from __future__ import annotations
