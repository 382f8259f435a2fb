"""One figure through the years: a headline indicator (GDP, jobs, PM2.5 …), or the figure of a commitment followed by
its words (老旧小区).

Only figures of one unit and one base are put in one line. What a plan does not state, states without a figure, states
in another unit, or states twice with different figures is kept as what it is (:data:`YearState`), and no value is
invented for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportdiff.clause_marks import STATEMENT_BREAK
from reportdiff.comparison.figures.figure_direction import figure_words, is_fall
from reportdiff.comparison.figures.figure_pairs import is_figure
from reportdiff.comparison.figures.indicator_mentions import Mentions, mentions_of
from reportdiff.comparison.figures.indicators import Indicator, indicators_of, load_indicators
from reportdiff.model import Bound, Measure, Quantity, Report
from reportdiff.parsing.quantities import extract_quantities
from reportdiff.shortening import few
from reportdiff.tracking.figure_wording import UnitGroup, same_base, same_object, worded_figures
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.subjects import Subject, indicator_subject
from reportdiff.tracking.term_years import plan_text

YearState = Literal["figure", "several", "other_unit", "without_figure", "unclear", "not_stated", "no_report"]
"""What a year says of a subject: a figure that belongs to the line; several that differ; one of another unit or base;
the subject without a figure; the subject beside a figure that may not be its target; nothing; there is no report."""


Act = Literal["begun", "finished", ""]
"""What is done with the things that a figure counts; ``""`` where the reports do not say or say both."""

_MOST_WORDS = 3
"""Figures of one year that are quoted where they are not drawn."""

_ACTS: dict[int | None, Act] = {0: "begun", 1: "finished", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigure:
    """What one year says. ``low``/``high`` are in the unit of the line (shares as fractions), the open side of a bound
    is ``None``; ``words`` are those of the report, ``text`` the whole measure."""

    year: int
    state: YearState
    words: str = ""
    low: float | None = None
    high: float | None = None
    bound: Bound | None = None
    text: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A subject through the years of a series, one row a year. ``measured`` and ``act`` are what the figures of words
    count (农村公路 of 公路), ``""`` for an indicator. ``falls`` if every figure is the size of a fall (降幅);
    where only some are, they are negative. ``other_units`` are the units that are stated too and not drawn, with the
    number of years."""

    subject: Subject
    measured: str
    act: Act
    unit: str
    falls: bool
    rows: tuple[YearFigure, ...]
    other_units: tuple[tuple[str, int], ...] = ()

    @property
    def figures(self) -> tuple[YearFigure, ...]:
        """The rows that have a point."""
        return tuple(row for row in self.rows if row.state == "figure")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A figure that may be drawn: the lower ``rank``, the surer it is the plan's own target."""

    rank: int
    measure: Measure
    quantity: Quantity
    group: UnitGroup


def follow(series: ReportSeries, subject: Subject) -> FigureLine:
    """The figure of a subject in every year from the first report to the last."""
    if subject.indicator is None:
        seen = {report.year: _worded(report, subject) for report in series.reports}
        return _line(series, subject, seen, lambda report: _said_of_words(report, subject))
    return _indicator_line(series, subject, subject.indicator, _all_mentions(series))


def _all_mentions(series: ReportSeries) -> dict[int, Mentions]:
    return {report.year: mentions_of(report) for report in series.reports}


def _indicator_line(
    series: ReportSeries, subject: Subject, indicator: Indicator, mentions: dict[int, Mentions]
) -> FigureLine:
    found = {year: places.get(indicator.id, []) for year, places in mentions.items()}
    seen = {
        year: [
            _Seen(not s.central, s.measure, s.quantity, UnitGroup.of(s.quantity, s.measure, rates_alike=True))
            for s in places
            if s.quantity is not None
        ]
        for year, places in found.items()
    }
    silent = {year: [s for s in places if s.quantity is None] for year, places in found.items()}

    def otherwise(report: Report) -> YearFigure:
        for mention in silent[report.year]:
            state: YearState = "unclear" if mention.state == "unreadable" else "without_figure"
            return _row(report, state, mention.measure)
        return _named_beside_figure(report, indicator)

    return _line(series, subject, seen, otherwise)


