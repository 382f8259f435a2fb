"""Charts for articles: each kind a module, drawn on one canvas in one style.

The module of a kind (:mod:`~reportdiff.charts.chart_kinds`) gives rows and words. Rows are frozen dataclasses, so that
they can be tested, and written beside the picture as CSV:

| function | gives |
| --- | --- |
| ``data(comparison)`` or ``data(series, **choices)`` | all rows, in the order of drawing |
| ``too_few(rows, lang) -> str \\| None`` | why the rows make no chart; ``None`` where they do |
| ``says_little(rows, lang) -> str \\| None`` | optional: why nobody needs the chart who has not asked for it |
| ``finding(rows, lang) -> str`` | the title: what the rows show, computed, and true whatever is left out |
| ``alt_text(rows, lang) -> str`` | the chart in words |
| ``notes(rows, lang) -> tuple[str, ...]`` | notes for the reader, in the footer |
| ``subtitle(rows, lang) -> str`` | optional: what is shown, under the title |

The module of the same name in :mod:`reportdiff.charts.drawing` has the ink:

| function | gives |
| --- | --- |
| ``height(rows, width) -> float`` | the natural height of the drawing in inches, at that width |
| ``draw(rows, on, lang)`` | draws on a :class:`~reportdiff.charts.drawing.canvas.Canvas` (over years: on its panels) |

:func:`~reportdiff.charts.making.make_chart` combines them into a :class:`~reportdiff.charts.making.Chart`. It makes
titles, footers, fonts, files and ids; the kind does not.
"""

from __future__ import annotations
