"""Rules about which report a file is: what path, front matter and the text itself say of year and region."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.parsing.occasion import HEADING_LENGTH, REVIEW_HEADING, same_place, year_of_headings
from reportdiff.reading.numbering import years_in
from reportdiff.regions import REGIONS, UNKNOWN

_HEAD: Final = 1_200
"""Characters at the beginning in which the year of a title, or the name of a region, is looked for."""


@rule("RD201", "error")
def wrong_year(inspection: Inspection) -> Iterator[Observation]:
    """The text is of another year than path or front matter say."""
    (text, start), told = inspection.own, inspection.told
    year = inspection.by_path.year or inspection.stated.year
    if told is None or not year:
        return
    found = told.year or year_of_headings(text)
    if found and found != year and (told.year or not _announced(text, year)):
        at, words = year_place(text, found)
        values = {"year": str(year), "found": str(found)}
        yield Observation(key="wrong_year", values=values, words=words, start=start + at, identity=f"{year} {found}")


@rule("RD202", "error")
def wrong_region(inspection: Inspection) -> Iterator[Observation]:
    """The text is of another region than path or front matter say."""
    (text, start), told = inspection.own, inspection.told
    stated = inspection.by_path.region if inspection.by_path.region != UNKNOWN else inspection.stated.region
    if told is None:
        return
    if _contradict(stated, told.region or UNKNOWN):
        name = REGIONS.get(told.region, told.region)
        at = text.find(name, 0, _HEAD)
        values = {"region": REGIONS.get(stated, stated), "found": name}
        yield Observation(
            key="wrong_region",
            values=values,
            words=name if at >= 0 else text[:8],
            start=start + max(at, 0),
            identity=f"{stated} {told.region}",
        )


@rule("RD203", "error")
def misplaced(inspection: Inspection) -> Iterator[Observation]:
    """Front matter and path contradict each other."""
    by_path, stated = inspection.by_path, inspection.stated
    if by_path.year and stated.year and by_path.year != stated.year:
        yield _contradiction(inspection, "year", str(by_path.year), str(stated.year))
    if _contradict(by_path.region, stated.region):
        yield _contradiction(inspection, "region", by_path.region, stated.region)


@rule("RD204", "warning")
def unplaced(inspection: Inspection) -> Iterator[Observation]:
    """Nothing tells the year or the region, so the report cannot be put beside others."""
    if inspection.document is not None and (not inspection.year or inspection.region == UNKNOWN):
        yield Observation(key="unplaced", identity="unplaced")


def year_place(text: str, year: int) -> tuple[int, str]:
    """Where the head, else a heading, of a text names ``year`` (or the year before, which it looks back on)."""
    digits = str(year)
    chinese = digits.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    for name in (digits, chinese, chinese.replace("〇", "○"), chinese.replace("〇", "零")):
        at = text.find(name, 0, _HEAD)
        if at < 0:
            heading = re.search(rf"^[^。\n]{{0,20}}{name}[^。\n]{{0,20}}$", text, re.MULTILINE)
            at = heading.start() + heading.group().find(name) if heading else -1
        if at >= 0:
            return at, name
    return 0, text[:8]


def _contradict(one: str, other: str) -> bool:
    """Whether two regions cannot be one; a name in letters of no table (yunling) may be that of any (云岭市)."""
    if UNKNOWN in (one, other) or same_place(one, other):
        return False
    spelt = [region.isascii() and region not in REGIONS for region in (one, other)]
    return all(spelt) or not any(spelt)


def _announced(text: str, year: int) -> bool:
    """Whether a heading can be meant to announce the plan of ``year``: 主要工作 may look back or ahead."""
    lines = (line for line in text.split("\n") if len(line) <= HEADING_LENGTH and "。" not in line[:-1])
    return any(year in years_in(line) and not REVIEW_HEADING.search(line) for line in lines)


def _contradiction(inspection: Inspection, key: str, path: str, stated: str) -> Observation:
    stating = re.compile(rf"\s*[\"']?{key}[\"']?\s*:")
    lines = inspection.source.lines
    line = next((number for number, text in enumerate(lines, 1) if stating.match(text)), 1)
    return Observation(
        key=f"misplaced_{key}",
        values={"path": path, "stated": stated},
        words=lines[line - 1].strip() if lines else "",
        line=line,
        identity=f"{key} {path} {stated}",
    )
