"""Regions: the target of every region for one indicator, with its bound or range, last year's target and its result.

Only figures of the unit that most regions use have a place on the axis; the others are named below the dots, and so are
the regions whose report does not state the target or was not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Bound
from reportdiff.model.panel import PanelState, StatedFigure
from reportdiff.output.words.across_words import region_list
from reportdiff.regions import display_name
from reportdiff.safe_text import inert
from reportdiff.tracking.many_regions.region_targets import RegionYear, middle, region_targets
from reportdiff.tracking.subjects import subject_of

LEAST: Final = 2
"""The least targets of a chart."""

DEFAULT: Final = "GDP"
"""The indicator that is drawn where none is asked for."""

_NAMED: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionDot:
    """One region: this year's target, last year's, and the result.

    ``name`` and ``name_en`` are those of the indicator. ``low``/``high`` are in ``unit`` (``ratio``: shares as
    fractions), ``None`` on the open side of a bound. ``drawn`` is false for a figure of another unit or statistic than
    most; ``last`` and ``result`` are ``None`` where they have no place on the axis. ``text`` is the clause."""

    name: str
    name_en: str
    region: str
    year: int
    state: PanelState
    words: str
    low: float | None
    high: float | None
    unit: str
    bound: Bound | None
    stretch: float | None
    drawn: bool
    last: float | None
    last_words: str
    result: float | None
    result_words: str
    text: str
    report: str

    @property
    def value(self) -> float:
        """Give the position of the dot: the figure, the stated end of a bound, the middle of a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


def data(found: RegionYear, *, of: str | None = None) -> tuple[RegionDot, ...]:
    """Give a row a region, the largest target first.

    Raises :class:`~reportdiff.errors.ReportdiffError` where ``of`` names several indicators."""
    targets = region_targets(found.reports, subject_of(of or DEFAULT), found.year)
    units = Counter((row.target.unit, row.target.statistic) for row in targets.rows if middle(row.target) is not None)
    usual = max(units, key=lambda unit: (units[unit], str(unit)), default=None)

    def place(figure: StatedFigure) -> float | None:
        return middle(figure) if (figure.unit, figure.statistic) == usual else None

    return tuple(
        RegionDot(
            name=targets.name,
            name_en=targets.name_en,
            region=row.region,
            year=targets.year,
            state=row.target.state,
            words=inert(row.target.words),
            low=row.target.low,
            high=row.target.high,
            unit=row.target.unit,
            bound=row.target.bound,
            stretch=row.target.stretch,
            drawn=place(row.target) is not None,
            last=place(row.last_target),
            last_words=inert(row.last_target.words),
            result=place(row.last_result),
            result_words=inert(row.last_result.words),
            text=row.target.passage.text if row.target.passage else "",
            report=row.target.passage.report if row.target.passage else "",
        )
        for row in targets.rows
    )


def drawn_rows(rows: Sequence[RegionDot]) -> list[RegionDot]:
    """Give the rows with a dot."""
    return [row for row in rows if row.drawn]


def figure_of(row: RegionDot, lang: Lang) -> str:
    """Give the target in words: those of the report, or with signs for readers of English."""
    form = figure_form(row.low, row.high, row.bound, row.unit, row.words, lang)
    return row.words if lang == "zh" else inert(form)


def too_few(rows: Sequence[RegionDot], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    count = len(drawn_rows(rows))
    return say("chart_regions.too_few", lang, n=count, least=LEAST) if count < LEAST else None


def subtitle(rows: Sequence[RegionDot], lang: Lang) -> str:
    """Say what is shown."""
    first = rows[0]
    name = first.name if lang == "zh" else first.name_en
    return say("chart_regions.subtitle", lang, name=name, year=first.year)


def finding(rows: Sequence[RegionDot], lang: Lang) -> str:
    """Say how many regions raised or lowered their target, and which is highest."""
    drawn = drawn_rows(rows)
    pairs = [(row.value, row.last) for row in drawn if row.last is not None]
    words: dict[str, object] = {
        "n": len(pairs),
        "lower": sum(value < last for value, last in pairs),
        "higher": sum(value > last for value, last in pairs),
        "same": sum(value == last for value, last in pairs),
    }
    key = "chart_regions.finding" if pairs else "chart_regions.finding_alone"
    return say(key, lang, **(words | _ends(drawn, lang)))


def _ends(drawn: Sequence[RegionDot], lang: Lang) -> dict[str, object]:
    first, last = drawn[0], drawn[-1]
    return {
        "high": figure_of(first, lang),
        "low": figure_of(last, lang),
        "first": display_name(first.region, lang),
        "last": display_name(last.region, lang),
        "year": first.year,
    }


def alt_text(rows: Sequence[RegionDot], lang: Lang) -> str:
    """Give every target in words, and what is not drawn."""
    parts = [
        say("chart_regions.alt_row", lang, region=display_name(row.region, lang), figure=figure_of(row, lang))
        for row in drawn_rows(rows)
    ]
    return say("chart_regions.alt", lang, rows=list_text(parts, lang)) + "".join(left_out(rows, lang))


def left_out(rows: Sequence[RegionDot], lang: Lang) -> list[str]:
    """Name the regions without a dot, by what their reports have."""
    states: dict[str, list[str]] = {}
    for row in rows:
        if not row.drawn:
            states.setdefault("other_unit" if row.state == "figure" else row.state, []).append(row.region)
    return [
        say(
            "chart_regions.left_out",
            lang,
            state=say(f"chart_regions.{state}", lang),
            regions=region_list(names, lang, _NAMED),
        )
        for state, names in states.items()
    ]


def notes(rows: Sequence[RegionDot], lang: Lang) -> tuple[str, ...]:
    """Explain the marks, and name the regions without a dot."""
    year = rows[0].year
    return (say("chart_regions.key", lang, year=year, last=year - 1), *left_out(rows, lang))
