"""The labels of the charts over many years: findings, states of a year, keys and notes."""

from __future__ import annotations

from typing import Final

CHART_YEARS_LABELS: Final[dict[str, tuple[str, str]]] = {
    "year_state.not_stated": ("未提", "not stated"),
    "year_state.without_figure": ("未列数字", "no figure"),
    "year_state.several": ("数处不一", "several"),
    "year_state.other_unit": ("口径不同", "other basis"),
    "year_state.unclear": ("未能读准", "unclear"),
    "year_state.no_report": ("无报告", "no report"),
    "timeline.finding": ("{name}：{first}年“{old}”，{last}年“{new}”", "{name}: “{old}” in {first}, “{new}” in {last}"),
    "timeline.finding_many": (
        "{name}：{first}年“{old}”，{last}年“{new}”；另列{n}项主要指标",
        "{name}: “{old}” in {first}, “{new}” in {last}; with {n} other headline target"
        "|{name}: “{old}” in {first}, “{new}” in {last}; with {n} other headline targets",
    ),
    "timeline.falls": ("降幅", "size of the fall"),
    "timeline.counted": ("{name}（{counted}）", "{name} ({counted})"),
    "act.begun": ("开工", "begun"),
    "act.finished": ("完成", "finished"),
    "timeline.key": (
        "圆点：报告所列数字；箭头：以上或以内；竖条：区间；浅带：左右",
        "dot: figure as stated; arrow: at least or at most; bar: range; pale band: about",
    ),
    "timeline.several": ("{year}年有数处：{words}", "{year} states several figures: {words}"),
    "timeline.other": ("{year}年为“{words}”，口径不同", "{year}: “{words}”, on another basis"),
    "timeline.too_few": (
        "“{name}”只有{n}年列有数字，画不成折线；可用 {option} 换一个指标或词语",
        "“{name}” has a figure in only {n} year; choose another with {option}"
        "|“{name}” has a figure in only {n} years; choose another with {option}",
    ),
    "timeline.none": (
        "没有一项指标在过半年份列有数字；请用 {option} 指定指标或词语",
        "no indicator has a figure in half of the years; choose one with {option}",
    ),
    "timeline.alt": (
        "折线图：{name}，{first}—{last}年。{points}。",
        "Line chart: {name}, {first}–{last}. {points}.",
    ),
    "heatmap.finding_both": (
        "{first}到{last}年，“{up}”由每万字{up_old}次增到{up_new}次，“{down}”由{down_old}次减到{down_new}次",
        "{first} to {last}: “{up}” rose from {up_old} to {up_new} per 10,000 characters, “{down}” fell from "
        "{down_old} to {down_new}",
    ),
    "heatmap.finding_up": (
        "{first}到{last}年，“{up}”由每万字{up_old}次增到{up_new}次",
        "{first} to {last}: “{up}” rose from {up_old} to {up_new} per 10,000 characters",
    ),
    "heatmap.finding_down": (
        "{first}到{last}年，“{down}”由每万字{down_old}次减到{down_new}次",
        "{first} to {last}: “{down}” fell from {down_old} to {down_new} per 10,000 characters",
    ),
    "heatmap.finding_flat": (
        "{first}年与{last}年相比，所列词语的频率相同",
        "the rates of these terms are the same in {first} and {last}",
    ),
    "heatmap.key": (
        "颜色：占该词最高一年频率的比例；格内数字：次数；右列：最高频率（每万字）",
        "colour: share of the term's own peak rate; in a cell: count; on the right: peak rate per 10,000 characters",
    ),
    "heatmap.peak": ("最高", "peak"),
    "heatmap.chosen": (
        "词语按年际变化（G²）选出，按最高年份排列",
        "terms chosen by change over the years (G²), ordered by peak",
    ),
    "heatmap.asked": ("词语为指定，按最高年份排列", "terms as requested, ordered by peak"),
    "heatmap.hatched": ("斜线：无报告", "hatched: no report"),
    "heatmap.too_few_years": (
        "只有{n}份报告，画热力图至少要两份",
        "only {n} report; a heatmap needs two|{n} reports; a heatmap needs two with a plan",
    ),
    "heatmap.too_few_terms": (
        "这些词语一次也没有出现；请用 {option} 换几个",
        "none of these terms occurs; choose others with {option}",
    ),
    "heatmap.alt": (
        "热力图：{n}个词语在{first}—{last}年报告中的频率。{peaks}。",
        "Heatmap: rates of {n} terms in the reports of {first}–{last}. {peaks}.",
    ),
    "heatmap.alt_peak": ("“{term}”最高在{year}年（{count}次）", "“{term}” peaks in {year} ({count}×)"),
    "attention.untold": ("其他（未归类）", "Other (unclassified)"),
    "attention.finding_both": (
        "{first}到{last}年，{up}在举措中的占比由{up_old}升到{up_new}，{down}由{down_old}降到{down_new}",
        "{first} to {last}: {up} rose from {up_old} to {up_new} of measures, {down} fell from {down_old} to {down_new}",
    ),
    "attention.finding_up": (
        "{first}到{last}年，{up}在举措中的占比由{up_old}升到{up_new}",
        "{first} to {last}: {up} rose from {up_old} to {up_new} of measures",
    ),
    "attention.finding_down": (
        "{first}到{last}年，{down}在举措中的占比由{down_old}降到{down_new}",
        "{first} to {last}: {down} fell from {down_old} to {down_new} of measures",
    ),
    "attention.finding_flat": (
        "{first}年与{last}年相比，没有一个领域的占比变化超出偶然波动",
        "{first} and {last}: no area's share of measures changed by more than chance",
    ),
    "attention.key": (
        "各领域占当年举措的比例，纵轴相同；按关键词归类，抽查200条，79%与人工首选相同",
        "share of the year's measures, one scale for all; classified by keywords: of 200 checked by hand, 79% agree "
        "with the reader's first choice",
    ),
    "attention.too_few": (
        "只有{n}份报告能数出举措，画不出变化",
        "only {n} report with measures; a change needs two|{n} reports with measures; a change needs two",
    ),
    "attention.alt": (
        "小图组：{n}个领域在{first}—{last}年举措中的占比。{shares}。",
        "Small multiples: share of measures by {n} areas, {first}–{last}. {shares}.",
    ),
    "attention.alt_share": ("{name}由{old}到{new}", "{name} from {old} to {new}"),
    "attention.alt_same": ("{name}首末两年均为{old}", "{name} {old} in both"),
    "attention.alt_between": (
        "{name}首末两年没有，{year}年最高（{peak}）",
        "{name} in neither, highest in {year} ({peak})",
    ),
}
