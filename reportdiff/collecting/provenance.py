"""Which report a document is: told from front matter and text, completed by the path, checked against what is given.

What is stated (front matter, ``--region``, ``--year``) goes before what the text says, and that before the path; where
two of them differ, that is an error unless the caller insists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reportdiff.errors import ReportdiffError
from reportdiff.model import Kind
from reportdiff.parsing.identity import identify, told_by_text
from reportdiff.parsing.occasion import Occasion, same_place, year_of_headings
from reportdiff.reading.document import Document
from reportdiff.regions import REGIONS, UNKNOWN, name_to_type, region_code

EARLIEST, LATEST = 1949, 2099
"""Years of reports: the first was given in 1949 or after; what is later is a slip of the pen."""

REGION = re.compile(r"[a-z][a-z0-9-]{1,39}|[\u4e00-\u9fff]{2,20}")
"""A region as a file is called: a slug or a Chinese name; nothing that could climb out of a folder."""


class Unclear(ReportdiffError):
    """The text does not say of which region or year it is; ``missing`` names the option that would."""

    def __init__(self, message: str, zh: str, *, missing: str) -> None:
        super().__init__(message, zh)
        self.missing = missing


class Conflict(ReportdiffError):
    """What is given contradicts what the text says; ``about`` is ``region`` or ``year``."""

    def __init__(self, message: str, zh: str, *, about: str) -> None:
        super().__init__(message, zh)
        self.about = about


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which report a document is; empty strings where nothing says. ``delivered`` is an ISO date."""

    region: str
    year: int
    title: str
    kind: Kind
    delivered: str = ""
    speaker: str = ""
    session: str = ""


def provenance_of(
    document: Document,
    *,
    region: str | None = None,
    year: int | None = None,
    path: Path | None = None,
    insist: bool = False,
) -> Provenance:
    """Identify the report in ``document``.

    ``region`` and ``year`` are given by the user, ``path`` is where the file lay (…/<year>/<region>.docx), for what
    neither the user nor the text says. Raises :class:`Unclear` where all are silent and :class:`Conflict` where what
    is given contradicts the text, unless ``insist``."""
    occasion = told_by_text(document)
    by_text = identify(document, None)
    by_path = identify(document, path) if path is not None else by_text
    text_year = occasion.year or year_of_headings(document.text) or occasion.named_year
    text_region = by_text.region if by_text.region != UNKNOWN else ""
    if "year" in document.metadata:
        text_year = by_text.year or text_year
    return Provenance(
        region=_region(document, region, text_region, by_path.region, insist=insist),
        year=_year(document, year, text_year, by_path.year, insist=insist),
        title=_title(document, occasion),
        kind=by_text.kind,
        delivered=_metadata_text(document, "delivered") or occasion.delivered,
        speaker=_metadata_text(document, "speaker") or occasion.speaker,
        session=_metadata_text(document, "session") or occasion.session,
    )


def checked_region(name: str) -> str:
    """Give the code of a region by its name. Raises :class:`ReportdiffError` for an invalid name."""
    code = region_code(name)
    if not REGION.fullmatch(code):
        raise ReportdiffError(
            f"--region {name!r}: is no name of a region; give one such as beijing or 上海",
            f"--region {name!r}：不是地区名；请写成 beijing 或“上海”这样",
        )
    return code


def checked_year(year: int) -> int:
    """Give ``year`` back, if a report can have it. Raises :class:`ReportdiffError`."""
    if not EARLIEST <= year <= LATEST:
        raise ReportdiffError(
            f"--year {year}: no report is of that year; give one from {EARLIEST} to {LATEST}",
            f"--year {year}：没有这一年的报告；请给出{EARLIEST}年到{LATEST}年之间的年份",
        )
    return year


def _region(document: Document, option: str | None, text_region: str, path_region: str, *, insist: bool) -> str:
    if option is None:
        code = text_region or (path_region if path_region != UNKNOWN else "")
        if not code or not REGION.fullmatch(code):
            raise Unclear(
                f"{document.name}: the text does not say of which region it is; add --region NAME",
                f"{document.name}：从文中看不出是哪个地区的报告；请加 --region 地区",
                missing="region",
            )
        return code
    code = checked_region(option)
    if text_region and not insist and not _can_be(code, text_region):
        raise Conflict(
            f"{document.name}: is said to be of {name_to_type(code, 'en')}, "
            f"but its text is of {name_to_type(text_region, 'en')}; "
            "correct --region, or insist with --force",
            f"{document.name}：给出的地区是{name_to_type(code, 'zh')}，文中却是{name_to_type(text_region, 'zh')}；"
            "请改正 --region，或用 --force 坚持",
            about="region",
        )
    return code


def _can_be(option: str, text_region: str) -> bool:
    """Tell whether two names can be one region; a slug such as yunling can be any name outside the table (云岭市)."""
    own_slug = option.isascii() and option not in REGIONS and not text_region.isascii()
    return own_slug or same_place(option, text_region)


def _year(document: Document, option: int | None, text_year: int, path_year: int, *, insist: bool) -> int:
    if option is None:
        year = text_year or path_year
        if not EARLIEST <= year <= LATEST:
            raise Unclear(
                f"{document.name}: the text does not say of which year it is; add --year YEAR",
                f"{document.name}：从文中看不出是哪一年的报告；请加 --year 年份",
                missing="year",
            )
        return year
    checked_year(option)
    if text_year and text_year != option and not insist:
        raise Conflict(
            f"{document.name}: is said to be of {option}, but its text is of {text_year}; "
            "correct --year, or insist with --force",
            f"{document.name}：给出的年份是{option}，文中却是{text_year}；请改正 --year，或用 --force 坚持",
            about="year",
        )
    return option


def _title(document: Document, occasion: Occasion) -> str:
    return _metadata_text(document, "title") or occasion.title or "政府工作报告"


def _metadata_text(document: Document, key: str) -> str:
    value = document.metadata.get(key)
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()
