"""What is said otherwise where two regions are compared: nothing is new, dropped or raised between them.

``{a}`` is the region of the old side, ``{b}`` that of the new one. A key is one of the labels that this replaces.
"""

from __future__ import annotations

from typing import Final

REGION_LABELS: Final[dict[str, tuple[str, str]]] = {
    "status.new": ("仅{b}有", "only in {b}"),
    "status.dropped": ("仅{a}有", "only in {a}"),
    "status.changed": ("两地都有，内容不同", "both, not alike"),
    "status.reworded": ("两地都有，措辞不同", "both, in other words"),
    "status.unchanged": ("两地相同", "both, the same"),
    "facet.moved": ("栏目不同", "in another section"),
    "facet.split": ("{b}分作几条", "several in {b}"),
    "facet.merged": ("{a}分作几条", "several in {a}"),
    "facet.target_raised": ("{b}更高", "higher in {b}"),
    "facet.target_lowered": ("{b}更低", "lower in {b}"),
    "facet.target_added": ("仅{b}列数字", "figure only in {b}"),
    "facet.target_removed": ("仅{a}列数字", "figure only in {a}"),
    "facet.target_changed": ("数字不同", "another figure"),
    "facet.members_added": ("{b}多列", "listed only in {b}"),
    "facet.members_gone": ("{a}多列", "listed only in {a}"),
    "facet.stage_advanced": ("{b}推进更深", "further along in {b}"),
    "facet.stage_set_back": ("{a}推进更深", "further along in {a}"),
    "facet.wording_stronger": ("{b}措辞更强", "stronger wording in {b}"),
    "facet.wording_weaker": ("{a}措辞更强", "stronger wording in {a}"),
    "fate.done": ("{b}回顾中有", "in the review of {b}"),
    "fate.under_way": ("{b}回顾称在推进", "under way in {b}"),
    "fate.outlook": ("{b}五年展望中有", "in the outlook of {b}"),
    "fate.named": ("{b}另有提及", "named in {b}"),
    "fate.gone": ("{b}全文未见", "nowhere in {b}"),
    "origin.announced": ("{a}回顾或展望中有", "in the review or outlook of {a}"),
    "origin.named": ("{a}另有提及", "named in {a}"),
    "origin.first": ("{a}全文未见", "nowhere in {a}"),
    "side.old": ("{a}", "{a}"),
    "side.new": ("{b}", "{b}"),
    "side.old_report": ("{a}报告", "report of {a}"),
    "side.new_report": ("{b}报告", "report of {b}"),
    "say.fate_done": ("{b}报告回顾称完成", "done, says the review of {b}"),
    "say.fate_under_way": ("{b}报告回顾称在推进", "under way, says the review of {b}"),
    "say.fate_outlook": ("列入{b}报告的五年展望", "in the five-year outlook of {b}"),
    "say.mention_old": ("{a}报告提及", "named in the report of {a}"),
    "say.mention_new": ("{b}报告提及", "named in the report of {b}"),
    "say.mention_in_old": ("{a}报告{part}提及", "named in the report of {a}, {part}"),
    "say.mention_in_new": ("{b}报告{part}提及", "named in the report of {b}, {part}"),
    "say.in_old_year": ("{a}报告", "the report of {a}"),
    "say.in_new_year": ("{b}报告", "the report of {b}"),
    "say.that_old_year": ("{a}", "{a}"),
    "better.better": ("{b}要求更高", "more ambitious in {b}"),
    "better.worse": ("{b}要求更低", "less ambitious in {b}"),
    "say.legend_better": (
        "要求更高、更低：按指标本身的方向说（如失业率以低为好），不评价目标是否合适；不能判断的不标",
        "more or less ambitious: by the good direction of the indicator (unemployment: down); unmarked if unknown",
    ),
    "say.digest_old": (
        "{a}报告是摘编，措辞不是正式文本：举措的有无可以比，字句的差别不能作准。",
        "the report of {a} is a digest and not the official wording: trust which measures are there, not how they are "
        "worded",
    ),
    "say.digest_new": (
        "{b}报告是摘编，措辞不是正式文本：举措的有无可以比，字句的差别不能作准。",
        "the report of {b} is a digest and not the official wording: trust which measures are there, not how they are "
        "worded",
    ),
    "say.figures_front": ("数字高低", "Figures side by side"),
    "say.terms_new": ("仅{b}有的词", "Only in {b}"),
    "say.terms_vanished": ("仅{a}有的词", "Only in {a}"),
    "say.side_old": ("（{a}栏目）", "(section of {a})"),
    "say.moved_from": ("对应栏目", "there in"),
    "say.split_into": ("{a}{old}条，{b}{new}条", "{old} in {a}, {new} in {b}"),
    "say.merged_into": ("{a}{old}条，{b}{new}条", "{old} in {a}, {new} in {b}"),
    "say.term_new": ("仅{b}有的词", "word only in {b}|words only in {b}"),
    "say.term_vanished": ("仅{a}有的词", "word only in {a}|words only in {a}"),
    "say.term_new_one": ("仅{b}有", "only in {b}"),
    "say.term_gone_one": ("仅{a}有", "only in {a}"),
    "say.nearest_old": ("{a}报告中最接近", "closest in {a}"),
    "say.nearest_new": ("{b}报告中最接近", "closest in {b}"),
    "say.words_old": ("{a}的字句", "words of {a}"),
    "say.words_new": ("{b}的字句", "words of {b}"),
    "say.legend_signs": (
        "▲{b}更高 ▼{b}更低 ?存疑的，刊用前请核对原文",
        "▲ higher in {b} ▼ lower ? doubtful, check first",
    ),
    "headline.came": ("{name}：{figure}（{year}未列数字）", "{name}: {figure} (no figure in {year})"),
    "headline.went": ("{name}：{figure}（{b}未列数字）", "{name}: {figure} (no figure in {b})"),
    "headline.new": ("仅{b}有：{text}", "Only in {b}: {text}"),
    "headline.dropped": ("仅{a}有：{text}", "Only in {a}: {text}"),
    "headline.now": ("仅{b}提到：{text}", "Mentioned only in {b}: {text}"),
    "headline.no_longer": ("仅{a}列数字：{text}", "Figure only in {a}: {text}"),
    "headline.section_new": ("仅{b}有的栏目：“{name}”", "Section only in {b}: “{name}”"),
    "headline.section_gone": ("仅{a}有的栏目：“{name}”", "Section only in {a}: “{name}”"),
    "reason.headline_target": ("主要目标（{name}），{moved}", "headline target ({name}), {moved}"),
    "reason.figure_moved": ("{name}：{moved}{share}", "{name}: {moved}{share}"),
    "reason.figure_added": ("仅{b}列数字{figure}", "figure {figure} only in {b}"),
    "reason.figure_removed": ("仅{a}列数字{figure}", "figure {figure} only in {a}"),
    "reason.stage_reached": ("{b}推进更深：{words}", "further along in {b}: {words}"),
    "reason.stage_set_back": ("{a}推进更深：{words}", "further along in {a}: {words}"),
    "reason.members_added": ("{b}多列“{members}”", "{b} also lists “{members}”"),
    "reason.members_gone": ("{a}多列“{members}”", "{a} also lists “{members}”"),
    "reason.wording_stronger": ("{b}措辞更强：{words}", "stronger wording in {b}: {words}"),
    "reason.wording_weaker": ("{a}措辞更强：{words}", "stronger wording in {a}: {words}"),
    "reason.section_new": (
        "{total}条中{n}条找不到对应，标题的实词也未在{a}报告出现",
        "{n} of {total} measures have no counterpart, and the key words of the heading are not in the report of {a}",
    ),
    "reason.section_gone": (
        "{total}条中{n}条找不到对应，标题的实词也未在{b}报告出现",
        "{n} of {total} measures have no counterpart, and the key words of the heading are not in the report of {b}",
    ),
    "words.only_old": ("仅{a}有“{old}”", "only {a} has “{old}”"),
    "words.only_new": ("仅{b}有“{new}”", "only {b} has “{new}”"),
    "moved.up": ("{b}更高", "higher in {b}"),
    "moved.down": ("{b}更低", "lower in {b}"),
    "moved.otherwise": ("两地不同", "not the same"),
    "page.read_dropped": (
        "仅一地有：另一地的年度安排没有这一条，不等于不做。没有附句子的，另一地报告全文也未见。",
        "Only in one region: the plan of the other does not have it, which does not mean that nothing is done. "
        "Without a sentence, its whole report does not have it.",
    ),
    "page.read_diff": (
        "左边是{a}报告，右边是{b}报告；划线的字句对方没有。",
        "The report of {a} is on the left, that of {b} on the right; words with a line are not in the other.",
    ),
    "overview.finding": (
        "{a}与{b}：仅{b}有{new}条举措，仅{a}有{dropped}条，两地都有{kept}条",
        "{a} and {b}: {new} measures only in {b}, {dropped} only in {a}, {kept} in both",
    ),
    "overview.finding_most": ("；“{section}”仅{b}有的最多，{n}条", "; most only in {b}: {section} ({n})"),
    "overview.subtitle": (
        "{a}与{b}年度安排的举措，按栏目计；条长为举措数，左右两图比例相同",
        "Measures of the plans of {a} and {b} by section; one scale in both panels",
    ),
    "overview.old_section": ("（{a}）{name}", "({a}) {name}"),
    "overview.alt_section": (
        "{name}仅{b}有{new}、仅{a}有{dropped}、两地都有{kept}",
        "{name}: {new} only in {b}, {dropped} only in {a}, {kept} in both",
    ),
    "overview.alt": (
        "条形图：{a}与{b}举措的对照。仅{b}有{new}条，仅{a}有{dropped}条，内容不同{changed}条，措辞不同{reworded}条，"
        "相同{unchanged}条。差别较多的{n}个栏目：{sections}。",
        "Bar chart of the measures of {a} and {b}: {new} only in {b}, {dropped} only in {a}, {changed} not alike, "
        "{reworded} in other words, {unchanged} the same. The {n} sections that differ most: {sections}.",
    ),
    "overview.dropped": ("仅一地写入，不等于另一地不做", "only in one plan does not mean that the other does nothing"),
    "overview.kept": ("两地都有的按对应关系计，拆分、合并的算一条", "what both have is counted by link"),
    "overview.others": (
        "另有{n}个差别较少的栏目未画出：仅{a}有{dropped}条，仅{b}有{new}条，两地都有{kept}条",
        "Not drawn: {n} section, {dropped} only in {a}, {new} only in {b}, {kept} in both"
        "|Not drawn: {n} sections, {dropped} only in {a}, {new} only in {b}, {kept} in both",
    ),
    "targets.finding_first": ("{name}：{a}“{old}”，{b}“{new}”；", "{name}: {old} in {a}, {new} in {b}; "),
    "targets.finding": (
        "两地都列出的{n}项数字中，{b}{raised}项更高，{lowered}项更低，{same}项相同",
        "of {n} figures in both plans {raised} are higher in {b}, {lowered} lower, {same} the same",
    ),
    "targets.key": (
        "○ {a}　▶ {b}更高　◀ {b}更低　◉ 两地相同；右侧为报告原文所列数字",
        "○ {a}   ▶ higher in {b}   ◀ lower in {b}   ◉ the same in both",
    ),
    "targets.relative": ("与{a}数字之比（{a} = 100%）", "As a share of the figure of {a} (= 100%)"),
    "targets.same": ("相同", "the same"),
    "targets.times": ("为其{value}倍", "{value} times as much"),
    "targets.rest": ("另有{n}项两地都列出的数字未画出", "{n} more figure of both plans|{n} more figures of both plans"),
    "targets.one_year": (
        "只有一地列出的未画出：{b}{new}项，{a}{old}项",
        "not drawn, stated in one plan only: {new} in {b}, {old} in {a}",
    ),
    "targets.alt": (
        "哑铃图：{a}与{b}年度安排都列出的数字。{rows}。",
        "Dumbbell chart of the figures in the plans of {a} and {b}. {rows}.",
    ),
    "terms.finding_rose": ("“{term}”{a}{old}次，{b}{new}次", "{term}: {old} in {a}, {new} in {b}"),
    "terms.finding_fell": ("“{term}”{a}{old}次，{b}{new}次", "{term}: {old} in {a}, {new} in {b}"),
    "terms.subtitle": (
        "政策用词在{a}与{b}年度安排中出现的次数",
        "How often words of policy occur in the plans of {a} and {b}",
    ),
    "terms.rose": ("{b}更多", "More in {b}"),
    "terms.fell": ("{a}更多", "More in {a}"),
    "terms.key": ("○{a}次数　●{b}次数", "○ count in {a}   ● count in {b}"),
    "terms.alt": (
        "哑铃图：{a}与{b}年度安排中的用词次数。{parts}。",
        "Dumbbell chart: how often words occur in the plans of {a} and {b}. {parts}.",
    ),
    "flow.finding": (
        "{a}的{old}条举措，{kept}条{b}也有、{dropped}条仅{a}有；{b}的{new}条中仅{b}有{fresh}条",
        "Of {old} measures of {a}, {kept} are in {b} too and {dropped} are not; {fresh} of {new} are only in {b}",
    ),
    "flow.subtitle": ("{a}各栏目的举措对应{b}的哪些栏目", "Where the measures of each section of {a} are in {b}"),
    "flow.key_dropped": ("仅{a}有", "only in {a}"),
    "flow.key_new": ("仅{b}有", "only in {b}"),
    "flow.alt": (
        "流向图：{a}各栏目的举措对应{b}的哪些栏目。{flows}。",
        "Flow chart: where the measures of each section of {a} are in {b}. {flows}.",
    ),
    "flow.alt_rest": (
        "其余{n}个栏目：{kept}条两地都有、{dropped}条仅{a}有",
        "{n} other section: {kept} in both, {dropped} only in {a}"
        "|{n} other sections: {kept} in both, {dropped} only in {a}",
    ),
    "flow.alt_dropped": ("{n}条仅{a}有", "{n} only in {a}"),
}
"""Each label as ``(zh, en)``."""
