"""Every word the program itself says in its output, in Chinese and in English, in one table.

Keys are ``table.value``: for each value of a :data:`typing.Literal` of :mod:`reportdiff.model` there is a key such as
``status.new`` or ``facet.moved``, and the phrases of the renderers stand under ``say.``. Templates are filled with
:meth:`str.format`; counted English nouns give singular and plural as ``one|many``. Words of a report itself (titles,
measures, units, stages quoted from the text) are never translated and never come from here.

The Chinese labels are those a newspaper could print. A commitment that the new report does not repeat is 未再提及 and
not 取消: a report that is silent on a programme has not ended it, and only a new decision could.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Lang = Literal["zh", "en"]

LABELS: dict[str, tuple[str, str]] = {
    "status.new": ("新增", "new"),
    "status.dropped": ("未再提及", "dropped"),
    "status.changed": ("有变化", "changed"),
    "status.reworded": ("改写", "reworded"),
    "status.unchanged": ("未变", "unchanged"),
    "facet.moved": ("移动", "moved"),
    "facet.split": ("拆分", "split"),
    "facet.merged": ("合并", "merged"),
    "facet.target_raised": ("数字提高", "figure raised"),
    "facet.target_lowered": ("数字降低", "figure lowered"),
    "facet.target_added": ("新列数字", "figure added"),
    "facet.target_removed": ("不再列数字", "figure removed"),
    "facet.target_changed": ("数字改变", "figure changed"),
    "facet.expanded": ("范围扩大", "scope wider"),
    "facet.narrowed": ("范围缩小", "scope narrower"),
    "facet.stage_advanced": ("阶段推进", "further along"),
    "facet.stage_set_back": ("阶段后退", "set back"),
    "facet.wording_stronger": ("措辞加强", "stronger wording"),
    "facet.wording_weaker": ("措辞减弱", "weaker wording"),
    "pass.exact": ("原文相同", "same text"),
    "pass.masked": ("只有数字不同", "same but for figures"),
    "pass.object": ("同一对象", "same object"),
    "pass.neighbour": ("上下文相邻", "same neighbours"),
    "pass.anywhere": ("全文查找", "found anywhere"),
    "part.review": ("工作回顾", "review"),
    "part.outlook": ("五年展望", "five-year outlook"),
    "part.plan": ("年度安排", "plan"),
    "part.closing": ("结束语", "closing"),
    "stage.研究": ("研究", "study"),
    "stage.谋划": ("谋划", "planning"),
    "stage.启动": ("启动", "start"),
    "stage.推进": ("推进", "under way"),
    "stage.基本建成": ("基本建成", "nearly finished"),
    "stage.建成": ("建成", "finished"),
    "stage.运行": ("运行", "running"),
    "kind.full_text": ("全文", "full text"),
    "kind.digest": ("摘编", "digest"),
    "bound.eq": ("等于", "exactly"),
    "bound.ge": ("不低于", "at least"),
    "bound.gt": ("超过", "more than"),
    "bound.le": ("不超过", "at most"),
    "bound.lt": ("低于", "less than"),
    "bound.approx": ("左右", "about"),
    "bound.range": ("区间", "range"),
    "quantity.change": ("增减", "change"),
    "quantity.count": ("数量", "count"),
    "quantity.date": ("日期", "date"),
    "quantity.level": ("水平", "level"),
    "quantity.multiple": ("倍数", "multiple"),
    "quantity.name": ("名称", "name"),
    "quantity.ordinal": ("序次", "ordinal"),
    "quantity.range": ("范围", "range"),
    "quantity.ratio": ("比率", "ratio"),
    "quantity.target": ("目标", "target"),
    "plan_found.heading": ("", ""),
    "plan_found.wording": (
        "没有标题可据，年度安排按行文判断，请核对起止。",
        "No heading marks the plan; it was told from the wording. Check where it begins and ends.",
    ),
    "plan_found.whole": (
        "分不出年度安排，全文都当作年度安排，其中可能混有工作回顾。",
        "The plan could not be told from the rest; the whole text was taken for it, any review included.",
    ),
    "side.old": ("旧", "old"),
    "side.new": ("新", "new"),
    "side.old_report": ("旧报告", "old report"),
    "side.new_report": ("新报告", "new report"),
    "say.heading": ("政府工作报告举措对照", "Government work reports compared"),
    "say.untitled": ("（无标题）", "(untitled)"),
    "say.no_section": ("（无栏目）", "(no section)"),
    "say.year": ("{n}年", "{n}"),
    "say.measures": ("{n}条举措", "{n} measure|{n} measures"),
    "say.frame": ("另有{n}句不含举措", "{n} clause without a measure|{n} clauses without a measure"),
    "say.encoding": ("按{name}编码读入", "read as {name}"),
    "say.ledger": ("读入时清理", "removed on reading"),
    "say.times": ("{what}{n}处", "{what} ×{n}"),
    "say.reversed": (
        "旧报告（{old}年）不早于新报告（{new}年）：两份可能放反了，升降和增减要倒过来看",
        "the old report ({old}) is not older than the new one ({new}): they may be the wrong way round",
    ),
    "say.other_region": (
        "两份报告不是同一地区（{old}、{new}）：不是前后两年的变化，而是两地的差别",
        "the reports are of different regions ({old}, {new}): what differs is no change from one year to the next",
    ),
    "say.digest_old": (
        "旧报告是摘编，措辞不是正式文本：举措的有无可以比，字句的差别不能作准。",
        "The old report is a digest, not the official text: what is there can be compared, the wording cannot.",
    ),
    "say.digest_new": (
        "新报告是摘编，措辞不是正式文本：举措的有无可以比，字句的差别不能作准。",
        "The new report is a digest, not the official text: what is there can be compared, the wording cannot.",
    ),
    "say.digest_both": (
        "两份都是摘编，措辞不是正式文本：举措的有无可以比，字句的差别不能作准。",
        "Both reports are digests, not the official text: what is there can be compared, the wording cannot.",
    ),
    "say.digest_one": (
        "这是摘编，措辞不是正式文本。",
        "This is a digest; its wording is not the official text.",
    ),
    "say.doubtful": ("存疑", "doubtful"),
    "say.of_these": ("其中", "of these"),
    "say.figures_front": ("数字升降", "Figures that moved"),
    "say.more_figures": (
        "还有{n}处，见下文各栏。",
        "and {n} more below.|and {n} more below.",
    ),
    "say.terms_new": ("新出现的词", "New terms"),
    "say.terms_vanished": ("不再出现的词", "Vanished terms"),
    "say.more_terms": ("等{n}个", "and {n} more|and {n} more"),
    "say.selected": (
        "以下按条件选出{shown}项，共{total}项。",
        "Showing a selection: {shown} of {total} changes.",
    ),
    "say.nothing": ("没有符合条件的变化。", "No changes to show."),
    "say.side_old": ("（旧报告栏目）", "(section of the old report)"),
    "say.folded": ("{n}条未变，从略", "{n} measure, not shown|{n} measures, not shown"),
    "say.moved_from": ("移自", "moved from"),
    "say.split_into": ("拆分：{old}条变为{new}条", "split: {old} into {new}"),
    "say.merged_into": ("合并：{old}条变为{new}条", "merged: {old} into {new}"),
    "say.term_new": ("新词", "new term|new terms"),
    "say.term_vanished": ("不再出现的词", "vanished term|vanished terms"),
    "say.doubt_link": ("是否同一举措，匹配度{score}", "the same commitment? match {score}"),
    "say.doubt_alone": ("可能漏配", "a match may have been missed"),
    "say.nearest_old": ("旧报告中最接近", "nearest in the old report"),
    "say.nearest_new": ("新报告中最接近", "nearest in the new report"),
    "say.legend": ("读法", "Key"),
    "say.words_old": ("旧报告的字句", "words of the old report"),
    "say.words_new": ("新报告的字句", "words of the new one"),
    "say.legend_signs": ("▲升 ▼降 ?存疑的，刊用前请核对原文", "▲ up ▼ down ? doubtful, check before printing"),
    "say.outline": ("结构", "Outline"),
    "say.delivered": ("{date}提交", "delivered {date}"),
    "target.figure": ("有数字", "figure"),
    "target.without_figure": ("有要求，无数字", "stated without a figure"),
    "target.unreadable": ("未能识别", "could not be read"),
    "target.not_stated": ("未提", "not stated"),
    "better.better": ("要求提高", "more ambitious"),
    "better.worse": ("要求放低", "less ambitious"),
    "say.targets_heading": ("目标数字对照", "Targets compared"),
    "say.targets_headline": ("主要预期目标", "Headline targets"),
    "say.targets_by_size": ("其他数字，变动大的在前", "Other figures, largest change first"),
    "say.targets_none": ("两份年度安排都没有可比的数字。", "Neither plan states a figure."),
    "say.targets_unchanged": (
        "{n}个数字未变，从略",
        "{n} figure unchanged, not shown|{n} figures unchanged, not shown",
    ),
    "say.targets_counts": (
        "主要目标{headline}项 · 其他数字{n}个",
        "{headline} headline · {n} other figure|{headline} headline · {n} other figures",
    ),
    "say.column_target": ("指标", "Target"),
    "say.section": ("栏目", "Section"),
    "say.column_change": ("变化", "Change"),
    "say.other_basis": ("口径不同", "other basis"),
    "say.bound_only": ("界限改变", "bound changed"),
    "say.legend_better": (
        "要求提高、放低：按指标本身的方向说（如失业率以低为好），不评价目标是否合适；不能判断的不标",
        "more, less ambitious: by the way the indicator should go (unemployment: down); unmarked where not known",
    ),
    "say.stage": ("阶段", "stage"),
    "say.figures": ("数字", "figures"),
    "say.list": ("、", ", "),
    "say.colon": ("：", ": "),
    "say.quote": ("“{text}”", "“{text}”"),
    "say.pp": ("{value}个百分点", "{value}pp"),
    "say.brackets": ("（{text}）", " ({text})"),
    "ledger.space_between_hanzi": ("字间空格", "spaces between characters"),
    "ledger.split_lines": ("并成一行的段落", "run-together paragraphs"),
    "ledger.joined_lines": ("断开的行", "broken lines"),
    "ledger.page_furniture": ("网页部件", "page furniture"),
    "ledger.licence_notice": ("版权说明", "licence notices"),
    "ledger.markdown_rule": ("分隔线", "rules"),
    "ledger.html_comment": ("网页注释", "page comments"),
    "ledger.html_tag": ("网页标记", "page tags"),
    "ledger.image": ("图片", "images"),
    "ledger.automatic_number": ("补写的自动编号", "automatic numbers written out"),
    "ledger.tracked_deletion": ("修订中删去的文字", "tracked deletions"),
    "ledger.hidden_text": ("隐藏文字", "hidden text"),
    "ledger.table_of_contents": ("目录行", "lines of a table of contents"),
    "ledger.running_head": ("页眉页脚", "running heads"),
    "ledger.footnote": ("脚注尾注", "footnotes"),
    "ledger.embedded_file": ("嵌入的文件", "embedded files"),
    "ledger.page_number": ("页码", "page numbers"),
    "ledger.page_without_text": ("没有文字、未能读出的页", "pages without text, not read"),
    "ledger.doubled_text": ("叠印两遍的字", "characters printed twice"),
    "ledger.kangxi_radical": ("还原为汉字的部首码", "radicals read as characters"),
    "ledger.more_pages": ("“下一页”链接，后面可能还有正文", "links to a next page, where the report may go on"),
    "ledger.translated_paragraph": ("译文段落", "translated paragraphs"),
    "ledger.pronunciation": ("注音", "pronunciations"),
    "ledger.spaced_out_text": ("逐字加空格的行", "spaced-out lines"),
    "ledger.replacement_character": ("无法读出的字符", "unreadable characters"),
    "ledger.terminal_escape": ("终端控制序列", "terminal escapes"),
    "ledger.bidi_mark": ("书写方向标记", "direction marks"),
    "ledger.zero_width": ("零宽字符", "zero-width characters"),
    "ledger.control_character": ("控制字符", "control characters"),
    "ledger.other": ("其他", "other"),
}
"""Each label as ``(zh, en)``."""


def say(key: str, lang: Lang, **values: object) -> str:
    """The label ``key`` in ``lang``, with ``values`` filled in; ``n`` chooses between ``one|many``.

    Raises:
        KeyError: there is no such label.
    """
    template = LABELS[key][0 if lang == "zh" else 1]
    if "|" in template:
        one, many = template.split("|")
        template = one if values.get("n") == 1 else many
    return template.format(**values) if values else template


def listed(items: Iterable[str], lang: Lang) -> str:
    """``items`` as one enumeration, with the comma of the language."""
    return say("say.list", lang).join(items)


def ledger_label(what: str, lang: Lang) -> str:
    """What a ledger code means; a code without a label of its own counts as ``other``."""
    key = f"ledger.{what}"
    return say(key if key in LABELS else "ledger.other", lang)
