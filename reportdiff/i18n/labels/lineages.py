"""Words of commitments through the years: track, lineage, and the chart of one life."""

from __future__ import annotations

from typing import Final

LINEAGE_LABELS: Final[dict[str, tuple[str, str]]] = {
    "track.heading": ("{region}历年报告中的“{words}”", "“{words}” in the reports of {region}"),
    "track.heading_measure": ("{region} {words} 的沿革", "The life of {words}, {region}"),
    "track.region_unknown": ("该地", "the region"),
    "track.counts": (
        "{first}—{last}年{reports}份报告；年度安排中有 {measures} 条举措提到，归为 {lineages} 条沿革。",
        "{reports} reports, {first}–{last}; {measures} measures of the plans name it, in {lineages} lineages.",
    ),
    "track.spellings": ("也按这些名称查找：{names}。", "Also looked for: {names}."),
    "track.none": (
        "{first}—{last}年的年度安排都没有提到“{words}”。",
        "No plan from {first} to {last} names “{words}”.",
    ),
    "track.suggestions": ("有提到{names}。", " They name {names}."),
    "track.silent": ("年度安排没有提到的年份：{years}。", "Plans that do not name it: {years}."),
    "track.missing": ("没有这些年份的报告：{years}。", "There is no report of these years: {years}."),
    "track.digests": (
        "{years}年是摘编，不含全部举措；没有提到不等于没有。",
        "The reports of {years} are digests, which do not have every measure.",
    ),
    "track.once": ("只见于一年", "in one year only"),
    "track.elsewhere": ("年度安排以外", "outside the plans"),
    "track.elsewhere_line": ("{year}年{part}（{n} 处）", "{year}, {part} ({n}×)"),
    "track.more": (
        "另有 {n} 条沿革未列出；加 {option} 全部列出。",
        "{n} more lineage is not shown; see it with {option}.|{n} more lineages are not shown; see them with {option}.",
    ),
    "track.note": (
        "沿革由相邻两份报告的对应关系连成；把握不足的不连，另行注明。结果取自下一年报告的回顾。",
        "A lineage joins the links of successive reports; a link that is not sure ends it, and is named. "
        "Results are from the review of the next report.",
    ),
    "lineage.plans": ("{first}—{last}年 · {n} 份安排", "{first}–{last} · {n} plans"),
    "lineage.plan_once": ("{first}年", "{first}"),
    "lineage.bridge": ("中断后再提", "back after a gap"),
    "lineage.review": ("{year}年回顾：{outcome}", "review {year}: {outcome}"),
    "lineage.no_mention": ("{year}年回顾未提", "not in the review of {year}"),
    "lineage.start_first": ("手头此前的报告均未见", "in no earlier report at hand"),
    "lineage.start_named": ("此前报告另有提及（{year}年：“{text}”）", "named before ({year}: “{text}”)"),
    "lineage.start_announced": (
        "此前报告已提（{year}年{part}：“{text}”）",
        "announced before ({year}, {part}: “{text}”)",
    ),
    "lineage.start_split": ("由{year}年“{text}”分出", "split from “{text}” ({year})"),
    "lineage.start_weak": (
        "可能接自{year}年“{text}”（把握 {score}）",
        "may continue “{text}” ({year}; probability {score})",
    ),
    "lineage.end_alive": ("最近一份报告仍在", "in the latest report"),
    "lineage.end_merged": ("并入{year}年“{text}”", "merged into “{text}” ({year})"),
    "lineage.end_weak": (
        "可能续于{year}年“{text}”（把握 {score}）",
        "may go on as “{text}” ({year}; probability {score})",
    ),
    "lineage.end_fate": ("{year}年报告未再列入：{fate}", "no longer in the plan of {year}: {fate}"),
    "lineage.end_dropped": ("{year}年报告未再列入", "no longer in the plan of {year}"),
    "lineage.merged_here": ("另有 {n} 条并入", "{n} more merged here"),
    "lineage.split_here": ("另分出 {n} 条", "{n} more split off here"),
    "lineage.heading": (
        "{region}{first}—{last}年的举措沿革",
        "Commitments of {region} through the years, {first}–{last}",
    ),
    "lineage.counts": (
        "{reports}份报告、{measures} 条举措，连成 {n} 条沿革：只见于一份安排 {once} 条，两份 {two} 条，"
        "三至四份 {some} 条，五份以上 {many} 条；中断后再提 {revived} 条。",
        "{reports} reports with {measures} measures make {n} lineages: {once} in one plan only, {two} in two, "
        "{some} in three or four, {many} in five or more; {revived} came back after a gap.",
    ),
    "lineage.list_longest": ("延续最久", "longest"),
    "lineage.list_growing": ("数字增长最多", "growing most"),
    "lineage.list_revived": ("中断后再提", "back after a gap"),
    "lineage.list_vanished": ("多年后不再出现", "gone after years"),
    "lineage.list_newest": ("最新出现", "newest"),
    "lineage.empty": ("没有", "none"),
    "lineage.growth": (
        "{first}（{first_year}年）→ {last}（{last_year}年），{ratio} 倍",
        "{first} ({first_year}) → {last} ({last_year}), {ratio} times",
    ),
    "lineage.follow": ("看一条的全部经过：{command}", "See one in full: {command}"),
    "lineage.one_report": (
        "只有一份报告，连不成沿革；请至少给出两个年份。",
        "There is one report only; a lineage needs at least two years.",
    ),
    "life.finding": (
        "{name}：{first}—{last}年，{n} 份安排提到",
        "“{name}”: in {n} plans, {first}–{last}",
    ),
    "life.finding_figures": (
        "{name}：{first}年{old}，{last}年{new}",
        "“{name}”: {old} in {first}, {new} in {last}",
    ),
    "life.subtitle": (
        "各年安排的说法，与下一年报告回顾的结果",
        "What each plan says, and what the next review says came of it",
    ),
    "life.counts": ("；回顾：{counts}", "; reviews: {counts}"),
    "life.count": ("{outcome} {n} 次", "{outcome} {n}×"),
    "life.absent": ("这一年的安排没有提到", "not in the plan of this year"),
    "life.no_report": ("没有这一年的报告", "no report of this year"),
    "life.left_out": (
        "另有 {n} 年，见数据文件",
        "{n} more year is in the data file|{n} more years are in the data file",
    ),
    "life.note": (
        "空心圆：当年安排没有；回顾未提不等于没有做",
        "Hollow: not in that plan. What a review does not mention may have been done",
    ),
    "life.joint": ("；", "; "),
    "life.alt_year": ("{year}年：{text} {told}", "{year}: {text} {told}"),
    "life.none": (
        "没有可画的举措；请用 {option} 写出举措里的词语",
        "no commitment to draw; name one by words with {option}",
    ),
    "life.too_few": (
        "这项举措只见于一份安排；至少要 {least} 份（用 {option} 换一项）",
        "this commitment is in one plan only; {least} are needed (choose another with {option})",
    ),
}
"""Each label as ``(zh, en)``."""
