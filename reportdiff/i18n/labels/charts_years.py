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
    "timeline.finding": ("{name}：{first}年“{old}”，{last}年“{new}”", "{name}: {old} in {first}, {new} in {last}"),
    "timeline.finding_many": (
        "{name}：{first}年“{old}”，{last}年“{new}”；另列{n}项",
        "{name}: {old} in {first}, {new} in {last}; with {n} more"
        "|{name}: {old} in {first}, {new} in {last}; with {n} more",
    ),
    "timeline.falls": ("降幅", "size of the fall"),
    "timeline.counted": ("{name}（{counted}）", "{name} ({counted})"),
    "act.begun": ("开工", "begun"),
    "act.finished": ("完成", "finished"),
    "timeline.joint": ("；", "; "),
    "timeline.dot": ("圆点：报告所列数字", "dot: figure as stated"),
    "timeline.mark_bound": ("箭头：以上或以内", "arrow: or more, or less"),
    "timeline.mark_range": ("竖条：区间", "bar: range"),
    "timeline.mark_about": ("浅带：左右", "pale band: about"),
    "timeline.hatched": ("斜线：无报告", "hatched: no report"),
    "timeline.broken": (
        "左下有断口的纵轴不从零起",
        "an axis with a break at its foot does not begin at zero",
    ),
    "timeline.hidden": (
        "口径不同或数处不一的{n}个数字未画出，见数据文件",
        "{n} figure on another basis, or one of several, is not drawn; the data file has it"
        "|{n} figures on another basis, or among several, are not drawn; the data file has them",
    ),
    "timeline.two_points": (
        "只有两年的数字，连不成线；两年对照请用 {other} 或 {another}",
        "two years make no line; for two years there are {other} and {another}",
    ),
    "timeline.unit": ("{name}（{unit}）", "{name} ({unit})"),
    "timeline.key_result": (
        "方块：下一年报告回顾的结果",
        "square: the result, by the review of the next report",
    ),
    "timeline.several": ("{year}年有数处：{words}", "{year} states several figures: {words}"),
    "timeline.other": ("{year}年为“{words}”，口径不同", "{year}: “{words}”, on another basis"),
    "timeline.too_few": (
        "“{name}”只有{n}年列有数字，画不成折线；可用 {option} 换一个指标或词语",
        "“{name}” has a figure in only {n} year; choose another with {option}"
        "|“{name}” has a figure in only {n} years; choose another with {option}",
    ),
    "timeline.not_stated": (
        "各年年度安排都没有提到“{name}”；请用 {option} 给出报告里的原词或指标名",
        "no plan mentions “{name}”; give an indicator, or words as the reports have them, with {option}",
    ),
    "timeline.misspelt": (
        "各年年度安排都没有提到“{name}”；是否指：{others}（{option}）",
        "no plan mentions “{name}”; did you mean {others}? ({option})",
    ),
    "timeline.none": (
        "没有一项指标在过半年份列有数字；请用 {option} 指定指标或词语",
        "no indicator has a figure in half of the years; choose one with {option}",
    ),
    "timeline.alt": (
        "折线图：{name}，{first}—{last}年。{points}。",
        "Line chart: {name}, {first}–{last}. {points}.",
    ),
    "slope.finding": (
        "{name}由{first}年的“{old}”到{last}年的“{new}”；{n}项主要指标中{raised}项提高、{lowered}项降低、{same}项持平",
        "{name}: {old} in {first}, {new} in {last}; of {n} headline targets {raised} are higher, {lowered} lower, "
        "{same} the same",
    ),
    "slope.subtitle": (
        "{first}年至{last}年年度安排都列出数字的主要预期目标",
        "Headline targets with figures in the plans of {first} to {last}",
    ),
    "slope.rate": ("增速和比例（%）", "Rates and shares, per cent"),
    "slope.level": ("较大的比例（%）", "Larger shares, per cent"),
    "slope.other": ("其他：首个数字为100", "Others, first figure = 100"),
    "slope.key": (
        "线旁为首末两年报告所列数字；有上下限的画在所列的一端，区间画在正中",
        "beside a line: first and last figure as stated; a bound stands at its stated end, a range at its middle",
    ),
    "slope.gaps": ("虚线：其间的报告没有可比数字", "dotted: no comparable figure in the reports between"),
    "slope.joint": ("；", "; "),
    "slope.alt": ("坡度图：{lines}。", "Slope chart. {lines}."),
    "slope.alt_line": ("{name}：{points}", "{name}: {points}"),
    "slope.too_few": (
        "至少两年列有可比数字的主要指标只有{n}项，画图至少要{least}项",
        "{n} headline target has comparable figures in two years; a chart needs {least}"
        "|{n} headline targets have comparable figures in two years; a chart needs {least}",
    ),
    "slope.too_many": (
        "坡度图最多画{most}年，给出了{n}年；年份更多请用 {other}",
        "a slope chart shows {most} years at most, not {n}; for more years there is {other}",
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
    "heatmap.peak": ("最高", "Peak"),
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
    "attention.unknown": ("其他（未归类）", "Other (unclassified)"),
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
        "各领域占当年举措的比例，纵轴相同；按关键词归类，抽查320条，85%与人工首选相同",
        "share of the year's measures, one scale for all; classified by keywords: of 320 checked by hand, 85% agree "
        "with the reader's first choice",
    ),
    "attention.few_years": ("不到{least}份报告，看不出走势", "fewer than {least} reports show no course"),
    "attention.nothing": (
        "没有一个领域的占比变化超出偶然波动",
        "no area's share of measures changed by more than chance",
    ),
    "heatmap.few_years": (
        "不到{least}份报告，看不出走势；两年用词请用 {other}",
        "fewer than {least} reports show no course; for two years there is {other}",
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
