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
    "terms.order": (
        "政策用词，在年度安排中至少出现3次，增减已计入篇幅（{old}、{new}字）和该词在历年报告中的常见程度",
        "Words of policy that occur at least three times in the plans; shifts allow for length ({old} and {new} "
        "characters) and for how common a word is in reports",
    ),
    "terms.test": (
        "只列增减不大可能出于偶然的词：对数优势比的z值不低于1.96，单看一个词，偶然造成的可能不到二十分之一",
        "Only shifts that are unlikely to be chance: z of the log-odds at least 1.96, which chance gives to fewer than "
        "one word in twenty",
    ),
    "terms.too_few": (
        "增减超出偶然波动（z值不低于1.96）的政策用词只有{n}个，画图至少要{least}个；看多年用词可用 {other}",
        "{n} word of policy moved by more than chance (z of 1.96); a chart needs {least}; for more years: {other}"
        "|{n} words of policy moved by more than chance (z of 1.96); a chart needs {least}; for more years: {other}",
    ),
    "terms.alt": (
        "哑铃图：{old}年与{new}年年度安排中的用词次数。{parts}。",
        "Dumbbell chart: how often words occur in the plans of {old} and {new}. {parts}.",
    ),
    "terms.alt_part": ("{way}：{words}", "{way}: {words}"),
    "terms.alt_word": ("“{term}”{old}→{new}", "{term} {old}→{new}"),
    "card.figures": ("{name}：{old} → {new}", "{name}: {old} → {new}"),
    "card.title": ("{status}：{text}", "{status}: {text}"),
    "card.subtitle": ("两份报告年度安排的原文；{status}", "The plans of both reports, verbatim; {status}"),
    "card.old": ("{year}年", "{year}"),
    "card.new": ("{year}年", "{year}"),
    "card.nothing": ("年度安排里没有这一条", "The plan has nothing of it"),
    "card.joint": ("；", "; "),
    "card.marked": ("划线处只有一边有", "underlined: only on this side"),
    "card.doubtful": ("?：对应关系存疑，刊用前请核对", "?: doubtful pair, check before printing"),
    "card.alt": ("前后对照：{sides}。", "Before and after. {sides}."),
    "card.alt_side": ("{name}“{text}”", "{name}: “{text}”"),
    "card.alt_nothing": ("{name}：{text}", "{name}: {text}"),
    "card.too_few": (
        "没有可引的举措：{option} 要给出报告里的原词，或某条变化的编号；不给则引第一条要点",
        "no measure to quote: with {option} give words as they stand in a report, or the id of a change; without it "
        "the first highlight is quoted",
    ),
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
