"""Which pages list the work reports of a region: the program's own table, and files of users in the same form::

[[index]]
region = "shanghai"
url = "https://www.example.gov.cn/zfgzbg/"
years_alone = true          # links there are called by the year alone (2031); without it they have to name a report
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportdiff.collecting.addresses import parse_address
from reportdiff.collecting.provenance import checked_region
from reportdiff.disk.untrusted_toml import parse_entries, read_untrusted_text, shortened
from reportdiff.errors import ReportdiffError
from reportdiff.package_data import data_table

_KEYS: Final = frozenset({"region", "url", "years_alone"})


class BadIndexList(ReportdiffError):
    """A list of index pages that cannot be read, or an entry of it that says no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """A page that lists reports of one region. ``years_alone``: its links may be called by nothing but the year."""

    region: str
    url: str
    years_alone: bool = False


def known_index_pages() -> tuple[IndexPage, ...]:
    """Give the pages of the program's table (``data/index_pages.toml``)."""
    return tuple(
        IndexPage(region=entry["region"], url=entry["url"], years_alone=entry.get("years_alone", False))
        for entry in data_table("index_pages.toml")["index"]
    )


def read_index_pages(path: Path) -> tuple[IndexPage, ...]:
    """Give the pages in a file of a user, in order.

    Raises :class:`BadIndexList` with the entry and what to write,
    :class:`~reportdiff.collecting.addresses.RefusedAddress` for an address that is never asked."""
    text = read_untrusted_text(path, error=BadIndexList)
    entries = parse_entries(text, str(path), "index", file=("a list of index pages", "栏目页清单"), error=BadIndexList)
    return tuple(_page(entry, number, path) for number, entry in enumerate(entries, start=1))


def pages_for(pages: Sequence[IndexPage], region: str | None) -> tuple[IndexPage, ...]:
    """Select the pages of a region, all of them for ``None``. Raises :class:`BadIndexList` where there is none."""
    if region is None:
        return tuple(pages)
    code = checked_region(region)
    selection = tuple(page for page in pages if page.region == code)
    if not selection:
        known = ", ".join(sorted({page.region for page in pages}))
        raise BadIndexList(
            f"no index page is known for {code}; known are: {known}; name one in a file: --index FILE",
            f"不知道{code}的报告栏目页；已知地区：{known}；可在文件里写明，用 --index 给出",
        )
    return selection


def _page(entry: Any, number: int, path: Path) -> IndexPage:
    place, place_zh = f"{path}: entry {number}", f"{path}：第{number}项"
    if not isinstance(entry, dict) or not {"region", "url"} <= set(entry) <= _KEYS:
        keys = shortened(", ".join(map(str, entry))) if isinstance(entry, dict) else "?"
        raise BadIndexList(
            f"{place} has {keys}; write region, url and, if needed, years_alone",
            f"{place_zh}里是 {keys}；应写 region、url，需要时写 years_alone",
        )
    region, url, alone = entry["region"], entry["url"], entry.get("years_alone", False)
    if not isinstance(region, str) or not isinstance(url, str) or not isinstance(alone, bool):
        raise BadIndexList(
            f"{place}: region and url are texts in quotes, years_alone is true or false",
            f"{place_zh}：region 和 url 是引号里的文字，years_alone 是 true 或 false",
        )
    return IndexPage(region=checked_region(region), url=parse_address(url).url, years_alone=alone)
