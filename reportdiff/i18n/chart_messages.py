"""Messages of `reportdiff chart`: what cannot be drawn as asked, and what was written."""

from __future__ import annotations

from typing import Final

CHART_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "chart_two": (
        "{kind} 图需要两份报告，现有{n}份；例如 reportdiff chart {kind} 2022 2023",
        "the chart {kind} needs two reports, not {n}; for example: reportdiff chart {kind} 2022 2023",
    ),
    "chart_format": (
        "没有“{value}”这种图片格式；可选：{choices}",
        "unknown picture format {value!r}; choose from: {choices}",
    ),
    "chart_folder": (
        "要画几张图，{path} 却是一个文件；请给出目录",
        "there are several charts and {path} is one file; give a folder",
    ),
    "chart_stdout": (
        "一张图有几个文件（图片、数据和说明），不能写到标准输出；请用 -o 给出文件或目录",
        "a chart is several files (picture, data and text) and cannot go to standard output; give a file with -o",
    ),
    "chart_idle": (
        "{option} 对 {kind} 图不起作用；可用于 {kinds}",
        "{option} has no effect with the chart {kind}; it works with {kinds}",
    ),
    "chart_editable": (
        "{option} 只用于 SVG；请加 --format svg",
        "{option} is for SVG only; add --format svg",
    ),
    "chart_replaced": ("已替换先前的图 {path}", "replaced an earlier chart: {path}"),
    "chart_left_out": ("没有画 {kind}：{text}", "{kind} was not drawn: {text}"),
    "chart_none": (
        "数据太少，一张图也画不出；请换别的报告，或多给几年",
        "there is too little data for any chart; give other reports, or more years",
    ),
    "chart_missing": ("没有这些年份的报告：{years}；图上留空", "no report for {years}; the chart is blank there"),
}