def headline_lines(series: ReportSeries, *, most: int = 6) -> tuple[FigureLine, ...]:
    """The headline indicators that at least half of the plans state with a figure, at most ``most``, in the order of
    the table of indicators."""
    held: Counter[str] = Counter()
    mentions = _all_mentions(series)
    for of_year in mentions.values():
        held.update({name for name, places in of_year.items() if any(place.quantity for place in places)})
    least = max(2, (len(series.reports) + 1) // 2)
    ranked = sorted(
        (i for i in load_indicators() if held[i.id] >= least and not i.every and i.units),
        key=lambda indicator: (-held[indicator.id], indicator.place),
    )
    chosen = sorted(ranked[:most], key=lambda indicator: indicator.place)
    return tuple(_indicator_line(series, indicator_subject(i), i, mentions) for i in chosen)


def _worded(report: Report, subject: Subject) -> list[_Seen]:
    return [_Seen(0, f.measure, f.quantity, f.group) for f in worded_figures(report.measures, subject.words)]


def _line(
    series: ReportSeries,
    subject: Subject,
    seen: dict[int, list[_Seen]],
    otherwise: Callable[[Report], YearFigure],
) -> FigureLine:
    group, others = _chosen_group(seen)
    usual = _usual(seen, group) if group else None
    rows = []
    kept: list[_Seen] = []
    for year in series.years:
        report = series.of_year(year)
        if report is None:
            rows.append(YearFigure(year=year, state="no_report"))
            continue
        best, row = _of_year(report, seen[year], usual)
        kept += best
        rows.append(row or otherwise(report))
    falls = [is_fall(one.measure.text, one.quantity) for one in kept]
    if falls and not all(falls):
        rows = [_turned(row) if row.state == "figure" and _falls(row, kept) else row for row in rows]
    units = Counter(one.quantity.unit for one in kept)
    unit = min(units, key=lambda unit: (-units[unit], unit), default="")
    size = next((one.group.scale for one in kept if one.quantity.unit == unit), 1.0)
    return FigureLine(
        subject=subject,
        measured=usual.object if usual else "",
        act=_ACTS[usual.act] if usual else "",
        unit=unit,
        falls=bool(falls) and all(falls),
        rows=tuple(_in_unit(row, size) for row in rows),
        other_units=others,
    )


def _chosen_group(seen: dict[int, list[_Seen]]) -> tuple[UnitGroup | None, tuple[tuple[str, int], ...]]:
    """The unit that most years state; of several the one stated last, then by name. And the others with their years."""
    years: dict[UnitGroup, set[int]] = {}
    for year, ones in seen.items():
        for one in ones:
            years.setdefault(one.group, set()).add(year)
    ranked = sorted(years, key=lambda group: (-len(years[group]), -max(years[group]), group.key))
    if not ranked:
        return None, ()
    return ranked[0], tuple((group.shown, len(years[group])) for group in ranked[1:] if group.shown != ranked[0].shown)


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most of the figures of a line are: their unit group, the act they count, and a measure with their base."""

    group: UnitGroup
    act: int | None
    object: str
    measure: Measure

    def holds(self, one: _Seen) -> bool:
        """Whether a figure can stand in the line."""
        other_act = None not in (one.group.act, self.act) and one.group.act != self.act
        alike = one.group == self.group and not other_act and same_object(one.group.object, self.object)
        return alike and same_base(one.measure, self.measure)


def _usual(seen: dict[int, list[_Seen]], group: UnitGroup) -> _Usual:
    """Of the things that the figures count the one that most years have, the last of equals; and what goes with it."""
    there = {year: [one for one in seen[year] if one.group == group] for year in sorted(seen)}
    objects = sorted({one.group.object for ones in there.values() for one in ones if one.group.object})

    def years_with(name: str) -> tuple[int, int, str]:
        having = [year for year, ones in there.items() if any(same_object(one.group.object, name) for one in ones)]
        return len(having), max(having), name

    chosen = max(objects, key=years_with, default="")
    kept = [one for ones in there.values() for one in ones if same_object(one.group.object, chosen)]
    acts = Counter(one.group.act for one in kept)
    return _Usual(
        group=group,
        act=min(acts, key=lambda act: (-acts[act], -1 if act is None else act)),
        object=chosen,
        measure=max((one.measure for one in kept), key=lambda m: sum(same_base(m, one.measure) for one in kept)),
    )


def _of_year(report: Report, ones: Sequence[_Seen], usual: _Usual | None) -> tuple[list[_Seen], YearFigure | None]:
    """The figure that can be drawn, if there is just one, and the row of the year; ``None`` where no figure is seen."""
    if not ones or usual is None:
        return [], None
    same = [one for one in ones if usual.holds(one)]
    shown = same or list(ones)
    shown = [one for one in shown if one.rank == min(other.rank for other in shown)]
    found = list(dict.fromkeys(figure_words(one.measure.text, one.quantity) for one in shown))
    words = "；".join(few(found, _MOST_WORDS))
    if not same:
        return [], _row(report, "other_unit", shown[0].measure, words=words)
    if len({(one.quantity.value_low, one.quantity.value_high) for one in shown}) > 1:
        return [], _row(report, "several", shown[0].measure, words=words)
    best = shown[0]
    ends = (best.quantity.value_low, best.quantity.value_high)
    low, high = (None if end is None else end * best.group.scale for end in ends)
    row = _row(report, "figure", best.measure, words=figure_words(best.measure.text, best.quantity))
    return [best], replace(row, low=low, high=high, bound=best.quantity.bound)


def _row(report: Report, state: YearState, measure: Measure, *, words: str = "") -> YearFigure:
    return YearFigure(year=report.year, state=state, words=words, text=measure.text, section=measure.section)


def _falls(row: YearFigure, kept: Sequence[_Seen]) -> bool:
    return any(one.measure.text == row.text and is_fall(row.text, one.quantity) for one in kept)


def _turned(row: YearFigure) -> YearFigure:
    """A fall as a negative change: 下降3%以上 is at most -3 %."""
    turned: dict[Bound, Bound] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}
    return replace(
        row,
        low=None if row.high is None else -row.high,
        high=None if row.low is None else -row.low,
        bound=turned.get(row.bound, row.bound) if row.bound else None,
    )


def _in_unit(row: YearFigure, size: float) -> YearFigure:
    return replace(
        row, low=None if row.low is None else row.low / size, high=None if row.high is None else row.high / size
    )


def _said_of_words(report: Report, subject: Subject) -> YearFigure:
    holding = [measure for measure in report.measures if subject.named_in(measure.text)]
    if holding:
        return _row(report, "without_figure", holding[0])
    state: YearState = "without_figure" if subject.named_in(plan_text(report)) else "not_stated"
    return YearFigure(year=report.year, state=state)


def _frame_measures(report: Report) -> tuple[Measure, ...]:
    """The clauses of the plan that commit to nothing, in the form of measures, where they have a figure."""
    return tuple(
        Measure(id="", text=f.text, section="", part="plan", start=f.start, end=f.end, quantities=quantities)
        for f in report.frame
        if (quantities := tuple(extract_quantities(f.text)))
    )


def _named_beside_figure(report: Report, indicator: Indicator) -> YearFigure:
    """``unclear`` where the plan names the indicator with a figure of its unit close behind, in words that the lexicon
    does not follow: to call that not stated might be false."""
    for measure in (*report.measures, *_frame_measures(report)):
        others = [q for other, q in indicators_of(measure.text, measure.quantities) if other.id != indicator.id]
        for match in indicator.name.finditer(measure.text):
            clause = STATEMENT_BREAK.split(measure.text[match.end() :], maxsplit=1)[0]
            near = [q for q in measure.quantities if match.end() <= q.start < match.end() + len(clause)]
            # 万元生产总值能耗下降5% is the target of another indicator.
            if any(q.unit in indicator.units and is_figure(q) and q not in others for q in near):
                return _row(report, "unclear", measure)
    return YearFigure(year=report.year, state="not_stated")
