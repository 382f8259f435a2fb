"""The labels of reports of many regions beside each other: who commits, targets by region, the nearest, a panel."""

from __future__ import annotations

from typing import Final

ACROSS_LABELS: Final[dict[str, tuple[str, str]]] = {
    "across.place": ("{section}，第{n}段", "{section}, paragraph {n}"),
    "across.place_bare": ("第{n}段", "paragraph {n}"),
    "across.unread": ("报告无法读取", "report could not be read"),
    "across.unread_line": ("{region}{year}年的报告无法读取：{reason}", "{region} {year} could not be read: {reason}"),
    "across.absent": (
        "另有{n}个地区没有{year}年的报告：{names}。",
        "{n} more region has no report of {year}: {names}.|{n} more regions have no report of {year}: {names}.",
    ),
    "across.one_region": (
        "目录里只有{region}一个地区的报告，无从比较；多收几个地区的报告，再用 {option} 指定目录。",
        "There are only reports of {region}, so there is nothing to set beside it; collect reports of more regions, "
        "and name the folder with {option}.",
    ),
    "regions.heading": ("{name}：{year}年各地目标", "{name}: targets of {year} by region"),
    "regions.count": ("{n}个地区", "{n} region|{n} regions"),
    "regions.column_region": ("地区", "region"),
    "regions.column_target": ("{year}年目标", "target {year}"),
    "regions.column_last_target": ("{year}年目标", "target {year}"),
    "regions.column_last_result": ("{year}年结果", "result {year}"),
    "regions.column_relation": ("结果与目标", "result against target"),
    "regions.stretch": ("{floor}，{stretch}", "{floor}, {stretch}"),
    "regions.note": (
        "结果取自{year}年报告的回顾。“未提”是报告没有写；“没有报告”“报告无法读取”是没有读到。",
        "Results are from the reviews in the reports of {year}. 'Not stated' means that a report does not say; "
        "'no report' and 'could not be read' that nothing was read.",
    ),
    "regions.doubt": ("标？的数字存疑：{reasons}。", "Figures marked ? are in doubt: {reasons}."),
    "figure_doubt.outside_targets": ("写在目标段落以外", "stated outside the paragraph of the targets"),
    "figure_doubt.plan_unsure": ("年度安排从哪里开始不确定", "it is not certain where the plan begins"),
    "figure_doubt.machine_read": ("文字由图片识别", "the text was recognised in pictures"),
    "figure_doubt.digest": ("报告是摘编，不是原文", "the report is a digest, not the official wording"),
    "who.heading": ("{year}年，哪些地区安排了“{words}”", "who commits to {words} in {year}"),
    "who.spellings": ("同时查找：{names}", "also looked for: {names}"),
    "who.counts": (
        "{n}个地区的报告：{counts}。",
        "Report of {n} region: {counts}.|Reports of {n} regions: {counts}.",
    ),
    "who.count": ("{standing}{n}个", "{n} {standing}"),
    "standing.commits": ("有具体举措", "commit to it"),
    "standing.aims": ("只在安排里作为提法", "name it as an aim only"),
    "standing.mentions": ("只在安排以外提到", "mention it outside the plan only"),
    "standing.silent": ("未提", "do not mention it"),
    "standing.unread": ("报告无法读取", "could not be read"),
    "who.measures": ("{n}项", "{n} commitment|{n} commitments"),
    "who.stage": ("最远到“{stage}”", "furthest: {stage}"),
    "who.silent": ("未提的地区：{names}。", "Not mentioned by: {names}."),
    "who.silent_hint": ("用 {option} 列出未提的地区。", "{option} names the regions that do not mention it."),
    "who.note": (
        "报告没有提到，不等于没有做。",
        "What a report does not mention may be done all the same.",
    ),
    "who.part": ("{part}：", "{part}: "),
    "near.heading": ("{region}{year}年的举措，别处最接近的", "nearest to a commitment of {region} {year}"),
    "near.counts": ("{n}个地区：{counts}。", "{n} region: {counts}.|{n} regions: {counts}."),
    "nearness.same": ("同类举措", "the same commitment"),
    "nearness.probable": ("可能同类", "perhaps the same"),
    "nearness.near": ("只是相近", "only near"),
    "nearness.nothing": ("没有相近的", "nothing near"),
    "nearness.unread": ("报告无法读取", "could not be read"),
    "near.score": ("{words}（{score}）", "{words} ({score})"),
    "near.note": (
        "括号里是两条属于同一举措的概率，由比对模型给出；训练所用的是同一地区相邻年份的报告。",
        "In brackets: the probability that both are one commitment, by the model of the comparison, which has learned "
        "from successive reports of one region.",
    ),
    "chart_regions.subtitle": ("{name}：{year}年各地目标", "{name}: targets of {year} by region"),
    "chart_regions.finding": (
        "{year}年目标从{low}（{last}）到{high}（{first}）：{n}个地区中{lower}个下调，{higher}个上调，{same}个不变",
        "Targets of {year} go from {low} ({last}) to {high} ({first}); of {n} regions {lower} lowered it, "
        "{higher} raised it, {same} kept it",
    ),
    "chart_regions.finding_alone": (
        "{year}年目标从{low}（{last}）到{high}（{first}）",
        "Targets of {year} go from {low} ({last}) to {high} ({first})",
    ),
    "chart_regions.key": (
        "● {year}年目标（箭头：以上、以内；粗线：区间；浅色带：左右；点线：争取目标）　○ {last}年目标　◆ {last}年结果",
        "● target {year} (arrow: at least, at most; thick line: range; pale band: about; dots: stretch)  "
        "○ target {last}  ◆ result {last}",
    ),
    "chart_regions.alt": ("点图：{rows}。", "Dot plot: {rows}."),
    "chart_regions.alt_row": ("{region}{figure}", "{region} {figure}"),
    "chart_regions.left_out": ("{state}：{regions}。", " {state}: {regions}."),
    "chart_regions.other_unit": ("单位或口径不同", "Another unit or base"),
    "chart_regions.several": ("说法不一", "Several figures"),
    "chart_regions.without_figure": ("提到，没有数字", "Named, no figure"),
    "chart_regions.unclear": ("数字未能识别", "Figure not read"),
    "chart_regions.not_stated": ("未提", "Not stated"),
    "chart_regions.no_report": ("没有报告", "No report"),
    "chart_regions.no_review": ("没有回顾", "No review"),
    "chart_regions.unread": ("报告无法读取", "Could not be read"),
    "chart_regions.rest": ("另有{n}个地区，见数据", "{n} more region in the data|{n} more regions in the data"),
    "chart_regions.too_few": (
        "只有{n}个地区有可以画在一起的数字，至少要{least}个",
        "{n} region has a figure that can be drawn; it takes {least}|"
        "{n} regions have figures that can be drawn together; it takes {least}",
    ),
    "chart_regions.source": (
        "来源：{n}个地区{year}年及上一年的政府工作报告；制图：reportdiff",
        "Source: government work reports of {n} region, {year} and the year before; chart: reportdiff|"
        "Source: government work reports of {n} regions, {year} and the year before; chart: reportdiff",
    ),
    "panel.heading": ("{n}个地区，{years}", "{n} region, {years}|{n} regions, {years}"),
    "panel.column_indicator": ("指标", "indicator"),
    "panel.column_targets": ("目标", "targets"),
    "panel.column_results": ("结果", "results"),
    "panel.column_both": ("可比", "comparable"),
    "panel.column_doubt": ("存疑", "in doubt"),
    "panel.cells": (
        "每个指标有{n}格（地区 × 年份），其中{missing}格没有报告，{unread}格报告无法读取。",
        "Each indicator has {n} cells (region × year); {missing} have no report, {unread} one that could not be read.",
    ),
    "panel.hint": (
        "完整的表用 {form} 写出；各列的含义用 {codebook} 写出。",
        "{form} writes the whole table; {codebook} writes what the columns mean.",
    ),
}
