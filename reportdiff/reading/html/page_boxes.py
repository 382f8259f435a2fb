"""The report on a web page, and what stands around it: chosen by where the prose is, not by the names of one site.

A page is a tree of boxes. The report is the smallest box that holds nearly all its prose (long lines with Chinese
punctuation that are no links); what lies outside is furniture, and so are boxes inside it that say so by their class
(share buttons, related pages). Whatever holds much prose is never thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportdiff.reading.document import BlockRole
from reportdiff.reading.html.page_tables import CellPlace, PageTables
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceBlock

PROSE = re.compile(r"[，。；：、]")
PROSE_LENGTH = 30
"""A line of so many characters with a Chinese comma or stop is prose."""

LINK_SHARE = 0.5
"""Share of a line's characters that are links from which on it is a list of links."""

NEARLY_ALL = 0.97
"""Share of the prose that the box of the report must hold; the rest is the site's own (address, licence)."""

FURNITURE_PROSE = 0.2
"""Share of the prose up to which a box that is called furniture, or is hidden, is one."""

FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "dialog"})
FURNITURE_MARKS = re.compile(
    r"(?:^|[-_\s])(?:nav|navbox|navigation|menu|bread-?crumbs?|crumbs?|toc|share|bd-?share|bdsharebuttonbox|footer|copyright"
    r"|side-?bar|related?|relevant|recommend|xgxw|xgwd|xgbd|pager|pagination|page-?nav|print|noprint|tool-?bar|tools?"
    r"|comments?|adverts?|qr-?code|ewm|font-?size|zihao|mw-editsection|catlinks|printfooter)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
"""Words in the class, id or role of a box by which sites and wikis call what is no part of the text."""

TITLE = re.compile(r"工作报告")
TITLE_LENGTH = 60
SITE_NAME = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|--+|——\s*(?=\S{2,20}(?:政府|网|门户))")
"""What stands between the title and the name of the site in <title>."""

NEXT_PAGE = re.compile(r"[\[【<«\s]*(?:下一页|下页|余下全文|阅读全文|下一頁)[\]】>»\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A paragraph as a browser shows it; ``link_length`` of its characters are links. ``place`` is its
    cell."""

    text: str
    role: BlockRole
    level: int = 0
    spaced: bool = True
    indented: bool = False
    link_length: int = 0
    place: CellPlace | None = None

    @property
    def linked(self) -> bool:
        return self.link_length > LINK_SHARE * len(self.text)

    @property
    def prose(self) -> int:
        """Characters that count as prose."""
        is_prose = len(self.text) >= PROSE_LENGTH and PROSE.search(self.text) is not None and not self.linked
        return len(self.text) if is_prose else 0


@dataclass(slots=True)
class Box:
    """An element that holds paragraphs; ``parent`` is its index in :attr:`Page.boxes` (-1 for the root)."""

    parent: int
    furniture: bool = False
    hidden: bool = False
    prose: int = 0
    titled: bool = False


@dataclass(slots=True)
class Page:
    """Boxes and paragraphs in document order; ``owners`` gives the box of each paragraph."""

    boxes: list[Box] = field(default_factory=lambda: [Box(parent=-1)])
    blocks: list[PageBlock] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    title: str = ""
    tables: PageTables = field(default_factory=PageTables)
    _current: int = 0

    def open_box(self, tag: str, marks: str, *, hidden: bool) -> None:
        furniture = tag in FURNITURE_TAGS or (marks.strip() != "" and FURNITURE_MARKS.search(marks) is not None)
        self.boxes.append(Box(parent=self._current, furniture=furniture, hidden=hidden))
        self._current = len(self.boxes) - 1

    def close_box(self) -> None:
        self._current = max(0, self.boxes[self._current].parent)

    def put(self, block: PageBlock) -> None:
        self.blocks.append(replace(block, place=self.tables.place))
        self.owners.append(self._current)


def report_blocks(page: Page, ledger: Ledger) -> tuple[SourceBlock, ...]:
    """Give the paragraphs of the report on ``page``; all others are counted in ``ledger``."""
    _weigh(page)
    left_out = _left_out(page)
    inside = _under(page, _main_box(page, left_out))
    choice = [inside[owner] and not left_out[owner] for owner in page.owners]
    _drop_link_lists(page, choice)
    title = _title_outside(page, choice)
    if title is not None:
        choice[title] = True
    for block, owner, is_text in zip(page.blocks, page.owners, choice, strict=True):
        if block.linked and NEXT_PAGE.fullmatch(block.text):
            ledger.note("more_pages", block.text.strip())
        elif not is_text:
            ledger.note(left_out[owner] or "page_furniture", block.text.strip())
    return _blocks(page, choice, ledger)


def _weigh(page: Page) -> None:
    """Give each box the prose under it. A box comes after its parent, so one pass from the end does."""
    for block, owner in zip(page.blocks, page.owners, strict=True):
        page.boxes[owner].prose += block.prose
        if TITLE.search(block.text) and len(block.text) <= TITLE_LENGTH and block.level in (1, 2):
            page.boxes[owner].titled = True
    for box in reversed(page.boxes[1:]):
        page.boxes[box.parent].prose += box.prose
        page.boxes[box.parent].titled = page.boxes[box.parent].titled or box.titled


def _left_out(page: Page) -> list[str]:
    """Give for each box the code it is left out with, or ``""``; what is inside such a box is left out too."""
    most = FURNITURE_PROSE * page.boxes[0].prose
    codes = [""]
    for box in page.boxes[1:]:
        what = "hidden_text" if box.hidden else "page_furniture" if box.furniture and not box.titled else ""
        codes.append(codes[box.parent] or (what if box.prose <= most else ""))
    return codes


def _main_box(page: Page, left_out: list[str]) -> int:
    """Go down from the page as long as one box holds nearly all the prose."""
    prose = [0 if out else box.prose for box, out in zip(page.boxes, left_out, strict=True)]
    best: dict[int, int] = {}
    for index, box in enumerate(page.boxes[1:], start=1):
        rival = best.get(box.parent)
        if rival is None or prose[index] > prose[rival]:
            best[box.parent] = index
    dropped = sum(
        box.prose for box, out in zip(page.boxes, left_out, strict=True) if out and not left_out[max(box.parent, 0)]
    )
    least = NEARLY_ALL * (page.boxes[0].prose - dropped)
    main = 0
    while main in best and prose[best[main]] >= max(1, least):
        main = best[main]
    # A single paragraph is no report: what stands beside it in the same box is.
    return max(0, page.boxes[main].parent) if main not in best and page.owners.count(main) == 1 else main


def _under(page: Page, main: int) -> list[bool]:
    inside = [index == main for index in range(len(page.boxes))]
    for index, box in enumerate(page.boxes):
        if box.parent >= 0 and inside[box.parent]:
            inside[index] = True
    return inside


def _drop_link_lists(page: Page, choice: list[bool]) -> None:
    """Drop lists of links above the first and below the last prose of the report: the site's (related pages, menus)."""
    prose = [index for index, is_text in enumerate(choice) if is_text and page.blocks[index].prose]
    if prose:
        for index, block in enumerate(page.blocks):
            if block.linked and not prose[0] < index < prose[-1]:
                choice[index] = False


def _title_outside(page: Page, choice: list[bool]) -> int | None:
    """Give the paragraph before the report that is its title, if the report has none itself."""
    first = choice.index(True) if True in choice else 0
    for index, block in enumerate(page.blocks):
        begins = bool(block.prose) and choice[index]
        if begins:
            break
        if choice[index] and TITLE.search(block.text) and len(block.text) <= TITLE_LENGTH:
            return None
    titles = [
        index
        for index, block in enumerate(page.blocks[:first])
        if TITLE.search(block.text) and len(block.text) <= TITLE_LENGTH and not block.linked
    ]
    return max(titles, key=lambda index: (page.blocks[index].level > 0, index)) if titles else None


def _blocks(page: Page, choice: list[bool], ledger: Ledger) -> tuple[SourceBlock, ...]:
    places = [
        (
            SourceBlock(
                role=block.role,
                text=block.text,
                line=number,
                level=block.level,
                spaced=block.spaced,
                indented=block.indented,
            ),
            block.place,
        )
        for number, (block, is_text) in enumerate(zip(page.blocks, choice, strict=True), start=1)
        if is_text
    ]
    blocks = list(page.tables.with_targets(places, ledger))
    title = SITE_NAME.split(page.title)[0].strip()
    has_title = any(TITLE.search(block.text) for block in blocks[:5])
    if blocks and not has_title and TITLE.search(title) and len(title) <= TITLE_LENGTH:
        blocks.insert(0, SourceBlock(role="heading", text=title, line=1, level=1, spaced=True))
    return tuple(blocks)
