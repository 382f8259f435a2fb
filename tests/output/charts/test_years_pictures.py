"""The charts over years as pictures: every glyph there, nothing outside the sheet, the same bytes each time."""

from __future__ import annotations

import io
from typing import Literal

import pytest

from reportdiff.charts.making import make_chart
from tests.tracking.series import series

FILLER = ["推进望山隧道前期工作", "建成云岭大桥主桥段", "推行课后服务全覆盖"] * 4
SERIES = series(
    {
        2030: {"目标": ["地区生产总值增长6%左右"], "其他": [*FILLER, *["治理黑臭水体3条"] * 9]},
        2031: {"目标": ["地区生产总值增长5.5%—6%"], "其他": [*FILLER, *["建设算力中心1个"] * 3]},
        2033: {"目标": ["地区生产总值增长5%以上"], "其他": [*FILLER, *["建设算力中心1个"] * 9]},
        2034: {"目标": ["经济平稳运行"], "其他": FILLER},
    }
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["timeline", "heatmap", "trends", "attention"])
def test_a_chart_has_all_its_glyphs_and_is_not_blank(kind: str, lang: Literal["zh", "en"]) -> None:
    from matplotlib import image

    chart = make_chart(kind, SERIES, lang=lang, style="dark" if lang == "en" else "light")

    picture = image.imread(io.BytesIO(chart.picture("png")))
    assert chart.missing == []
    assert picture.shape[1] == 1360
    assert float(picture[..., :3].std()) > 0.02


@pytest.mark.parametrize("kind", ["timeline", "heatmap", "trends", "attention"])
def test_the_same_rows_are_the_same_bytes(kind: str) -> None:
    assert make_chart(kind, SERIES).svg == make_chart(kind, SERIES).svg


def test_no_line_is_drawn_over_a_year_without_a_figure() -> None:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from reportdiff.charts import timeline
    from reportdiff.charts.drawing import timeline as drawing
    from reportdiff.charts.drawing.panels import PanelColours, Panels
    from reportdiff.charts.drawing.style import PALETTES, rc_params

    figure = Figure(figsize=(6.8, 4))
    FigureCanvasAgg(figure)
    colours = PanelColours(
        paper="#ffffff", ink="#000000", soft="#444444", line="#cccccc", pale="#eeeeee",
        accent="#004488", on_accent="#ffffff", rise="#006644", fall="#aa3300",
    )  # fmt: skip
    panels = Panels(figure=figure, area=(0.0, 0.1, 1.0, 0.9), colours=colours, text=9, small=8)

    with matplotlib.rc_context(rc_params(PALETTES["light"], salt="test")):
        drawing.draw(timeline.data(SERIES, of="GDP"), panels, "en")

    spans = [tuple(line.get_xdata()) for line in figure.axes[0].lines if len(line.get_xdata()) == 2]
    assert [span for span in spans if span[0] != span[1]] == [(2030, 2031)]
