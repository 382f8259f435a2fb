"""Attention: the share of measures that each area of policy has through the years, a small panel an area.

All panels have one scale, so that they can be compared; a stack of fifteen areas would be unreadable. For the method
and its accuracy see :mod:`reportdiff.parsing.policy_areas`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Kind
from reportdiff.output.words.figure_words import plain_number
from reportdiff.tracking.area_shares import UNKNOWN_AREA, area_shares
from reportdiff.tracking.series import ReportSeries

COLUMNS = 4
"""Panels in a row."""

LEAST_YEARS = 3
"""The least reports of a chart that nobody has asked for: between two there is no course to see."""

_SURE = 1.96
"""Standard errors (two-sided 95 %) that a change of a share must exceed for the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaYear:
    """One area in one year: ``share`` (0 to 1) of the ``total`` measures of the plan; ``None`` without a report."""

    area: str
    name: str
    name_en: str
    year: int
    measures: int | None
    total: int
    share: float | None
    kind: Kind | None


def data(series: ReportSeries) -> tuple[AreaYear, ...]:
    """Compute the shares by area, then by year; every year from the first report to the last.

    The largest area of the last report comes first, the unknown area last. Areas that no report has are left out."""
    shares = {(row.area, row.year): row for row in area_shares(series)}
    names = {row.area: (row.name, row.name_en) for row in shares.values()}
    names[UNKNOWN_AREA] = (say("attention.unknown", "zh"), say("attention.unknown", "en"))
    last = max((year for _, year in shares), default=0)
    area_names = [area for area in names if any(row.measures for (name, _), row in shares.items() if name == area)]
    order = sorted(area_names, key=lambda area: (area == UNKNOWN_AREA, -shares[area, last].share))
    rows = []
    for area in order:
        for year in series.years:
            share, report = shares.get((area, year)), series.of_year(year)
            rows.append(
                AreaYear(
                    area=area,
                    name=names[area][0],
                    name_en=names[area][1],
                    year=year,
                    measures=share.measures if share else None,
                    total=share.total if share else 0,
                    share=share.share if share else None,
                    kind=report.kind if report else None,
                )
            )
    return tuple(rows)


def rows_of(rows: Sequence[AreaYear]) -> dict[str, list[AreaYear]]:
    """Group the years by area, in order."""
    areas: dict[str, list[AreaYear]] = {}
    for row in rows:
        areas.setdefault(row.area, []).append(row)
    return areas


def percent(share: float) -> str:
    """Format a share in per cent with one decimal: ``8.3%``."""
    return plain_number(round(share * 100, 1)) + "%"


def ends_of(row: Sequence[AreaYear]) -> tuple[AreaYear, AreaYear]:
    """Give the first and the last year with a report."""
    years = [year for year in row if year.share is not None]
    return years[0], years[-1]


def significant_difference(row: Sequence[AreaYear]) -> float:
    """Compute the change of the share from the first report to the last; 0 where it may be chance.

    The test is that of the difference of two proportions (normal approximation, 95 %)."""
    old, new = ends_of(row)
    if old.share is None or new.share is None or not old.total or not new.total:
        return 0.0
    both = ((old.measures or 0) + (new.measures or 0)) / (old.total + new.total)
    error = math.sqrt(both * (1 - both) * (1 / old.total + 1 / new.total))
    difference = new.share - old.share
    return difference if abs(difference) > _SURE * error else 0.0


def finding(rows: Sequence[AreaYear], lang: Lang) -> str:
    """Name the areas whose share rose and fell most from the first report to the last, if by more than chance."""
    areas = {area: row for area, row in rows_of(rows).items() if area != UNKNOWN_AREA}
    ranking = sorted(areas.values(), key=lambda row: (significant_difference(row), row[0].area))
    down, up = ranking[0], ranking[-1]
    which = {(True, True): "both", (True, False): "up", (False, True): "down"}.get(
        (significant_difference(up) > 0, significant_difference(down) < 0), "flat"
    )
    first, last = ends_of(up)
    words: dict[str, object] = {"first": first.year, "last": last.year}
    for key, row in (("up", up), ("down", down)):
        old, new = ends_of(row)
        words |= {
            key: name_of(row[0], lang),
            f"{key}_old": percent(old.share or 0),
            f"{key}_new": percent(new.share or 0),
        }
    return say(f"attention.finding_{which}", lang, **words)


def name_of(row: AreaYear, lang: Lang) -> str:
    """Give the name of an area."""
    return row.name if lang == "zh" else row.name_en


def alt_text(rows: Sequence[AreaYear], lang: Lang) -> str:
    """Describe every area by its first and its last share; without either, by the year in which it is largest."""
    areas = rows_of(rows)
    shares = [_share_in_words(row, lang) for row in areas.values()]
    return say(
        "attention.alt", lang, n=len(areas), first=rows[0].year, last=rows[-1].year, shares=list_text(shares, lang)
    )


def _share_in_words(row: Sequence[AreaYear], lang: Lang) -> str:
    old, new = ends_of(row)
    name, first, last = name_of(row[0], lang), percent(old.share or 0), percent(new.share or 0)
    if not old.measures and not new.measures:
        peak = max(row, key=lambda year: (year.share or 0, -year.year))
        return say("attention.alt_between", lang, name=name, year=peak.year, peak=percent(peak.share or 0))
    if first == last:
        return say("attention.alt_same", lang, name=name, old=first)
    return say("attention.alt_share", lang, name=name, old=first, new=last)


def too_few(rows: Sequence[AreaYear], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    years = len({row.year for row in rows if row.share is not None})
    return say("attention.too_few", lang, n=years) if years < 2 else None


def says_little(rows: Sequence[AreaYear], lang: Lang) -> str | None:
    """Say why nobody needs the chart unasked, as where no share changed by more than chance; ``None`` otherwise."""
    if len({row.year for row in rows if row.share is not None}) < LEAST_YEARS:
        return say("attention.few_years", lang, least=LEAST_YEARS)
    areas = {area: row for area, row in rows_of(rows).items() if area != UNKNOWN_AREA}
    return None if any(significant_difference(row) for row in areas.values()) else say("attention.nothing", lang)


def notes(rows: Sequence[AreaYear], lang: Lang) -> tuple[str, ...]:
    """Give the notes for the reader."""
    return (say("attention.key", lang),)
