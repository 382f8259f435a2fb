"""One figure through the years: a headline indicator (GDP, jobs, PM2.5 …), or the figure of a commitment followed by
its words (老旧小区).

Only figures of one unit and one base are put in one line. What a plan does not state, states without a figure, states
in another unit, or states twice with different figures is kept as what it is (:data:`YearState`), and no value is
invented for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportdiff.comparison.figures.figure_direction import figure_words, is_fall
from reportdiff.comparison.figures.guard.counted_figures import is_figure
from reportdiff.comparison.figures.indicator_mentions import Mentions, frame_measure, is_whole_name
from reportdiff.comparison.figures.indicator_names import rate_name, rate_name_en
from reportdiff.comparison.figures.indicators import (
    Indicator,
    indicators_of,
    load_indicators,
    stated_without_figure,
)
from reportdiff.model import Bound, Measure, Report
from reportdiff.text.clause_marks import STATEMENT_BREAK
from reportdiff.text.shortening import few
from reportdiff.tracking.indicator_years.act_figures import act_figures, acts_in
from reportdiff.tracking.indicator_years.figure_wording import UnitGroup, worded_figures
from reportdiff.tracking.indicator_years.report_statements import statements_of
from reportdiff.tracking.indicator_years.review_series import ReviewSeries
from reportdiff.tracking.indicator_years.typical_figures import Candidate, Typical, main_group, typical_of
from reportdiff.tracking.indicator_years.year_figures import Act, FigureLine, YearFigure, YearState
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.subjects import Subject, indicator_subject
from reportdiff.tracking.terms_over_years.term_years import plan_text

_MOST_WORDS = 3
"""Figures of one year that are quoted where they are not drawn."""

_ACTS: dict[int | None, Act] = {0: "begun", 1: "finished", None: ""}


def follow(series: ReportSeries, subject: Subject) -> FigureLine:
    """Give the figure of a subject in every year from the first report to the last."""
    return follow_both(series, None, (subject,))[0][0]


def follow_both(
    series: ReportSeries, reviews: ReviewSeries | None, subjects: Sequence[Subject]
) -> tuple[tuple[FigureLine, FigureLine | None], ...]:
    """Give the line of each subject in the plans, and that of its results in ``reviews``.

    These are reports whose measures are those of a review, in the year that it reviews
    (:mod:`~reportdiff.tracking.indicator_years.review_series`). Results are figures of the same unit, base, object and
    act as the targets are, in the unit of the targets; where no plan has a figure, they are those of most reviews."""
    promised, reported = _all_mentions(series), reviews.mentions if reviews else {}
    pairs: list[tuple[FigureLine, FigureLine | None]] = []
    for subject in subjects:
        plans = _material(series, subject, promised)
        typical = typical_of(plans.candidates)
        line, scale = _line(series, subject, plans, typical)
        if reviews is None:
            pairs.append((line, None))
            continue
        results = _material(reviews, subject, reported)
        typical = typical or typical_of(results.candidates)
        pairs.append((line, _line(reviews, subject, results, typical, scale=scale if line.figures else None)[0]))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class _Material:
    """The figures of a subject by year, and what to say of a report that has none."""

    candidates: dict[int, list[Candidate]]
    otherwise: Callable[[Report], YearFigure]


def _material(series: ReportSeries, subject: Subject, mentions: Mapping[int, Mentions]) -> _Material:
    if subject.indicator is not None:
        return _indicator_material(subject.indicator, mentions)
    candidates = {report.year: _figures_of_words(report, subject) for report in series.reports}
    return _Material(candidates, lambda report: _row_of_words(report, subject))


def _all_mentions(series: ReportSeries) -> dict[int, Mentions]:
    return {report.year: statements_of(report).plan for report in series.reports}


def _indicator_material(indicator: Indicator, mentions: Mapping[int, Mentions]) -> _Material:
    mentions_by_year = {year: places.get(indicator.id, []) for year, places in mentions.items()}
    candidates = {
        year: [
            Candidate(not s.central, s.measure, s.quantity, UnitGroup.of(s.quantity, s.measure, rates_alike=True))
            for s in places
            if s.quantity is not None
        ]
        for year, places in mentions_by_year.items()
    }
    without_figure = {year: [s for s in places if s.quantity is None] for year, places in mentions_by_year.items()}

    def otherwise(report: Report) -> YearFigure:
        for mention in without_figure[report.year]:
            state: YearState = "unclear" if mention.state == "unreadable" else "without_figure"
            return _row(report, state, mention.measure)
        stated = next((m for m in report.measures if _states_in_words(m, indicator)), None)
        return _row(report, "without_figure", stated) if stated else _named_beside_figure(report, indicator)

    return _Material(candidates, otherwise)


def headline_lines(series: ReportSeries, *, most: int = 6, least: int | None = None) -> tuple[FigureLine, ...]:
    """Give the headline indicators that at least half of the plans state with a figure, or ``least`` of them.

    There are at most ``most``, in the order of the table of indicators."""
    counts: Counter[str] = Counter()
    mentions = _all_mentions(series)
    for of_year in mentions.values():
        counts.update({name for name, places in of_year.items() if any(place.quantity for place in places)})
    minimum = least or max(2, (len(series.reports) + 1) // 2)
    by_count = sorted(
        (i for i in load_indicators() if counts[i.id] >= minimum and not i.every and i.units),
        key=lambda indicator: (-counts[indicator.id], indicator.place),
    )
    indicators = sorted(by_count[:most], key=lambda indicator: indicator.place)
    lines = []
    for indicator in indicators:
        material = _indicator_material(indicator, mentions)
        lines.append(_line(series, indicator_subject(indicator), material, typical_of(material.candidates))[0])
    return tuple(lines)


def _figures_of_words(report: Report, subject: Subject) -> list[Candidate]:
    figures = (
        act_figures(report, report.measures, subject) if subject.act else worded_figures(report.measures, subject.words)
    )
    return [Candidate(0, f.measure, f.quantity, f.group) for f in figures]


def _line(
    series: ReportSeries,
    subject: Subject,
    material: _Material,
    typical: Typical | None,
    *,
    scale: tuple[str, float] | None = None,
) -> tuple[FigureLine, tuple[str, float]]:
    """Give the line, and its unit with the size of that in the base unit; ``scale`` is one that it has to have."""
    candidates, otherwise = material.candidates, material.otherwise
    _, others = main_group(candidates)
    rows = []
    points: list[Candidate] = []
    for year in series.years:
        report = series.of_year(year)
        if report is None:
            rows.append(YearFigure(year=year, state="no_report"))
            continue
        best, row = _of_year(report, candidates[year], typical)
        points += best
        rows.append(row or otherwise(report))
    falls = [is_fall(point.measure.text, point.quantity) for point in points]
    if falls and not all(falls):
        rows = [_as_fall(row) if row.state == "figure" and _falls(row, points) else row for row in rows]
    units = Counter(point.quantity.unit for point in points)
    unit = min(units, key=lambda unit: (-units[unit], unit), default="")
    size = next((point.group.scale for point in points if point.quantity.unit == unit), 1.0)
    unit, size = scale or (unit, size)
    name, name_en = _names(subject, points)
    line = FigureLine(
        subject=subject,
        name=name,
        name_en=name_en,
        measured=typical.object if typical else "",
        act=subject.act or (_ACTS[typical.act] if typical else ""),
        unit=unit,
        falls=bool(falls) and all(falls),
        rows=tuple(_in_unit(row, size) for row in rows),
        other_units=others,
    )
    return line, (unit, size)


def _names(subject: Subject, points: Sequence[Candidate]) -> tuple[str, str]:
    """Name a line in Chinese and English: a rate of growth as one, by most of its figures."""
    if subject.indicator is None or not points:
        return subject.zh, subject.en
    pairs = Counter(
        (
            rate_name(subject.zh, point.quantity, point.measure.text),
            rate_name_en(subject.indicator, point.quantity, point.measure.text),
        )
        for point in points
    )
    return min(pairs, key=lambda pair: (-pairs[pair], pair))


def _of_year(
    report: Report, figures: Sequence[Candidate], typical: Typical | None
) -> tuple[list[Candidate], YearFigure | None]:
    """Give the only figure that can be drawn, if any, and the row of the year; ``None`` without any figure."""
    if not figures or typical is None:
        return [], None
    same = [figure for figure in figures if typical.holds(figure)]
    best_figures = same or list(figures)
    best_figures = [figure for figure in best_figures if figure.rank == min(rival.rank for rival in best_figures)]
    wordings = list(dict.fromkeys(figure_words(figure.measure.text, figure.quantity) for figure in best_figures))
    words = "；".join(few(wordings, _MOST_WORDS))
    if not same:
        return [], _row(report, "other_unit", best_figures[0].measure, words=words)
    if len({(figure.quantity.value_low, figure.quantity.value_high) for figure in best_figures}) > 1:
        return [], _row(report, "several", best_figures[0].measure, words=words)
    best = best_figures[0]
    ends = (best.quantity.value_low, best.quantity.value_high)
    low, high = (None if end is None else end * best.group.scale for end in ends)
    row = _row(report, "figure", best.measure, words=figure_words(best.measure.text, best.quantity))
    return [best], replace(
        row, low=low, high=high, bound=best.quantity.bound, quantity=best.quantity, central=best.rank == 0
    )


def _row(report: Report, state: YearState, measure: Measure, *, words: str = "") -> YearFigure:
    return YearFigure(
        year=report.year, state=state, words=words, text=measure.text, section=measure.section, measure=measure
    )


def _falls(row: YearFigure, points: Sequence[Candidate]) -> bool:
    return any(point.measure.text == row.text and is_fall(row.text, point.quantity) for point in points)


def _as_fall(row: YearFigure) -> YearFigure:
    """Turn a fall into a negative change: 下降3%以上 is at most -3 %."""
    low, high, bound = fallen(row.low, row.high, row.bound)
    return replace(row, low=low, high=high, bound=bound)


def fallen(
    low: float | None, high: float | None, bound: Bound | None
) -> tuple[float | None, float | None, Bound | None]:
    """Give the size of a fall as a change: low end, high end and bound."""
    opposite: dict[Bound, Bound] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}
    ends = (None if high is None else -high, None if low is None else -low)
    return (*ends, opposite.get(bound, bound) if bound else None)


def _in_unit(row: YearFigure, size: float) -> YearFigure:
    return replace(
        row, low=None if row.low is None else row.low / size, high=None if row.high is None else row.high / size
    )


def _row_of_words(report: Report, subject: Subject) -> YearFigure:
    measures = [measure for measure in report.measures if subject.named_in(measure.text)]
    for measure in report.measures if subject.parts else ():
        # 政策性租赁住房3万套 is stated, and is only a part of 政策性住房.
        figures = [q for q in measure.quantities if subject.counts(q.unit) and is_figure(q)]
        if not figures or not subject.parts or not subject.parts.search(measure.text[: figures[0].start]):
            continue
        if acts_in(measure.text, figures[0].start) == subject.act:
            return _row(report, "other_unit", measure, words=figure_words(measure.text, figures[0]))
    if measures:
        return _row(report, "without_figure", measures[0])
    state: YearState = "without_figure" if subject.named_in(plan_text(report)) else "not_stated"
    return YearFigure(year=report.year, state=state)


def _states_in_words(measure: Measure, indicator: Indicator) -> bool:
    return indicator.named_in(measure.text) and indicator in stated_without_figure(measure.text)


def _named_beside_figure(report: Report, indicator: Indicator) -> YearFigure:
    """Give ``unclear`` where the plan names the indicator with a figure of its unit close behind, in words that the
    lexicon does not follow: to call that not stated might be false."""
    named = [measure for measure in report.measures if measure.quantities and indicator.named_in(measure.text)]
    for measure in (*named, *(frame_measure(each) for each in report.frame if indicator.named_in(each.text))):
        others = [q for other, q in indicators_of(measure.text, measure.quantities) if other.id != indicator.id]
        for match in indicator.name.finditer(measure.text):
            # 人均地区生产总值 is another figure.
            if not is_whole_name(measure.text, match):
                continue
            clause = STATEMENT_BREAK.split(measure.text[match.end() :], maxsplit=1)[0]
            near = [q for q in measure.quantities if match.end() <= q.start < match.end() + len(clause)]
            # 万元生产总值能耗下降5% is the target of another indicator.
            if any(q.unit in indicator.units and is_figure(q) and q not in others for q in near):
                return _row(report, "unclear", measure)
    return YearFigure(year=report.year, state="not_stated")
