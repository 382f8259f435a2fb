"""The labels of the charts terms and flow: findings, keys, notes and alternative text."""

from __future__ import annotations

from typing import Final

CHART_PAIR_LABELS: Final[dict[str, tuple[str, str]]] = {
    "terms.finding_rose": ("“{term}”由{old}次增到{new}次", "{term} rose from {old} to {new}"),
    "terms.finding_fell": ("“{term}”由{old}次减到{new}次", "{term} fell from {old} to {new}"),
    "terms.joint": ("，", "; "),
    "terms.subtitle": (
        "政策用词在{old}年与{new}年年度安排中出现的次数",
        "How often words of policy occur in the plans of {old} and {new}",
    ),
    "terms.rose": ("增加", "Rose"),
    "terms.fell": ("减少", "Fell"),
    "terms.key": ("○{old}年次数　●{new}年次数", "○ count in {old}   ● count in {new}"),
    "terms.z": ("z值", "z"),
    "terms.order": (
        "政策用词，在年度安排中至少出现3次；按对数优势比的z值排列，已计入篇幅（{old}、{new}字）和该词在历年报告中的常见程度",
        "Words of policy that occur at least three times in the plans; ordered by the z-score of the log-odds, which "
        "allows for length ({old} and {new} characters) and for how common a word is in reports",
    ),
    "terms.sure": (
        "*：z值不低于1.96，单看一个词，偶然造成的可能不到二十分之一；无此标记的，可能只是偶然起落",
        "*: z of 1.96 or more, expected by chance for fewer than one word in twenty; the others may be chance",
    ),
    "terms.unsure": (
        "各词z值都低于1.96：单看一个词，增减可能只是偶然起落",
        "All z below 1.96: for any one word the shift may be chance",
    ),
    "terms.too_few": (
        "两份年度安排中，次数有明显增减的政策用词只有{n}个，画图至少要{least}个",
        "{n} word of policy rose or fell enough; a chart needs {least}"
        "|{n} words of policy rose or fell enough; a chart needs {least}",
    ),
    "terms.alt": (
        "哑铃图：{old}年与{new}年年度安排中的用词次数。{parts}。",
        "Dumbbell chart: how often words occur in the plans of {old} and {new}. {parts}.",
    ),
    "terms.alt_part": ("{way}：{words}", "{way}: {words}"),
    "terms.alt_word": ("“{term}”{old}→{new}", "{term} {old}→{new}"),
    "flow.finding": (
        "{old_year}年的{old}条举措，{kept}条延续、{dropped}条未再提及；{new_year}年的{new}条中新增{fresh}条",
        "Of {old} measures of {old_year}, {kept} continue and {dropped} are dropped; {fresh} of {new} are new in "
        "{new_year}",
    ),
    "flow.subtitle": (
        "{old}年各栏目的举措到了{new}年的哪些栏目",
        "Where the measures of each section of {old} are in {new}",
    ),
    "flow.joint": ("；", "; "),
    "flow.key_main": ("延续最多的去向", "largest flow of a section"),
    "flow.key_other": ("延续到其他栏目", "to other sections"),
    "flow.key_thin": ("零星去向，合并", "thin flows, merged"),
    "flow.key_dropped": ("未再提及", "dropped"),
    "flow.key_new": ("新增", "new"),
    "flow.side_old": ("{year}年，{n}条举措", "{year}: {n} measure|{year}: {n} measures"),
    "flow.side_new": ("{year}年，{n}条举措", "{year}: {n} measure|{year}: {n} measures"),
    "flow.rest": ("其余{n}个栏目", "{n} other section|{n} other sections"),
    "flow.height": (
        "栏高与条宽按举措条数；两端不同宽，是因为有的举措拆分或合并",
        "Heights are numbers of measures; a band changes width where measures were split or merged",
    ),
    "flow.merged": (
        "少于{least}条的去向合并为灰色短条，数据文件中逐项列出",
        "Flows of fewer than {least} measures are merged into grey stubs; the data file lists them",
    ),
    "flow.too_few": (
        "栏目太少，画不出去向（旧报告{old}个，新报告{new}个），每份至少要两个",
        "the plans have too few sections ({old} and {new}); a chart needs two of each",
    ),
    "flow.none_kept": (
        "没有一条举措延续下来，画不出去向",
        "no measure continues from one plan to the other: there is no flow to draw",
    ),
    "flow.alt": (
        "流向图：{old_year}年各栏目的举措到{new_year}年去了哪里。{flows}。",
        "Flow chart: where the measures of each section of {old_year} went in {new_year}. {flows}.",
    ),
    "flow.alt_section": (
        "“{section}”{n}条：{parts}",
        "“{section}”, {n} measure: {parts}|“{section}”, {n} measures: {parts}",
    ),
    "flow.alt_to": ("{n}条到“{section}”", "{n} to “{section}”"),
    "flow.alt_elsewhere": ("{n}条散入其他栏目", "{n} to other sections"),
    "flow.alt_rest": (
        "其余{n}个栏目：{kept}条延续、{dropped}条未再提及",
        "{n} other section: {kept} continued, {dropped} dropped"
        "|{n} other sections: {kept} continued, {dropped} dropped",
    ),
    "flow.alt_dropped": ("{n}条未再提及", "{n} dropped"),
}
