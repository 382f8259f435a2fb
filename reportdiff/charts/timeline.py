"""Timeline: one indicator or commitment through the years, with its bounds, and a gap where a plan states no figure.

Without a subject it shows the headline targets in small multiples. A line joins only the figures of successive years,
and only figures that are counted in one way: rates, shares and indexes are lines of their own. An arrow up means 以上,
an arrow down 以内, a bar a range, and a pale band 左右; the band's height means nothing, since the report does not say
how much 左右 is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.charts.figure_forms import figure_form
from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Bound
from reportdiff.model.indicator_series import SeriesYear
from reportdiff.tracking.indicator_years.indicator_lines import follow_both, headline_lines
from reportdiff.tracking.indicator_years.targets_and_results import targets_and_results
from reportdiff.tracking.indicator_years.year_figures import Act, FigureLine, YearFigure, YearState
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.subjects import subjects_of, suggestions

LEAST = 2
"""The least figures of a line."""

_TELLING = 3
"""The least figures of a line that nobody has asked for: two points are no line."""

_MOST_LINES = 6
_QUOTED = 3
"""The most lines of small multiples, and the most figures that are quoted below because they are not drawn."""

_NEAR = 0.7
"""Share of the largest figure that the smallest must exceed for an axis that is broken."""

_SIGNS: dict[YearState, str] = {
    "not_stated": "–",
    "without_figure": "○",
    "other_unit": "△",
    "several": "◇",
    "unclear": "×",
}
"""What stands at the foot of a year without a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePoint:
    """One year of one line.

    ``subject`` and ``subject_en`` name the line. ``low``/``high`` are in ``unit`` (``ratio``: shares as fractions),
    ``None`` on the open side of a bound and where no figure is drawn. ``words`` are those of the report, ``text`` is
    the whole measure. ``falls`` is true where the line shows the sizes of falls. ``result`` is what the review of the
    next report states, ``None`` where it states no figure of this unit and base, with its words and the clause."""

    subject: str
    subject_en: str
    measured: str
    act: Act
    unit: str
    falls: bool
    year: int
    state: YearState
    words: str
    low: float | None
    high: float | None
    bound: Bound | None
    other_units: str
    section: str
    text: str
    result: float | None = None
    result_words: str = ""
    result_text: str = ""

    @property
    def value(self) -> float:
        """Give the position of the point: the figure, the stated end of a bound, the middle of a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


def data(series: ReportSeries, *, of: str | None = None) -> tuple[TimelinePoint, ...]:
    """Give the points of the subjects ``of`` (``GDP``, ``老旧小区,GDP``), line by line.

    The default subjects are the headline indicators that at least half of the plans state, six at most; of three
    reports or more only those with three figures.

    Raises:
        ReportdiffError: ``of`` names several indicators at once.
    """
    if of:
        subjects = subjects_of(of)
    else:
        least = min(_TELLING, len(series.reports))
        telling = [line for line in headline_lines(series, most=_MOST_LINES) if len(line.figures) >= least]
        subjects = tuple(line.subject for line in telling)
    both = targets_and_results(series, subjects).lines
    return tuple(
        _with_result(_point(line, row), year)
        for (line, _), with_results in zip(follow_both(series, None, subjects), both, strict=True)
        for row, year in zip(line.rows, with_results.years, strict=True)
    )


def _with_result(point: TimelinePoint, year: SeriesYear) -> TimelinePoint:
    """Give the point with the result of its year, if there is a figure."""
    result = year.result
    ends = [end for end in (result.low, result.high) if end is not None]
    if result.state != "figure" or not ends:
        return point
    return replace(point, result=sum(ends) / len(ends), result_words=result.words, result_text=result.text)


def _point(line: FigureLine, row: YearFigure) -> TimelinePoint:
    return TimelinePoint(
        subject=line.name,
        subject_en=line.name_en,
        measured=line.measured,
        act=line.act,
        unit=line.unit,
        falls=line.falls,
        year=row.year,
        state=row.state,
        words=row.words,
        low=row.low,
        high=row.high,
        bound=row.bound,
        other_units="、".join(dict.fromkeys(unit for unit, _ in line.other_units)),
        section=row.section,
        text=row.text,
    )


def lines_of(rows: Sequence[TimelinePoint]) -> tuple[tuple[TimelinePoint, ...], ...]:
    """Group the rows by line, in order."""
    lines: dict[str, list[TimelinePoint]] = {}
    for row in rows:
        lines.setdefault(row.subject, []).append(row)
    return tuple(tuple(line) for line in lines.values())


def line_name(line: Sequence[TimelinePoint], lang: Lang) -> str:
    """Name a line: the subject, and what exactly is counted (农村公路 of 公路; begun or finished).

    A further word marks a line of sizes of falls."""
    first = line[0]
    name = first.subject if lang == "zh" else first.subject_en
    details = [first.measured] if first.measured and first.measured not in first.subject else []
    details += [say(f"act.{first.act}", lang)] if first.act else []
    says_so = first.subject.endswith(say("timeline.falls", "zh"))
    details += [say("timeline.falls", lang)] if first.falls and not says_so else []
    return say("timeline.counted", lang, name=name, counted=list_text(details, lang)) if details else name


def point_words(row: TimelinePoint, lang: Lang) -> str:
    """Format the figure of a point: in Chinese as the report has it, in English an English form."""
    return figure_form(row.low, row.high, row.bound, row.unit, row.words, lang, fall=row.falls)


def finding(rows: Sequence[TimelinePoint], lang: Lang) -> str:
    """Give the first and the last figure of the (first) line, in the words of the report."""
    lines = lines_of(rows)
    figures = _figures(lines[0])
    return say(
        "timeline.finding" if len(lines) == 1 else "timeline.finding_many",
        lang,
        name=line_name(lines[0], lang),
        first=figures[0].year,
        last=figures[-1].year,
        old=point_words(figures[0], lang),
        new=point_words(figures[-1], lang),
        n=len(lines) - 1,
    )


def alt_text(rows: Sequence[TimelinePoint], lang: Lang) -> str:
    """Describe every year of every line."""
    return " ".join(
        say(
            "timeline.alt",
            lang,
            name=line_name(line, lang),
            first=line[0].year,
            last=line[-1].year,
            points=list_text([f"{row.year} {_words_of(row, lang)}{_result_of(row)}" for row in line], lang),
        )
        for line in lines_of(rows)
    )


def _result_of(row: TimelinePoint) -> str:
    return f" → {row.result_words}" if row.result is not None else ""


def _words_of(row: TimelinePoint, lang: Lang) -> str:
    if row.state == "figure":
        return point_words(row, lang)
    return row.words or say(f"year_state.{row.state}", lang)


def too_few(rows: Sequence[TimelinePoint], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    lines = lines_of(rows)
    if not lines:
        return say("timeline.none", lang, option="--of")
    silent = [line for line in lines if not any(row.words or row.text for row in line)]
    if silent and all(row.state in ("not_stated", "no_report") for row in silent[0]):
        name = line_name(silent[0], lang)
        others = suggestions(name)
        if others:
            return say("timeline.misspelt", lang, name=name, option="--of", others=list_text(others, lang))
        return say("timeline.not_stated", lang, name=name, option="--of")
    poor = [line for line in lines if len(_figures(line)) < LEAST]
    if not poor:
        return None
    return say("timeline.too_few", lang, name=line_name(poor[0], lang), n=len(_figures(poor[0])), option="--of")


def says_little(rows: Sequence[TimelinePoint], lang: Lang) -> str | None:
    """Say why nobody needs the chart unasked; ``None`` where a line has three figures at least."""
    if any(len(_figures(line)) >= _TELLING for line in lines_of(rows)):
        return None
    return say("timeline.two_points", lang, other="chart targets", another="chart slope")


def sign_of(row: TimelinePoint) -> str:
    """Give the sign of a year without a point; ``""`` for a year without a report, which is hatched."""
    return _SIGNS.get(row.state, "")


def is_broken(line: Sequence[TimelinePoint]) -> bool:
    """Tell whether the axis of a line does not begin at zero: its figures are far from zero and near each other."""
    ends = [end for row in _figures(line) for end in (row.low, row.high) if end is not None]
    ends += [row.result for row in line if row.result is not None]
    return min(ends) > _NEAR * max(ends) > 0 and min(ends) != max(ends)


def notes(rows: Sequence[TimelinePoint], lang: Lang) -> tuple[str, ...]:
    """Give the key of the picture, as far as it is needed, and the figures that are stated but not drawn."""
    lines = lines_of(rows)
    joint = say("timeline.joint", lang)
    bounds = {row.bound for row in rows if row.state == "figure"}
    marks = {"bound": {"ge", "gt", "le", "lt"}, "range": {"range"}, "about": {"approx"}}
    key = [say("timeline.dot", lang)]
    key += [say(f"timeline.mark_{mark}", lang) for mark, members in marks.items() if members & bounds]
    states = {row.state for row in rows}
    key += [f"{sign} {say(f'year_state.{state}', lang)}" for state, sign in _SIGNS.items() if state in states]
    key += [say("timeline.hatched", lang)] if "no_report" in states else []
    key += [say("timeline.key_result", lang)] if any(row.result is not None for row in rows) else []
    parts = [joint.join(key)]
    if any(is_broken(line) for line in lines if _figures(line)):
        parts.append(say("timeline.broken", lang))
    hidden = [(line, row) for line in lines for row in line if row.state in ("several", "other_unit")]
    if len(lines) == 1 and len(hidden) <= _QUOTED:
        kinds = {"several": "timeline.several", "other_unit": "timeline.other"}
        parts += [say(kinds[row.state], lang, year=row.year, words=row.words) for _, row in hidden]
    elif hidden:
        parts.append(say("timeline.hidden", lang, n=len(hidden)))
    return tuple(parts)


def _figures(line: Sequence[TimelinePoint]) -> list[TimelinePoint]:
    return [row for row in line if row.state == "figure"]
