"""The labels that only the page has: filters, keys, links between a change and the plan."""

from __future__ import annotations

from typing import Final

PAGE_LABELS: Final[dict[str, tuple[str, str]]] = {
    "page.title": ("{place}：政府工作报告举措对照", "{place}: government work reports compared"),
    "page.skip": ("跳到正文", "Skip to the changes"),
    "page.contents": ("本页内容", "On this page"),
    "page.dark": ("深色", "Dark"),
    "page.light": ("浅色", "Light"),
    "page.keys": ("快捷键", "Keys"),
    "page.source": ("出处", "Source"),
    "page.reports": ("所比较的报告", "The reports compared"),
    "page.counts": ("变化的数量", "Counts"),
    "page.reading": ("怎样读", "How to read this page"),
    "page.read_doubt": (
        "存疑：是不是同一举措没有把握，或可能漏配。刊用前请核对原文。",
        "Doubtful: the two may not be the same commitment, or a match may have been missed. "
        "Check the reports before printing.",
    ),
    "page.read_dropped": (
        "未再提及：新报告的年度安排没有再写，不等于取消。没有附句子的，新报告全文也未见。",
        "Dropped: the plan of the new report does not repeat it, which does not mean that it was cancelled. "
        "Where no passage is quoted, the whole report has none.",
    ),
    "page.read_diff": (
        "左边是旧报告，划去的字句新报告没有；右边是新报告，加下划线的字句旧报告没有。",
        "Left: the old report; words that the new one lacks are struck through. Right: the new report; words that "
        "the old one lacks are underlined.",
    ),
    "page.selected": (
        "这是按条件选出的一部分：两份报告另有{n}条举措不在其中。",
        "A selection: {n} measure of the two reports is in none of its changes."
        "|A selection: {n} measures of the two reports are in none of its changes.",
    ),
    "page.also": ("另见", "see also"),
    "page.charts": ("图", "Charts"),
    "page.frame": ("提法", "wording"),
    "page.show_frame": ("显示提法与表述", "Show slogans and aims"),
    "page.changes": ("逐条对照", "Changes"),
    "page.targets": ("目标数字", "Targets"),
    "page.terms": ("用词", "Terms"),
    "page.plans": ("两份年度安排全文", "Both plans in full"),
    "page.sections": ("各栏目", "Sections"),
    "page.filters": ("筛选", "Filter"),
    "page.search": ("搜索", "Search"),
    "page.search_hint": ("搜索字句，多个词用空格隔开", "Search the text"),
    "page.any_facet": ("全部细类", "any kind"),
    "page.facet": ("细类", "Kind"),
    "page.kind": ("去向与由来", "Fate or origin"),
    "page.any_kind": ("全部去向与由来", "any fate or origin"),
    "page.any_section": ("全部栏目", "all sections"),
    "page.only_doubtful": ("只看存疑", "doubtful only"),
    "page.reset": ("重设", "Reset"),
    "page.shown": ("显示{shown}项，共{total}项", "{shown} of {total} shown"),
    "page.none_shown": ("没有符合条件的变化，可以放宽筛选。", "No change matches the filter. Widen it to see more."),
    "page.link_to": ("这一条的链接", "link to this change"),
    "page.copied": ("链接已复制", "link copied"),
    "page.see_text": ("看原文", "see it in the plan"),
    "page.match": ("匹配度{score}", "match {score}"),
    "page.no_terms": ("没有。", "None."),
    "page.plan_note": (
        "每条举措前有记号，点开可以看它的变化；没有记号的字句不含举措。",
        "Every measure has a sign and links to its change; text without a sign contains no measure.",
    ),
    "page.key_next": ("下一条、上一条", "next, previous change"),
    "page.key_search": ("搜索", "search"),
    "page.key_help": ("显示快捷键", "show the keys"),
    "page.key_escape": ("关闭，或清空搜索", "close, or clear the search"),
    "page.keys_on": ("使用单键快捷键", "use single keys"),
    "page.close": ("关闭", "Close"),
    "page.made_by": ("由{generator}生成", "made by {generator}"),
    "page.made_note": (
        "逐条对照由程序得出，引用时请以报告原文为准。",
        "A program made this comparison; quote from the reports themselves.",
    ),
}
