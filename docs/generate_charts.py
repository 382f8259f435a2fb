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

from reportdiff import Chart, chart, compare, fulfil, read_report
from reportdiff.charts.chart_kinds import KINDS
from reportdiff.charts.making import ChartSubject
from reportdiff.i18n.labels import Lang
from reportdiff.model import Report
from reportdiff.opening import read_report_bytes
from reportdiff.tracking.lineage.lineages import trace_lineages
from reportdiff.tracking.many_regions.region_targets import RegionYear
from reportdiff.tracking.many_regions.regions_at_hand import RegionReports
from reportdiff.tracking.series import series_of

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "charts.md"
PICTURES = ROOT / "docs" / "charts"
REPORTS = ROOT / "reports"
PAIR = ("2022", "2023")
YEARS = ("2022", "2023", "2024", "2025", "2026")
LANGS: tuple[Lang, ...] = ("zh", "en")

WIDTH = 860
COLOURS = 64
LARGEST = 120 * 1024

# In the digests no three words moved by more than chance: the chart of terms is of two invented plans.
DIGEST = """\
---
region: yunling
year: {year}
title: 云岭市{year}年政府工作报告
kind: digest
---
## 重点工作
{items}"""
INVENTED = {
    2031: (["治理黑臭水体{n}条", "改造供热管网{n}公里"], ["推行课后服务全覆盖"]),
    2032: (["新增幼儿园学位{n}个", "建设算力中心{n}座"], ["推行课后服务全覆盖", "治理黑臭水体2条"]),
}

WHAT = {
    "overview": (
        "What became of the measures of each section. What was dropped stands to the left of zero, what is new to the "
        "right; what goes on has a zero of its own, to the same scale. Hatched: doubtful. A renamed section has its "
        "old name below; an old section without one successor has a row of its own."
    ),
    "targets": (
        "The figures that both plans state: headline targets first, the others by area of policy. Rates and shares "
        "have an axis; what has no common unit is drawn with the earlier figure as 100. Bounds (以上, 以内), 左右 and "
        "ranges are drawn, and the words of the reports stand beside."
    ),
    "terms": (
        "Words of policy that rose and fell by more than chance (z of the log-odds at least 1.96); the data file has "
        "all others too, with their z. Between two plans often no word passes; then the chart says so and is not drawn."
    ),
    "flow": "Where the measures of each section went; what was dropped and what is new are open ends.",
    "card": (
        "One commitment before and after, word for word: the first highlight, or `--of` words of another one "
        "(`reportdiff chart card 2022 2023 --of 老旧小区`)."
    ),
    "slope": "All headline targets of two to ten years: `reportdiff chart slope 2022..2026`.",
    "promise": (
        "What was promised and what the next review reports: `reportdiff chart promise 2025 2026`. The line is the "
        "target; what fell short comes first, in the words of both reports."
    ),
    "timeline": (
        "A figure through the years: `reportdiff chart timeline 2022..2026 --of GDP`. Without `--of`, the headline "
        "targets that at least half of the plans state. Rates, shares and indexes are lines of their own; an axis "
        "begins at zero or has a break at its foot."
    ),
    "heatmap": "How often terms stand in the plans: `reportdiff chart heatmap 2018..2026 --terms 人工智能,营商环境`.",
    "life": (
        "One commitment through the years, with what the next review says of each promise: "
        "`reportdiff chart life 2022..2026 --of 保障性租赁住房`. Without `--of`, the one in most plans; "
        "`--of 2022-m12` names a measure. A hollow dot is a plan without it. `all` leaves it out."
    ),
    "trends": (
        "Terms that came, rose, fell or went through the years: `reportdiff chart trends 2015..2026`, the picture of "
        "`reportdiff terms`. Each row is drawn to its own peak; a year without a report is hatched."
    ),
    "regions": (
        "The target of every region for one indicator, beside last year's and its result: "
        "`reportdiff chart regions 2026 --of GDP --reports official`, the picture of `reportdiff compare-regions`. The "
        "regions here are invented. `all` leaves it out."
    ),
    "attention": "Share of the measures that each area of policy has, and where it moved by more than chance.",
}

