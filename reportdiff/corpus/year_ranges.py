"""Years as they are typed: ``2021``, ``2018..2026``, ``2018..``, ``2018-2026``, ``2018至2026``."""

from __future__ import annotations

import re
from typing import Final

from reportdiff.errors import ReportdiffError

YEAR: Final = r"(?:19|20)\d\d"
LAST_YEAR: Final = 9999
"""The end of a range that is open."""

_RANGE: Final = re.compile(rf"({YEAR})?年?(?:\.\.\.?|…|—|–|~|～|至|到)({YEAR})?年?")
_CLOSED: Final = re.compile(rf"({YEAR})-({YEAR})")
YEAR_ALONE: Final = re.compile(rf"({YEAR})年?")


def years_of(text: str, *, spec: str | None = None) -> range | None:
    """Give the years of ``text``, from 0 or to :data:`LAST_YEAR` where it is open; ``None`` for what is no years.

    Raises :class:`ReportdiffError` for a range that runs backwards, which names ``spec`` (default: ``text``)."""
    if match := YEAR_ALONE.fullmatch(text):
        return range(int(match[1]), int(match[1]) + 1)
    match = _RANGE.fullmatch(text) or _CLOSED.fullmatch(text)
    if match is None:
        return None
    low, high = int(match[1] or 0), int(match[2] or LAST_YEAR)
    if high < low:
        raise ReportdiffError(
            f"{spec or text}: the range runs backwards; write {high}..{low}",
            f"{spec or text}：范围前后颠倒；请写成 {high}..{low}",
        )
    return range(low, high + 1)
