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
    """What report ``document`` is.

    ``region`` and ``year`` are given by the user, ``path`` is where the file lay (…/<year>/<region>.docx), for what
    neither the user nor the text says. Raises :class:`Unclear` where all are silent and :class:`Conflict` where what
    is given contradicts the text, unless ``insist``."""
    told = told_by_text(document)
    stated = identify(document, None)
    hinted = identify(document, path) if path is not None else stated
    told_year = told.year or year_of_headings(document.text) or told.named_year
    told_region = stated.region if stated.region != UNKNOWN else ""
    if "year" in document.metadata:
        told_year = stated.year or told_year
    return Provenance(
        region=_region(document, region, told_region, hinted.region, insist=insist),
        year=_year(document, year, told_year, hinted.year, insist=insist),
        title=_title(document, told),
        kind=stated.kind,
        delivered=_stated(document, "delivered") or told.delivered,
        speaker=_stated(document, "speaker") or told.speaker,
        session=_stated(document, "session") or told.session,
    )


def checked_region(name: str) -> str:
    """The code of a region given by name. Raises :class:`ReportdiffError` for what is no name of a region."""
    code = region_code(name)
    if not REGION.fullmatch(code):
        raise ReportdiffError(
            f"--region {name!r}: is no name of a region; give one such as beijing or 上海",
            f"--region {name!r}：不是地区名；请写成 beijing 或“上海”这样",
        )
    return code


def checked_year(year: int) -> int:
    """``year``, if reports can have it. Raises :class:`ReportdiffError`."""
    if not EARLIEST <= year <= LATEST:
        raise ReportdiffError(
            f"--year {year}: no report is of that year; give one from {EARLIEST} to {LATEST}",
            f"--year {year}：没有这一年的报告；请给出{EARLIEST}年到{LATEST}年之间的年份",
        )
    return year


def _region(document: Document, given: str | None, told: str, hinted: str, *, insist: bool) -> str:
    if given is None:
        code = told or (hinted if hinted != UNKNOWN else "")
        if not code or not REGION.fullmatch(code):
            raise Unclear(
                f"{document.name}: the text does not say of which region it is; add --region NAME",
                f"{document.name}：从文中看不出是哪个地区的报告；请加 --region 地区",
                missing="region",
            )
        return code
    code = checked_region(given)
    if told and not insist and not _can_be(code, told):
        raise Conflict(
            f"{document.name}: is said to be of {name_to_type(code, 'en')}, "
            f"but its text is of {name_to_type(told, 'en')}; "
            "correct --region, or insist with --force",
            f"{document.name}：给出的地区是{name_to_type(code, 'zh')}，文中却是{name_to_type(told, 'zh')}；"
            "请改正 --region，或用 --force 坚持",
            about="region",
        )
    return code


def _can_be(given: str, told: str) -> bool:
    """A slug of one's own (yunling) may stand for any Chinese name outside the table (云岭市)."""
    own_slug = given.isascii() and given not in REGIONS and not told.isascii()
    return own_slug or same_place(given, told)


def _year(document: Document, given: int | None, told: int, hinted: int, *, insist: bool) -> int:
    if given is None:
        year = told or hinted
        if not EARLIEST <= year <= LATEST:
            raise Unclear(
                f"{document.name}: the text does not say of which year it is; add --year YEAR",
                f"{document.name}：从文中看不出是哪一年的报告；请加 --year 年份",
                missing="year",
            )
        return year
    checked_year(given)
    if told and told != given and not insist:
        raise Conflict(
            f"{document.name}: is said to be of {given}, but its text is of {told}; "
            "correct --year, or insist with --force",
            f"{document.name}：给出的年份是{given}，文中却是{told}；请改正 --year，或用 --force 坚持",
            about="year",
        )
    return given


def _title(document: Document, told: Occasion) -> str:
    return _stated(document, "title") or told.title or "政府工作报告"


def _stated(document: Document, key: str) -> str:
    value = document.metadata.get(key)
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()
