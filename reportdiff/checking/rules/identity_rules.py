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
    """Find texts of another year than path or front matter say."""
    (text, start), by_text = inspection.own, inspection.by_text
    year = inspection.by_path.year or inspection.by_front_matter.year
    if by_text is None or not year:
        return
    text_year = by_text.year or year_of_headings(text)
    if text_year and text_year != year and (by_text.year or not _has_plan_heading(text, year)):
        at, words = year_place(text, text_year)
        values = {"year": str(year), "found": str(text_year)}
        yield Observation(
            key="wrong_year", values=values, words=words, start=start + at, identity=f"{year} {text_year}"
        )


@rule("RD202", "error")
def wrong_region(inspection: Inspection) -> Iterator[Observation]:
    """Find texts of another region than path or front matter say."""
    (text, start), by_text = inspection.own, inspection.by_text
    expected = inspection.by_path.region if inspection.by_path.region != UNKNOWN else inspection.by_front_matter.region
    # 政府工作报告-国务院 is the folder of a collection and no region.
    if by_text is None or "报告" in expected:
        return
    if _differ(expected, by_text.region or UNKNOWN):
        name = REGIONS.get(by_text.region, by_text.region)
        at = text.find(name, 0, _HEAD)
        values = {"region": REGIONS.get(expected, expected), "found": name}
        yield Observation(
            key="wrong_region",
            values=values,
            words=name if at >= 0 else text[:8],
            start=start + max(at, 0),
            identity=f"{expected} {by_text.region}",
        )


@rule("RD203", "error")
def misplaced(inspection: Inspection) -> Iterator[Observation]:
    """Find front matter that contradicts the path."""
    by_path, by_front_matter = inspection.by_path, inspection.by_front_matter
    if by_path.year and by_front_matter.year and by_path.year != by_front_matter.year:
        yield _contradiction(inspection, "year", str(by_path.year), str(by_front_matter.year))
    if _differ(by_path.region, by_front_matter.region):
        yield _contradiction(inspection, "region", by_path.region, by_front_matter.region)


@rule("RD204", "warning")
def unplaced(inspection: Inspection) -> Iterator[Observation]:
    """Find reports of which nothing tells the year or the region, so that they cannot be put beside others."""
    if inspection.document is not None and (not inspection.year or inspection.region == UNKNOWN):
        yield Observation(key="unplaced", identity="unplaced")


@rule("RD205", "error")
def shifted_years(inspection: Inspection) -> Iterator[Observation]:
    """Find nothing in one report: :func:`reportdiff.checking.shifted_years.with_shifts_once` says once a run that all
    files of a region are filed the same number of years off."""
    yield from ()


def year_place(text: str, year: int) -> tuple[int, str]:
    """Tell where the head, else a heading, of a text names ``year`` (or the year before, which it looks back on)."""
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


def _differ(one: str, other: str) -> bool:
    """Tell whether two regions cannot be one; a name in letters of no table (yunling) may be that of any (云岭市)."""
    if UNKNOWN in (one, other) or same_place(one, other):
        return False
    spelt = [region.isascii() and region not in REGIONS for region in (one, other)]
    return all(spelt) or not any(spelt)


def _has_plan_heading(text: str, year: int) -> bool:
    """Tell whether a heading can be meant to announce the plan of ``year``: 主要工作 may look back or ahead."""
    lines = (line for line in text.split("\n") if len(line) <= HEADING_LENGTH and "。" not in line[:-1])
    return any(year in years_in(line) and not REVIEW_HEADING.search(line) for line in lines)


def _contradiction(inspection: Inspection, key: str, path: str, front_matter: str) -> Observation:
    key_line = re.compile(rf"\s*[\"']?{key}[\"']?\s*:")
    lines = inspection.source.lines
    line = next((number for number, text in enumerate(lines, 1) if key_line.match(text)), 1)
    return Observation(
        key=f"misplaced_{key}",
        values={"path": path, "stated": front_matter},
        words=lines[line - 1].strip() if lines else "",
        line=line,
        identity=f"{key} {path} {front_matter}",
    )