HEAD = """# Charts

<!-- Made by docs/generate_charts.py: do not edit by hand. -->

    reportdiff chart overview 2022 2023              # outputs/beijing-2022-2023.overview.png
    reportdiff chart all 2022 2023 -o pictures/      # every kind that says something; makes the folder
    reportdiff chart targets 2022 2023 --format png,svg,pdf --style print --size wide -o outputs
    reportdiff chart timeline 2018..2026 --of GDP    # outputs/beijing-2018-2026.timeline.gdp.png

Beside each picture are its data (`.csv`) and the chart in words (`.alt.txt`). The title states the main finding and is
computed; `--title` replaces it. The footer names the reports, the years, and whether they are digests; `--source`
replaces it. PNG has 200 pixels to the inch (1,360 for the column of an article), SVG holds outlines and looks the same
anywhere, PDF embeds its font; all three come out byte for byte the same each time. With `--editable` the words of an
SVG stay text, in the fonts Noto Sans CJK SC and DejaVu Sans, which the editing program needs. `--style` is `light`,
`dark` or `print`, `--size` is `article`, `square` or `wide`. File names say what was asked for; a chart that replaces
another one of the same name says so. Chinese charts quote figures as the reports state them, English ones give them
English forms (about 5.5%, 1.1 trillion yuan); the data have the words of the reports.

Where there is too little to draw, it says so and writes nothing. `all` also leaves out what says little: a line of two
points, shares of areas that moved no more than chance, fewer than three words that did.

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


def page(charts: dict[str, dict[Lang, Chart]]) -> str:
    """The gallery: a heading, a line and a picture in each language, a kind."""
    parts = [HEAD]
    for kind, made in charts.items():
        alts = {lang: one.alt.replace("[", "(").replace("]", ")") for lang, one in made.items()}
        pictures = "\n\n".join(f"![{alts[lang]}](charts/{kind}.{lang}.png)" for lang in LANGS)
        parts.append(f"## {kind}\n\n{WHAT[kind]}\n\n{pictures}\n")
    return "\n".join(parts)


def subjects() -> dict[str, ChartSubject]:
    """What each kind is drawn of: the pair or the years of the example reports."""
    reports = {year: read_report(REPORTS / year / "beijing.md") for year in YEARS}
    pair = compare(*(reports[year] for year in PAIR))
    years = series_of(list(reports.values()))
    review = fulfil(reports["2025"], reports["2026"])
    lives = trace_lineages(years)
    of: dict[str, ChartSubject] = {
        "pair": pair,
        "review": review,
        "years": years,
        "lives": lives,
        "regions": _regions(),
    }
    kinds = {kind.name: of[kind.over] for kind in KINDS.values()}
    return {**kinds, "terms": compare(*(_invented(year) for year in INVENTED))}


def _regions() -> RegionYear:
    """Invented regions: the example reports are of one."""
    plans = {
        "云岭": ("6.5%左右", "6%以上、力争6.5%", "6.1%"), "望山": ("6%左右", "5.5%—6%", "6.2%"),
        "青浦湾": ("5.5%", "5.5%左右", "5.3%"), "石桥": ("6%以上", "5.5%左右", "5.1%"),
        "临海": ("5%左右", "5%左右", "5%"), "南屏": ("5%以上", "4.5%以上", "4.2%"),
    }  # fmt: skip
    head = "---\nregion: {region}\nyear: {year}\ntitle: {region}{year}年政府工作报告\nkind: full_text\n---\n"
    body = "一、{before}年工作回顾\n\n过去一年，地区生产总值增长{result}。\n\n二、{year}年重点工作\n\n"
    body += "主要预期目标是：地区生产总值增长{target}，城镇新增就业3万人。\n"
    series = {}
    for region, (last, now, result) in plans.items():
        reports = [
            read_report_bytes(
                (head + body).format(region=region, year=year, before=year - 1, target=target, result=result).encode(),
                name=f"{year}/{region}.md",
            )
            for year, target in ((2031, last), (2032, now))
        ]
        series[region] = series_of(reports)
    return RegionYear(reports=RegionReports(regions=tuple(plans), series=series), year=2032)


def _invented(year: int) -> Report:
    moving, still = INVENTED[year]
    texts = [text.format(n=number) for text in moving for number in range(3, 20)] + still
    items = "".join(f"- {text}\n" for text in texts)
    return read_report_bytes(DIGEST.format(year=year, items=items).encode(), name=f"{year}/yunling.md")


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
    charts = {kind: {lang: chart(kind, subject, lang=lang) for lang in LANGS} for kind, subject in subjects().items()}
    text = page(charts)
    if check:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text else 1
    PICTURES.mkdir(exist_ok=True)
    for kind, made in charts.items():
        for lang, one in made.items():
            (PICTURES / f"{kind}.{lang}.png").write_bytes(small(one))
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
