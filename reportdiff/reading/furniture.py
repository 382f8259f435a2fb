"""Page furniture: what stands around a report on an official page or in a wiki and is no part of it.

The lists come from the pages of provincial governments, the reprint page of a party paper, and the wiki that holds
the national reports. Furniture is looked for above the salutation and below the last paragraph only: inside the
report, a short line is the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock

BUTTON = re.compile(
    r"[【\[(（]?\s*(?:下载|打印|打印本页|全屏|收藏|分享|分享到|分享到微信|关闭|关闭窗口|返回顶部|返回首页|首页|您的位置|当前位置|正文|"
    r"加大|还原|减小|大|中|小|字号|字体|视力保护色|扫一扫.{0,20}|手机版|微信|微博|[×>|»›]|浏览次数|点击数|阅读量?|来源)"
    r"\s*[:：]?\s*\d*\s*[】\])）]?|[】\]|>×]+"
)
BREADCRUMB = re.compile(r"(?:您的位置|当前位置|您所在的位置|首页\s*[>»›]).{0,60}")
FONT_SIZE = re.compile(r"[【\[]?\s*字[号体]\s*[:：].{0,20}")
CREDIT = re.compile(
    r"[（(]?\s*(?:信息来源|文章来源|新闻来源|来源|稿源|原标题|责任编辑|责编|编辑|审核|校对|作者|记者|发布时间|发布日期|更新时间|时间|日期)"
    r"\s*[:：].{0,40}"
)
TIME_STAMP = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)")
CAPTION = re.compile(r".{0,40}(?:记者|摄影|通讯员)\s?\S{1,12}\s?[/／]?摄[）)]?")
PROMOTION = re.compile(r"[》>]{2}.{0,40}[《<]{2}|点击.{0,10}进入专题.{0,20}")
RELATED = re.compile(
    r"(?:相关报道|相关文档|相关阅读|相关链接|相关新闻|相关稿件|上一篇|下一篇|上一条|下一条|推荐阅读|延伸阅读)\s*[:：]?.{0,60}"
)
LICENCE = re.compile(
    r"本作品是中华人民共和国的|Public domain|注：中文维基文库|本作品.{0,20}公有领域|检索自.{0,40}wikisource"
)

BAR = re.compile(
    r"(?:[（(【\[]?\s*(?:信息来源|文章来源|来源|发布时间|发布日期|发布单位|发布机构|更新时间|浏览次数|访问次数|阅读次数|字号|字体|索引号|日期|时间)\s*[:：]"
    r"|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+(?:\d{1,2}:\d{2}|来源)|(?:下载|打印|分享|收藏|关闭|全屏)[】\])）\s|｜]+(?:下载|打印|分享|收藏|关闭|全屏|【|字))"
)
"""Several of these in one line: 来源：… 发布时间：… 【字号：大 中 小】 打印."""

LONGEST_BAR = 160

LINE_RULES = (BUTTON, BREADCRUMB, FONT_SIZE, CREDIT, TIME_STAMP, CAPTION, PROMOTION, RELATED)

TITLE = re.compile(r"工作报告")
"""A heading with these words is the title of the whole, and what the site says of it may stand below it."""

SALUTATION = re.compile(r"(?:各位代表|各位委员|同志们|代表们|各位同志)")

HEAD_LINES = 40
"""Furniture above the report is looked for in at most so many lines: menus are shorter."""

TAIL_SHARE = 0.85
"""A licence or a list of related pages is believed only in the last 15 % of a page."""

PROSE = 60
"""A paragraph of this many characters is the report's own."""


def without_furniture(blocks: Sequence[SourceBlock], ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give ``blocks`` without page furniture, which is counted in ``ledger`` (``page_furniture``,
    ``licence_notice``)."""
    rest = _without_tail(list(blocks), ledger)
    head = _head_end(rest)
    tail = _tail_start(rest)
    result = []
    for index, block in enumerate(rest):
        if (index < head or index >= tail) and block.role == "paragraph" and _is_furniture(block.text):
            ledger.note("page_furniture", block.text.strip())
        else:
            result.append(block)
    return tuple(result)


def _without_tail(blocks: list[SourceBlock], ledger: Ledger) -> list[SourceBlock]:
    total = sum(len(block.text) for block in blocks)
    before = 0
    for index, block in enumerate(blocks):
        if before >= TAIL_SHARE * total and LICENCE.match(block.text.strip()):
            for notice in blocks[index:]:
                ledger.note("licence_notice", notice.text.strip())
            return blocks[:index]
        before += len(block.text)
    return blocks


def _head_end(blocks: Sequence[SourceBlock]) -> int:
    """Find the index of the salutation; without one, of the first paragraph of prose."""
    for index, block in enumerate(blocks[:HEAD_LINES]):
        text = block.text.strip()
        is_bar = BAR.match(text) is not None and len(text) < LONGEST_BAR
        if SALUTATION.match(text) or (len(text) >= PROSE and not is_bar):
            return index
        if block.role == "heading" and not TITLE.search(text):
            return index
    return min(len(blocks), HEAD_LINES) if len(blocks) > HEAD_LINES else 0


def _tail_start(blocks: Sequence[SourceBlock]) -> int:
    for index in range(len(blocks) - 1, -1, -1):
        if len(blocks[index].text.strip()) >= PROSE or blocks[index].role != "paragraph":
            return index + 1
    return len(blocks)


def _is_furniture(text: str) -> bool:
    text = text.strip()
    if len(text) < PROSE and any(rule.fullmatch(text) for rule in LINE_RULES):
        return True
    return len(text) < LONGEST_BAR and BAR.match(text) is not None and "。" not in text
