"""The labels of `reportdiff check`: the sentences of findings (``finding.<key>``), and the words around them."""

from __future__ import annotations

from typing import Final

_FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "finding.problem": ("{text}", "{text}"),
    "finding.more": ("还有{n}处，第一处在“{words}”", "{n} more, the first at {words}"),
    "finding.machine_read": (
        "文字由机器识别，平均置信度{confidence}",
        "the text was read by machine, with a mean confidence of {confidence}",
    ),
    "finding.machine_read_unsure": (
        "文字由机器识别，平均置信度{confidence}；{n}行低于{threshold}，其中的数字存疑",
        "the text was read by machine, with a mean confidence of {confidence}; lines below {threshold}, with doubtful "
        "figures: {n}",
    ),
    "finding.no_plan": (
        "分不出年度安排，全文都会当作年度安排",
        "no plan was found; the whole text would count as the plan",
    ),
    "finding.several_reports": (
        "文件里还有另一份报告“{title}”，没有读",
        "the file contains another report, {title}, which is not read",
    ),
    "finding.chapter_missing": (
        "章节序号跳过一章，可能缺了年度安排",
        "the chapters skip a number; the plan may be missing",
    ),
    "finding.run_together": (
        "段落连成一片，标题和段落按行文猜测",
        "paragraphs share one line; headings and paragraphs are guessed from the wording",
    ),
    "finding.empty_plan": (
        "年度安排只有{n}条举措，应不少于{least}条",
        "the plan has {n} measures; no report has fewer than {least}",
    ),
    "finding.number_of_measures": (
        "年度安排有{n}条举措，通常在{least}至{most}条之间",
        "the plan has {n} measures; reports have {least} to {most}",
    ),
    "finding.length_of_measures": (
        "举措长度的中位数是{length}字，通常在{least}至{most}字之间",
        "the median measure has {length} characters; reports have {least} to {most}",
    ),
    "finding.long_measure": ("这一条举措有{n}字：“{words}”", "this measure has {n} characters: {words}"),
    "finding.broken_off": ("正文在“{words}”处中断", "the text breaks off at {words}"),
    "finding.no_closing": ("没有结束语，正文到“{words}”为止", "there are no closing words; the text ends at {words}"),
    "finding.wrong_year": (
        "应是{year}年的报告，正文却是{found}年的",
        "this should be {year}, but the text is from {found}",
    ),
    "finding.wrong_region": (
        "应是{region}的报告，正文却是{found}的",
        "this should be {region}, but the text is from {found}",
    ),
    "finding.misplaced_year": (
        "文件头写{stated}年，路径却是{path}年",
        "the front matter says {stated}, the path {path}",
    ),
    "finding.misplaced_region": (
        "文件头写 {stated}，路径却是 {path}",
        "the front matter says {stated}, the path {path}",
    ),
    "finding.unplaced": (
        "路径、文件头和正文都看不出年份或地区",
        "neither path, front matter nor text says which year and region",
    ),
    "finding.garbled": ("乱码：“{words}”", "garbled: {words}"),
    "finding.lost_character": ("缺字：“{words}”", "a character is missing: {words}"),
    "finding.mixed_scripts": ("夹杂的字符：“{words}”", "a character of another script: {words}"),
    "finding.two_scripts": (
        "{all}个段落有{n}个是繁体，第一个是“{words}”",
        "{n} of {all} paragraphs are in traditional script, the first being {words}",
    ),
    "finding.furniture": ("网页上的文字：“{words}”", "words of the web page: {words}"),
    "finding.scrap": ("残留：“{words}”", "left-over text: {words}"),
    "finding.note_numbers": (
        "{n}个注号混在正文里，第一个在“{words}”",
        "{n} numbers of notes stand in the text, the first at {words}",
    ),
    "finding.garbled_figure": ("数字“{figure}”不完整：“{words}”", "the figure {figure} is damaged: {words}"),
    "finding.unread_figures": (
        "举措中{all}个数字有{n}个读不懂，第一个在“{words}”",
        "{n} of {all} numerals in measures could not be read, the first at {words}",
    ),
    "finding.encoding": ("文件编码是 {encoding}", "the file is in {encoding}"),
    "finding.copy_of_year": (
        "与{year}年的 {file} 有{share}的句子相同",
        "{share} of the sentences are the same as in {file} ({year})",
    ),
    "finding.copy_of_region": (
        "与{region}{year}年的 {file} 有{share}的句子相同",
        "{share} of the sentences are the same as in {file} ({region} {year})",
    ),
    "finding.told_by_wording": (
        "没有标题指明年度安排；按行文从“{words}”开始",
        "no heading names the plan; by the wording it begins at {words}",
    ),
    "finding.short_of_agenda": (
        "“{words}”：后面只有{found}个，缺{lack}个",
        "{words}: {found} follow, {lack} missing",
    ),
    "finding.number_left_out": ("“{words}”之前少了第{n}节", "number {n} is left out before {words}"),
    "finding.no_digest": (
        "文件头标为摘编，正文却是{n}字的全文",
        "the front matter says kind: digest, but this is a full text of {n} characters",
    ),
    "finding.filed_early": (
        "{n}份报告都放早了{shift}：{regions}，{first}—{last}年的位置上是{told_first}—{told_last}年的报告",
        "{n} reports are filed {shift} too early: {regions}; {told_first}–{told_last} are under {first}–{last}",
    ),
    "finding.filed_late": (
        "{n}份报告都放晚了{shift}：{regions}，{first}—{last}年的位置上是{told_first}—{told_last}年的报告",
        "{n} reports are filed {shift} too late: {regions}; {told_first}–{told_last} are under {first}–{last}",
    ),
    "finding.doubled": (
        "{n}个段落出现两次，占全文{share}；第一个是“{words}”",
        "{n} paragraphs stand there twice, {share} of the text, the first being {words}",
    ),
    "finding.other_language": ("外文段落：“{words}”", "a paragraph in another language: {words}"),
    "finding.other_language_lines": (
        "{n}个外文段落，第一个是“{words}”",
        "{n} paragraphs are in another language, the first being {words}",
    ),
    "finding.editors_mark": ("编辑留下的记号：“{words}”", "a mark of an editor: {words}"),
    "finding.open_paragraphs": (
        "{n}个段落末尾没有句号，第一个到“{words}”为止",
        "{n} paragraphs have no full stop at the end, the first ending at {words}",
    ),
    "finding.cut_off": ("段落到“{words}”为止，后面的话没有了", "the paragraph breaks off at {words}"),
    "finding.endless_sentences": (
        "全文{share}在超过{n}字还不断句的长句里，最长的是“{words}”",
        "{share} of the text is in sentences of more than {n} characters, the longest being {words}",
    ),
    "finding.lost_at_line_ends": (
        "{n}处折行有{strange}处接不上，第一处在“{words}”之后",
        "at {strange} of {n} line breaks the words do not join, first behind {words}",
    ),
    "finding.bare_rate": ("没有百分号：“{words}”", "a rate without a per cent sign: {words}"),
    "finding.lost_decimal_points": (
        "{n}个百分数没有一个带小数点，{large}个大得反常，第一个是“{words}”",
        "of {n} percentages none has a decimal point, and {large} are too large, the first being {words}",
    ),
    "finding.index_for_rate": ("指数写成了增速：“{words}”", "an index in words of growth: {words}"),
    "finding.section_missing": (
        "{year}年讲“{title}”的话，这一年只剩{share}",
        "of what {year} says under {title}, only {share} is left",
    ),
    "finding.plan_cut": (
        "年度安排{n}字，{years}年最短的也有{least}字，而其余部分并不短",
        "the plan has {n} characters, the shortest of {years} has {least}, and the rest is no shorter",
    ),
    "finding.out_of_line": (
        "{indicator}：“{words}”与各年悬殊；{others}",
        "{indicator}: {words} is out of line with {others}",
    ),
    "finding.measure_out_of_line": (
        "“{words}”与各年同样的话悬殊；{others}",
        "{words} is out of line with the same words of {others}",
    ),
    "finding.turned": (
        "{indicator}：“{words}”与各年方向相反；{others}",
        "{indicator}: {words} moves the other way than {others}",
    ),
    "finding.hardly_aligned": (
        "只有{share}的举措与{year}年对得上，应不低于{least}",
        "only {share} of the measures match those of {year}; at least {least} should",
    ),
    "finding.hardly_changed": (
        "有{share}的举措与{year}年一字不差，应不高于{most}",
        "{share} of the measures are word for word those of {year}; at most {most} should be",
    ),
    "finding.other_size": ("{after}条举措，{year}年是{before}条", "{after} measures; {year} has {before}"),
    "finding.watch_missing": ("没有“{name}”", "nothing about {name}"),
    "finding.watch_lowered": ("“{name}”：由“{old}”改为“{new}”", "{name}: from {old} to {new}"),
    "finding.watch_removed": ("“{name}”：不再提“{old}”", "{name}: {old} is no longer stated"),
    "finding.watch_set_back": ("“{name}”：“{old}”改为“{new}”", "{name}: from {old} back to {new}"),
    "finding.watch_changed": ("“{name}”有变化：“{words}”", "{name} changed: {words}"),
    "finding.watch_dropped": ("“{name}”未再提及：“{words}”", "{name} was dropped: {words}"),
    "finding.config_settings": (
        "这次检查按改过的设置执行：{what}（{by}）",
        "this check uses changed settings: {what} ({by})",
    ),
    "finding.config_watch": (
        "这次检查按改过的关注清单执行；删去或改动的：{names}（{by}）",
        "this check uses a changed watch list; removed or changed: {names} ({by})",
    ),
    "finding.config_accepted": (
        "这次检查按改过的已接受清单执行；新加{n}条：{names}（{by}）",
        "this check uses a changed baseline; {n} newly accepted: {names} ({by})",
    ),
    "finding.config_pins": (
        "这次检查按改过的人工确认对照：{before}条变为{now}条（{by}）",
        "this check uses changed pins: {before} before, {now} now ({by})",
    ),
    "finding.watch_new": ("“{name}”新增：“{words}”", "{name} is new: {words}"),
}

CHECKING_LABELS: Final[dict[str, tuple[str, str]]] = {
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.notice": ("提示", "notice"),
    **_FINDINGS,
    "say.check_clean": (
        "{n}份报告，没有发现问题",
        "{n} report checked, nothing found|{n} reports checked, nothing found",
    ),
    "say.check_counts": (
        "{n}份报告：{counts}",
        "{n} report checked: {counts}|{n} reports checked: {counts}",
    ),
    "say.check_count.error": ("{n}个错误", "{n} error|{n} errors"),
    "say.check_count.warning": ("{n}个警告", "{n} warning|{n} warnings"),
    "say.check_count.notice": ("{n}条提示", "{n} notice|{n} notices"),
    "say.check_accepted": (
        "另有{n}个已接受，未列出",
        "{n} more is accepted and not listed|{n} more are accepted and not listed",
    ),
    "say.check_stale": (
        "已接受清单第{line}行已无对应：{about}",
        "line {line} of the accepted baseline no longer accepts anything: {about}",
    ),
    "say.rules_head": ("规则/级别/名称/为什么/怎么办/例子", "Rule/Severity/Name/Why/What to do/Example"),
    "say.check_fix": ("处理：{text}", "fix: {text}"),
}
