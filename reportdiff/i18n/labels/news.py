"""The labels of the kit for an article."""

from __future__ import annotations

from typing import Final

NEWS_LABELS: Final[dict[str, tuple[str, str]]] = {
    "news.highlights_title": ("：要点", ": highlights"),
    "news.no_highlights": ("没有要点。", "There are no highlights."),
    "news.doubtful": ("存疑：刊用前请核对原文。", "Doubtful: check the reports before printing."),
    "news.figures_title": ("：数字核对表", ": figures to check"),
    "news.figures_note": (
        "材料中用到的每个数字都列在这里。逐个对照原文，核对一个勾一个。",
        "Every figure of the kit is listed here. Compare each with the report, and tick it off.",
    ),
    "news.counted": ("程序统计的数字", "Counted by the program"),
    "news.in_highlights": ("要点里的数字", "In the highlights"),
    "news.in_targets": ("目标数字（表格和图）", "Targets (table and chart)"),
    "news.in_charts": ("图里的数字", "In the charts"),
    "news.in_data": ("数据见 {file}", "data in {file}"),
    "news.no_figures": ("没有。", "None."),
    "news.by_program": (
        "程序按对应关系统计，存疑的也计入；各条见网页",
        "counted by the program, doubtful ones included; the page lists them",
    ),
    "news.by_subtraction": ("程序用两份报告的数字算出", "computed by the program from the figures of both reports"),
    "news.silent": ("{source}：年度安排没有列出数字", "{source}: the plan states no figure"),
}
"""Each label as ``(zh, en)``."""
