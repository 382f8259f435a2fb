"""Make docs/charts.md and the pictures in docs/charts from the example reports.

    python docs/generate_charts.py            # write them
    python docs/generate_charts.py --check    # exit with 1 if the page is not what would be written

The pictures are smaller than those of `reportdiff chart` (860 pixels wide, 64 colours), so that the page loads
quickly. `--check` looks at the page alone: bytes of a PNG hang on the version of zlib.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from PIL import Image

from reportdiff import Chart, chart, compare, read_report
from reportdiff.charts.chart_kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "charts.md"
PICTURES = ROOT / "docs" / "charts"
REPORTS = [ROOT / "reports" / year / "beijing.md" for year in ("2022", "2023")]

WIDTH = 860
COLOURS = 64
LARGEST = 120 * 1024

WHAT = {
    "overview": (
        "What became of the measures of each section. What was dropped stands to the left of zero, what is new to the "
        "right; what goes on has a zero of its own, to the same scale. Hatched: doubtful."
    ),
    "targets": (
        "The figures that both plans state. Shares in per cent have an axis; what has no common unit is drawn as a "
        "share of last year's figure. The words beside are those of the reports."
    ),
    "terms": "Words of policy that rose and fell most, with their counts and how surely (z-score of the log-odds).",
    "flow": "Where the measures of each section went; what was dropped and what is new are open ends.",
    "timeline": (
        "A figure through the years: `reportdiff chart timeline 2022..2026 --of GDP`. Without `--of`, the headline "
        "figures that at least half of the plans state."
    ),
    "heatmap": "How often terms stand in the plans: `reportdiff chart heatmap 2018..2026 --terms 人工智能,营商环境`.",
    "attention": "Share of the measures that each area of policy has, and where it moved by more than chance.",
}

HEAD = """# Charts

<!-- Made by docs/generate_charts.py: do not edit by hand. -->

    reportdiff chart overview 2022 2023              # outputs/beijing-2022-2023.overview.png
    reportdiff chart all 2022 2023                   # every kind that there is enough for
    reportdiff chart targets 2022 2023 --format png,svg,pdf --style print --size wide -o outputs
    reportdiff chart timeline 2018..2026 --of GDP

Beside each picture are its data (`.csv`) and the chart in words (`.alt.txt`). The title states the main finding and is
computed; `--title` replaces it. The footer names the reports, the years, the number of measures, and
whether they are digests; `--source` replaces it. PNG has 200 pixels to the inch (1,360 for the column of an article),
SVG holds outlines and looks the same anywhere, PDF embeds its font; all three come out byte for byte the same each
time. `--style` is `light`, `dark` or `print`, `--size` is `article`, `square` or `wide`. Where there is too little to
draw, it says so and writes nothing.

In Python:

```python
import reportdiff

chart = reportdiff.chart("targets", "2022", "2023", lang="en", style="print")
chart.save("targets.svg")  # and targets.csv, targets.alt.txt
chart.title, chart.rows, chart.alt, chart.svg
```

For years in a row see [charts over years](charts-over-years.md); for the fonts, [decision
0012](decisions/0012-fonts-of-the-charts.md).
"""


def page(charts: dict[str, Chart]) -> str:
    """The gallery: a heading, a picture and a line a kind."""
    parts = [HEAD]
    for kind, made in charts.items():
        alt = made.alt.replace("[", "(").replace("]", ")")
        parts.append(f"## {kind}\n\n{WHAT[kind]}\n\n![{alt}](charts/{kind}.png)\n")
    return "\n".join(parts)


def small(made: Chart) -> bytes:
    """The PNG of a chart, scaled down and with few colours."""
    with Image.open(io.BytesIO(made.picture("png"))) as picture:
        height = round(picture.height * WIDTH / picture.width)
        scaled = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # Maximum coverage keeps the few pixels of a colour that means something; median cut would turn them brown.
    scaled.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    if out.tell() > LARGEST:
        sys.exit(f"{made.kind}: {out.tell()} bytes are more than {LARGEST}; use fewer colours")
    return out.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare the page with what would be written")
    check = parser.parse_args().check
    comparison = compare(*(read_report(path) for path in REPORTS))
    charts = {kind: chart(kind, comparison) for kind in KINDS}
    text = page(charts)
    if check:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text else 1
    PICTURES.mkdir(exist_ok=True)
    for kind, made in charts.items():
        (PICTURES / f"{kind}.png").write_bytes(small(made))
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
