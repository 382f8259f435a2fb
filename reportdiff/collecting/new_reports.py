"""Which reports index pages list that the collection lacks. Pages are looked at; no report is downloaded.

A link counts if its words name a work report and a year (云岭市2031年政府工作报告), or on a page whose links are years
nothing but that, and if it leads to the site of the page or to another official one (``.gov.cn``). Explainers, pictures
and news about a report are left out by their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from os import PathLike
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from reportdiff.collecting.addresses import Address, RefusedAddress, parse_address
from reportdiff.collecting.download import Limits, download
from reportdiff.collecting.index_pages import IndexPage
from reportdiff.corpus.reports import list_reports
from reportdiff.errors import ReportdiffError

_REPORT: Final = re.compile(r"政府工作报告|政府工作的报告")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_ALONE: Final = re.compile(r"((?:19|20)\d\d)年?")
_ABOUT: Final = re.compile(
    r"解读|图解|读懂|一图|视频|直播|摘要|摘编|要点|问答|速览|审议|讨论|征求|意见|分工|任务|落实|反响|热议|新闻|英文|English|关于印发|起草|名词|回顾|专题"
)
"""Words by which a link says that it leads to something about a report."""

_OFFICIAL: Final = ".gov.cn"
_LONGEST: Final = 120
"""Characters of the words of a link: longer ones are a paragraph."""

_MOST_LINKS: Final = 5000
_LIMITS: Final = Limits(connect=10.0, read=20.0, total=40.0, size=4_000_000)
"""An index page is smaller than a report and asked unasked for: it may cost less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLink:
    """A report that an index page lists: ``title`` are the words of the link, ``url`` where it leads, ``page`` the
    address of the index page."""

    region: str
    year: int
    title: str
    url: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPage:
    """An index page that gave nothing, with the reason in English and Chinese."""

    region: str
    page: str
    why: str
    why_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReports:
    """What index pages list: ``new`` are the reports that the collection lacks, latest first, ``listed`` counts all
    that the pages list, ``unread`` are pages that could not be read or list no report."""

    new: tuple[ListedLink, ...]
    listed: int
    pages: int
    unread: tuple[UnreadPage, ...]


def new_reports(
    pages: Sequence[IndexPage],
    *,
    reports: str | PathLike[str] | None = None,
    since: int | None = None,
    allow_private: bool = False,
) -> NewReports:
    """Look at ``pages`` and list the reports that are not in ``reports`` (default as for ``reportdiff list``; a folder
    that is not there has none).

    ``since`` leaves out reports of earlier years. ``allow_private`` as for
    :func:`reportdiff.collecting.download.download`. A page that fails is in the result, and stops nothing."""
    held = _held(reports)
    found: dict[tuple[str, int], ListedLink] = {}
    unread: list[UnreadPage] = []
    for page in pages:
        try:
            links = _links_of(page, allow_private=allow_private)
        except ReportdiffError as error:
            unread.append(UnreadPage(region=page.region, page=page.url, why=str(error), why_zh=error.zh))
            continue
        if not links:
            unread.append(
                UnreadPage(region=page.region, page=page.url, why="lists no work report", why_zh="没有列出政府工作报告")
            )
        for link in links:
            found.setdefault((link.region, link.year), link)
    new = [link for key, link in found.items() if key not in held and (since is None or link.year >= since)]
    return NewReports(
        new=tuple(sorted(new, key=lambda link: (-link.year, link.region))),
        listed=len(found),
        pages=len(pages),
        unread=tuple(unread),
    )


def _held(reports: str | PathLike[str] | None) -> set[tuple[str, int]]:
    folder = None if reports is None else Path(reports)
    if folder is not None and not folder.is_dir():
        return set()
    return {(file.region, file.year) for file in list_reports(folder)}


def _links_of(page: IndexPage, *, allow_private: bool) -> tuple[ListedLink, ...]:
    answer = download(page.url, allow_private=allow_private, limits=_LIMITS)
    parser = _Links()
    parser.feed(_text_of(answer.data))
    base = parse_address(answer.url)
    links: list[ListedLink] = []
    for href, words in parser.links[:_MOST_LINKS]:
        year = _year_of(words, page)
        address = _address(urljoin(answer.url, href)) if year else None
        if year and address is not None and _is_official(address, base):
            links.append(ListedLink(region=page.region, year=year, title=words, url=address.url, page=page.url))
    return tuple(links)


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _year_of(words: str, page: IndexPage) -> int | None:
    """Give the year of the report that the words of a link name; ``None`` where they name none, or several."""
    if len(words) > _LONGEST or _ABOUT.search(words):
        return None
    if page.years_alone and (alone := _YEAR_ALONE.fullmatch(words)):
        return int(alone[1])
    years = {int(year) for year in _YEAR.findall(words)} if _REPORT.search(words) else set()
    return years.pop() if len(years) == 1 else None


def _address(text: str) -> Address | None:
    try:
        return parse_address(text)
    except RefusedAddress:
        return None


def _is_official(address: Address, base: Address) -> bool:
    return address.host == base.host or address.host.endswith(_OFFICIAL)


class _Links(HTMLParser):
    """The links of a page with their words: the text inside, or the title where that says more."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self._href = ""
        self._title = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._close()
            values = dict(attrs)
            self._href, self._title = values.get("href") or "", values.get("title") or ""

    def handle_data(self, data: str) -> None:
        if self._href:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._close()

    def _close(self) -> None:
        if self._href and len(self.links) < _MOST_LINKS:
            inside, title = ("".join(words.split()) for words in ("".join(self._words), self._title))
            self.links.append((self._href.strip(), max(inside, title, key=len)))
        self._href, self._title, self._words = "", "", []
