"""The labels that all charts share, and those of overview and targets."""

from __future__ import annotations

from typing import Final

CHART_LABELS: Final[dict[str, tuple[str, str]]] = {
    "chart.source": ("来源：{reports}；{n}；整理制图：reportdiff", "Source: {reports}; {n}; charted with reportdiff"),
    "chart.source_reports": ("{region}政府工作报告（{years}年{kind}）", "{region} government work reports ({years}{kind})"),
    "chart.digest": ("，摘编", ", digest"),
    "chart.n_of_pair": ("n = {old}、{new}条举措", "n = {old} and {new} measures"),
    "chart.n_of_many": ("n = {n}条举措", "n = {n} measure|n = {n} measures"),
    "chart.years_all": ("{first}—{last}", "{first}–{last}"),
    "chart.years_some": ("{first}—{last}间{n}个", "{n} years of {first}–{last}"),
    "chart.year_unknown": ("年份不详的", "year unknown"),
    "chart.overview": ("各部分的变化", "Changes by section"),
    "chart.targets": ("数字对照", "Figures side by side"),
    "chart.terms": ("用词增减", "Words that rose and fell"),
    "chart.flow": ("举措去向", "Where measures went"),
    "chart.timeline": ("历年数字", "Figures through the years"),
    "chart.heatmap": ("历年用词", "Terms through the years"),
    "chart.attention": ("政策领域", "Areas of policy"),
    "chart.subtitle_terms": ("两年用词的增减", "Words that rose and fell between the two plans"),
    "chart.subtitle_flow": ("上年各部分举措的去向", "Where the measures of last year's sections went"),
    "chart.subtitle_timeline": ("各年年度安排所列数字", "Figures stated in the plans of the years"),
    "chart.subtitle_heatmap": ("各年年度安排中的用词：格中为次数", "Terms in the plans of the years; counts in the cells"),
    "chart.subtitle_attention": ("各政策领域举措所占比重", "Share of measures by area of policy"),
}
