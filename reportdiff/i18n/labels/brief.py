"""The labels of the brief: ten lines about a new report, for a mail."""

from __future__ import annotations

from typing import Final

BRIEF_LABELS: Final[dict[str, tuple[str, str]]] = {
    "brief.title": (
        "{region}{new}年政府工作报告简报：与{old}年报告对比",
        "{region}: the work report of {new} in ten lines, against that of {old}",
    ),
    "brief.kind_target": ("目标", "target"),
    "brief.kind_watch": ("关注", "watched"),
    "brief.kind_score": ("兑现", "kept"),
    "brief.kind_result": ("结果", "result"),
    "brief.kind_new": ("新增", "new"),
    "brief.kind_gone": ("未再提及", "dropped"),
    "brief.target_raised": (
        "{name}目标由{old_year}年的{old}改为{new_year}年的{new}，提高",
        "{name}: target raised from {old} ({old_year}) to {new} ({new_year})",
    ),
    "brief.target_lowered": (
        "{name}目标由{old_year}年的{old}改为{new_year}年的{new}，降低",
        "{name}: target lowered from {old} ({old_year}) to {new} ({new_year})",
    ),
    "brief.target_changed": (
        "{name}目标由{old_year}年的{old}改为{new_year}年的{new}",
        "{name}: target changed from {old} ({old_year}) to {new} ({new_year})",
    ),
    "brief.target_same": (
        "{name}目标{new_year}年为{new}，与{old_year}年（{old}）相同",
        "{name}: target {new} in {new_year}, as in {old_year} ({old})",
    ),
    "brief.target_added": (
        "{name}目标{new_year}年为{new}，{old_year}年的安排没有列出",
        "{name}: target {new} in {new_year}; the plan of {old_year} states none",
    ),
    "brief.target_removed": (
        "{name}目标{old_year}年为{old}，{new_year}年的安排没有列出",
        "{name}: target {old} in {old_year}; the plan of {new_year} states none",
    ),
    "brief.watch_none": (
        "关注清单共{name}项，{new_year}年的安排都没有触发",
        "{name} entries are watched; the plan of {new_year} breaks none of their conditions",
    ),
    "brief.watch_missing": ("{new_year}年的安排没有提到“{name}”", "the plan of {new_year} does not name {name}"),
    "brief.watch_lowered": (
        "“{name}”由{old_year}年的“{old}”改为{new_year}年的“{new}”",
        "{name}: from {old} ({old_year}) to {new} ({new_year})",
    ),
    "brief.watch_removed": (
        "“{name}”：{old_year}年有“{old}”，{new_year}年不再提",
        "{name}: {old} in {old_year} is no longer stated in {new_year}",
    ),
    "brief.watch_set_back": (
        "“{name}”由{old_year}年的“{old}”退为{new_year}年的“{new}”",
        "{name}: from {old} ({old_year}) back to {new} ({new_year})",
    ),
    "brief.watch_changed": ("“{name}”有变化，{new_year}年为“{new}”", "{name} changed; {new_year}: “{new}”"),
    "brief.watch_dropped": (
        "“{name}”：{old_year}年的“{old}”在{new_year}年未再提及",
        "{name}: “{old}” of {old_year} is not mentioned in {new_year}",
    ),
    "brief.watch_new": ("“{name}”：{new_year}年新增“{new}”", "{name}: new in {new_year}: “{new}”"),
    "brief.short": (
        "{name}没有达到目标：{old_year}年安排{old}，结果{new}",
        "{name} missed its target: {old} planned in {old_year}, {new} reported",
    ),
    "brief.exceeded": (
        "{name}超过目标：{old_year}年安排{old}，结果{new}",
        "{name} went beyond its target: {old} planned in {old_year}, {new} reported",
    ),
    "brief.met": (
        "{name}达到目标：{old_year}年安排{old}，结果{new}",
        "{name} met its target: {old} planned in {old_year}, {new} reported",
    ),
    "brief.new": ("{new_year}年新增“{new}”", "new in {new_year}: “{new}”"),
    "brief.gone": (
        "{old_year}年的“{old}”在{new_year}年未再提及",
        "“{old}” of {old_year} is not mentioned in {new_year}",
    ),
    "brief.origin_first": ("此前的报告里没有查到相近的话", "nothing like it was found in the reports before"),
    "brief.origin_announced": (
        "{proof_year}年报告的回顾或展望提过：“{proof}”",
        "announced in the {proof_year} report: “{proof}”",
    ),
    "brief.origin_named": ("{proof_year}年报告提过：“{proof}”", "named in the {proof_year} report: “{proof}”"),
    "brief.fate_gone": (
        "{new_year}年报告全文没有查到相近的话",
        "nothing like it was found in the whole {new_year} report",
    ),
    "brief.fate_done": ("{new_year}年报告的回顾说：“{proof}”", "the {new_year} review says: “{proof}”"),
    "brief.fate_under_way": (
        "{new_year}年报告的回顾说还在推进：“{proof}”",
        "under way, by the {new_year} review: “{proof}”",
    ),
    "brief.fate_outlook": (
        "列入{new_year}年报告的展望：“{proof}”",
        "in the outlook of the {new_year} report: “{proof}”",
    ),
    "brief.fate_named": ("{new_year}年报告另有提及：“{proof}”", "named elsewhere in the {new_year} report: “{proof}”"),
    "brief.source": ("{year}年报告·{part}·{section}", "{year} report, {part}, {section}"),
    "brief.source_bare": ("{year}年报告·{part}", "{year} report, {part}"),
    "brief.counts": (
        "全部对照：新增{new}条，未再提及{dropped}条。",
        "The whole comparison: {new} commitments new, {dropped} dropped.",
    ),
    "brief.unsure": (
        "其中{n}条没有把握，没有写进简报；带 {mark} 的请先核对。",
        "{n} of them is in doubt and left out here; check what is marked {mark}.|"
        "{n} of them are in doubt and left out here; check what is marked {mark}.",
    ),
    "brief.limit_digest_old": ("{old}年用的是摘编，不是全文。", "Of {old} there is a digest, not the full text."),
    "brief.limit_digest_new": ("{new}年用的是摘编，不是全文。", "Of {new} there is a digest, not the full text."),
    "brief.limit_years_apart": (
        "中间缺报告：{old}年到{new}年之间的变化都算在内。",
        "Reports between are missing: the changes are those from {old} to {new}.",
    ),
    "brief.limit_no_review": (
        "{new}年报告没有回顾部分，兑现情况无从得知。",
        "The {new} report has no review: what was kept is not known.",
    ),
    "brief.limit_plan_doubt": (
        "年度安排的起止没有把握，请核对。",
        "Where the plan begins or ends is not sure; check it.",
    ),
    "brief.note": (
        "未再提及不等于取消；回顾没提到的也可能已经做了。",
        "What is not mentioned is not cancelled; what a review leaves out may be done all the same.",
    ),
}
