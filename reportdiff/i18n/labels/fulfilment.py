"""The labels of fulfilment: what the review of the next report says of the commitments of a plan."""

from __future__ import annotations

from typing import Final

FULFILMENT_LABELS: Final[dict[str, tuple[str, str]]] = {
    "outcome.delivered": ("完成", "delivered"),
    "outcome.exceeded": ("超额完成", "exceeded"),
    "outcome.missed": ("未达到", "missed"),
    "outcome.in_progress": ("推进中", "in progress"),
    "outcome.not_mentioned": ("回顾未提", "not mentioned"),
    "relation.met": ("达到", "met"),
    "relation.exceeded": ("超过", "beyond"),
    "relation.short": ("低于目标", "short"),
    "relation.unclear": ("未比较", "not compared"),
    "fulfil.heading": ("{old}年的安排，{new}年报告怎么说", "the plan of {old}, by the review of {new}"),
    "fulfil.heading_region": ("{region}{heading}", "{region}: {heading}"),
    "fulfil.plan": ("安排", "plan"),
    "fulfil.review": ("回顾", "review"),
    "fulfil.score": (
        "{old}年安排的{n}项举措，{new}年报告的回顾提到{mentioned}项",
        "Of {n} commitment in the plan of {old}, the review of {new} mentions {mentioned}|"
        "Of {n} commitments in the plan of {old}, the review of {new} mentions {mentioned}",
    ),
    "fulfil.score_counts": ("，其中{counts}", ": {counts}"),
    "fulfil.score_count": ("{outcome}{n}项", "{n} {outcome}"),
    "fulfil.score_rest": ("；{n}项未提。", "; {n} is not mentioned.|; {n} are not mentioned."),
    "fulfil.score_doubt": (
        "提到的举措里有{n}项存疑（标？），引用前请核对原文。",
        "{n} of those mentioned is in doubt (marked ?): check before quoting.|"
        "{n} of those mentioned are in doubt (marked ?): check before quoting.",
    ),
    "fulfil.compared": (
        "有{n}项的目标可与结果比较。",
        "{n} has a target that can be held against its result.|{n} have a target that can be held against its result.",
    ),
    "fulfil.years_apart": (
        "{new}年报告回顾的是{year}年，不是{old}年：结果不是这份安排的。",
        "The report of {new} reviews {year}, not {old}: its results are not those of this plan.",
    ),
    "fulfil.result": ("{target} → {result}", "{target} → {result}"),
    "fulfil.unclear": ("{target} ～ {result}", "{target} ~ {result}"),
    "fulfil.proof": ("回顾", "review"),
    "fulfil.nearest": ("最接近", "nearest"),
    "fulfil.hidden": (
        "另有{n}项回顾未提，用 {option} 列出。",
        "{n} more is not mentioned; {option} lists it.|{n} more are not mentioned; {option} lists them.",
    ),
    "fulfil.none": ("没有符合条件的举措。", "No commitment fits."),
    "fulfil.legend": (
        "× 未达到　↑ 超额完成　√ 完成　… 推进中　· 回顾未提　? 存疑",
        "× missed  ↑ exceeded  √ delivered  … in progress  · not mentioned  ? in doubt",
    ),
    "fulfil.unproven": (
        "回顾未提不等于没有做。",
        "What a review does not mention may have been done all the same.",
    ),
    "fulfil.column_measure": ("举措", "Commitment"),
    "fulfil.column_target": ("目标", "Promised"),
    "fulfil.column_result": ("结果", "Reported"),
    "fulfil.column_verdict": ("结论", "Verdict"),
    "fulfil.column_proof": ("回顾原文", "Passage of the review"),
    "fulfil.column_relation": ("与目标相比", "Against the target"),
    "fulfil.column_indicator": ("指标", "Indicator"),
    "fulfil.sheet_items": ("举措", "commitments"),
    "fulfil.sheet_results": ("目标与结果", "targets and results"),
    "fulfil.page_targets": ("目标与结果", "Targets and results"),
    "chart.subtitle_promise": (
        "结果占目标的比例：竖线为目标",
        "The result as a share of the target: the line is the target",
    ),
    "promise.finding": (
        "{old}年的{n}个目标：{counts}",
        "Of {n} target of {old}, {counts}|Of {n} targets of {old}, {counts}",
    ),
    "promise.count": ("{n}个{relation}", "{n} {relation}"),
    "promise.relation_short": ("没有达到", "fell short"),
    "promise.relation_met": ("达到", "were met"),
    "promise.relation_exceeded": ("超过", "were exceeded"),
    "promise.alt": ("横条图：目标与结果。{rows}。", "Bar chart of targets and results. {rows}."),
    "promise.alt_row": ("{name}{target} → {result}（{relation}）", "{name} {target} → {result} ({relation})"),
    "promise.too_few": (
        "能与结果比较的目标只有{n}个，至少要{least}个",
        "only {n} target can be held against a result; {least} are needed|"
        "only {n} targets can be held against a result; {least} are needed",
    ),
    "promise.doubtful": ("标？的存疑", "? marks what is in doubt"),
    "promise.rest": (
        "另有{n}个目标，见数据文件",
        "{n} more target is in the data file|{n} more targets are in the data file",
    ),
    "promise.pace": ("与经济增长同步（{value}）", "GDP growth ({value})"),
    "promise.joint": ("；", "; "),
    "series.column_year": ("年份", "year"),
    "series.column_target": ("目标", "target"),
    "series.column_result": ("结果", "result"),
    "series.column_relation": ("与目标相比", "against the target"),
    "series.figure": ("有数字", "figure"),
    "series.several": ("（说法不一）", "(several figures)"),
    "series.other_unit": ("（口径不同）", "(other unit or base)"),
    "series.without_figure": ("提到，没有数字", "named, no figure"),
    "series.unclear": ("提到，数字未能识别", "named, figure not read"),
    "series.not_stated": ("未提", "not stated"),
    "series.no_report": ("没有报告", "no report"),
    "series.no_review": ("没有回顾", "no review"),
    "series.over": ("高出目标", "above the ceiling"),
    "series.act_begun": ("开工、筹集", "begun"),
    "series.act_finished": ("竣工、建成", "finished"),
    "series.missing": ("没有这些年份的报告：{years}。", "There is no report of these years: {years}."),
    "series.note": (
        "结果取自下一年报告的回顾；未提不等于没有。",
        "Results are from the review of the next report; what it does not state may exist all the same.",
    ),
}
"""Each label as ``(zh, en)``."""
