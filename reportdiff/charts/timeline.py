"""Timeline: one indicator or commitment through the years, with its bounds, and a gap where a plan states no figure.

A line joins only the figures of successive years. An arrow up means 以上, an arrow down 以内, a bar a range, and a pale
band 左右; the band's height means nothing, since the report does not say how much 左右 is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Bound
from reportdiff.tracking.indicator_lines import follow, headline_lines
from reportdiff.tracking.series import ReportSeries
from reportdiff.tracking.subjects import subjects_of
from reportdiff.tracking.year_figures import Act, FigureLine, YearFigure, YearState

LEAST = 2
"""The least figures of a line."""

_MOST_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePoint:
    """One year of one line.

    ``low``/``high`` are in ``unit`` (``ratio``: shares as fractions), ``None`` on the open side of a bound and where no
    figure is drawn. ``words`` are those of the report, ``text`` is the whole measure. ``falls`` is true where the line
    shows the sizes of falls."""

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

    @property
    def value(self) -> float:
        """Give the position of the point: the figure, the stated end of a bound, the middle of a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


def data(series: ReportSeries, *, of: str | None = None) -> tuple[TimelinePoint, ...]:
    """Give the points of the subjects ``of`` (``GDP``, ``老旧小区,GDP``), line by line.

    The default subjects are the headline indicators that at least half of the plans state, six at most.

    Raises:
        ReportdiffError: ``of`` names several indicators at once.
    """
    lines = [follow(series, subject) for subject in subjects_of(of)] if of else headline_lines(series, most=_MOST_LINES)
    return tuple(_point(line, row) for line in lines for row in line.rows)


def _point(line: FigureLine, row: YearFigure) -> TimelinePoint:
    return TimelinePoint(
        subject=line.subject.zh,
        subject_en=line.subject.en,
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
    details += [say("timeline.falls", lang)] if first.falls else []
    return say("timeline.counted", lang, name=name, counted=list_text(details, lang)) if details else name


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
        old=figures[0].words,
        new=figures[-1].words,
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
            points=list_text([f"{row.year} {row.words or say(f'year_state.{row.state}', lang)}" for row in line], lang),
        )
        for line in lines_of(rows)
    )


def too_few(rows: Sequence[TimelinePoint], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    lines = lines_of(rows)
    if not lines:
        return say("timeline.none", lang, option="--of")
    poor = [line for line in lines if len(_figures(line)) < LEAST]
    if not poor:
        return None
    return say("timeline.too_few", lang, name=line_name(poor[0], lang), n=len(_figures(poor[0])), option="--of")


def notes(rows: Sequence[TimelinePoint], lang: Lang) -> tuple[str, ...]:
    """Give the key of the picture, and the figures that are stated but not drawn."""
    lines = lines_of(rows)
    parts = [say("timeline.key", lang)]
    for line in lines:
        parts += [
            say("timeline.several", lang, year=row.year, words=row.words) for row in line if row.state == "several"
        ]
        parts += [
            say("timeline.other", lang, year=row.year, words=row.words) for row in line if row.state == "other_unit"
        ]
    return tuple(parts)


def _figures(line: Sequence[TimelinePoint]) -> list[TimelinePoint]:
    return [row for row in line if row.state == "figure"]
