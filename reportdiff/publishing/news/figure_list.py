"""The list of all figures of the kit, to be ticked off one by one against the reports before printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportdiff.charts.making import Chart
from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison, Measure, Report, Target, TargetSide
from reportdiff.output.markdown import escape_inside
from reportdiff.output.origin import comment_mark
from reportdiff.output.terminal.target_lines import change_words, side_words
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.citation_words import Paragraphs, citation, measure_quotation, paragraphs_of, quotation
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.figure_words import figure_pair
from reportdiff.output.words.highlight_words import headline, reason_in_words, shown_highlights
from reportdiff.output.words.target_names import target_names
from reportdiff.publishing.news.highlight_sheet import readable

_OF_FIGURES: Final = frozenset(
    {"headline_target", "headline_added", "headline_removed", "figure_moved", "figure_added", "figure_removed"}
)
"""Reasons whose figures are those of the measures, which are listed anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureUse:
    """A figure of the kit.

    ``figure`` is as printed, ``meaning`` what it says. ``source`` quotes the report, or says that the program counted
    or subtracted. ``doubtful`` figures are to be checked with particular care."""

    figure: str
    meaning: str
    source: str
    doubtful: bool = False


def figure_list(comparison: Comparison, charts: Sequence[tuple[str, Chart]], *, most: int, lang: Lang) -> str:
    """Write the figures of the kit with ``most`` highlights as a Markdown list of boxes to tick.

    First what the program counted, then the figures of the highlights, then those of the targets (table and chart),
    last what the ``charts`` say, each with the name of its data file. Ends in the comment that marks our files."""
    sections = [
        ("news.counted", counted_figures(comparison, lang)),
        ("news.in_highlights", highlight_figures(comparison, most, lang)),
        ("news.in_targets", target_figures(comparison, lang)),
        ("news.in_charts", chart_figures(charts, lang)),
    ]
    blocks = [f"# {escape_inside(front.heading(comparison, lang))}{say('news.figures_title', lang)}"]
    blocks.append(escape_inside(say("news.figures_note", lang)))
    blocks += [f"> {escape_inside(warning)}" for warning in front.warnings(comparison, lang)]
    for title, uses in sections:
        blocks.append(f"## {say(title, lang)}")
        blocks.append("\n".join(_line(use, lang) for use in uses) or say("news.no_figures", lang))
    return readable("\n\n".join([*blocks, comment_mark()])) + "\n"


def counted_figures(comparison: Comparison, lang: Lang) -> list[FigureUse]:
    """Give the counts by status, the fates and origins, and the numbers of measures."""
    source = say("news.by_program", lang)
    uses = [
        FigureUse(figure=str(count.count), meaning=f"{count.sign} {count.name}", source=source)
        for count in front.counts(comparison, lang)
    ]
    for line in (*front.facet_counts(comparison, lang), *story_lines(comparison, lang)):
        if any(letter.isdigit() for letter in line):
            uses.append(FigureUse(figure=line, meaning="", source=source))
    for report in (comparison.old, comparison.new):
        uses.append(FigureUse(figure=" · ".join(front.facts(report, lang)), meaning="", source=source))
    return uses


def highlight_figures(comparison: Comparison, most: int, lang: Lang) -> list[FigureUse]:
    """Give every figure of a measure of a highlight, and every difference between two of them."""
    paragraphs = {"o": paragraphs_of(comparison.old), "n": paragraphs_of(comparison.new)}
    uses: dict[tuple[str, str, str], FigureUse] = {}
    for highlight in shown_highlights(comparison)[:most]:
        change = comparison.change(highlight.change)
        assert change is not None  # only highlights whose changes are there are shown
        for measure in comparison.members((*change.old, *change.new)):
            for use in _figures_of(measure, paragraphs[measure.id[0]], lang, doubtful=change.doubtful):
                uses.setdefault((use.figure, use.meaning, use.source), use)
        for figure in change.figures:
            if figure.difference is None:
                continue
            use = FigureUse(
                figure=figure_pair(figure, lang),
                meaning=figure.measured or headline(highlight, comparison, lang),
                source=say("news.by_subtraction", lang),
                doubtful=figure.doubtful,
            )
            uses.setdefault((use.figure, use.meaning, use.source), use)
        for reason in highlight.reasons:
            words = reason_in_words(reason, lang)
            if reason.kind not in _OF_FIGURES and any(letter.isdigit() for letter in words):
                use = FigureUse(figure=words, meaning="", source=say("news.by_program", lang))
                uses.setdefault((use.figure, use.meaning, use.source), use)
    return list(uses.values())


def target_figures(comparison: Comparison, lang: Lang) -> list[FigureUse]:
    """Give both figures of every headline target and of every other target that changed, and their difference."""
    rows = [row for row in comparison.targets.rows if row.indicator is not None or row.facet is not None]
    names = target_names(rows, lang)
    reports = (paragraphs_of(comparison.old), paragraphs_of(comparison.new))
    return [use for row in rows for use in _target_uses(row, names[row], reports, lang)]


def chart_figures(charts: Sequence[tuple[str, Chart]], lang: Lang) -> list[FigureUse]:
    """Give title and description of every chart, which name all that is drawn."""
    return [
        FigureUse(figure=words, meaning="", source=say("news.in_data", lang, file=file))
        for file, chart in charts
        for words in (chart.title, chart.alt)
    ]


def _target_uses(row: Target, name: str, reports: Sequence[Paragraphs], lang: Lang) -> Iterator[FigureUse]:
    """Give what one row of the table says."""
    for side, paragraphs in zip((row.old, row.new), reports, strict=True):
        year = say("say.year", lang, n=paragraphs.report.year) if paragraphs.report.year else ""
        yield FigureUse(
            figure=side_words(side, lang),
            meaning=f"{name} {year}".strip(),
            source=_side_source(side, paragraphs, lang),
            doubtful=row.doubtful or row.misprint,
        )
    change = change_words(row, lang)
    if change and any(letter.isdigit() for letter in change):
        yield FigureUse(figure=change, meaning=name, source=say("news.by_subtraction", lang), doubtful=row.doubtful)


def _side_source(side: TargetSide, paragraphs: Paragraphs, lang: Lang) -> str:
    """Quote the measure that states a target; where none does, the whole report is the source."""
    report = paragraphs.report
    if not side.text:
        return say("news.silent", lang, source=citation(report, "", 0, lang))
    start = _start_of(side, report)
    number = paragraphs.number_at(start) if start is not None else 0
    return quotation(side.text, citation(report, side.section, number, lang), lang)


def _start_of(side: TargetSide, report: Report) -> int | None:
    """Find where the words of a target are."""
    for measure in report.measures:
        if measure.id == side.measure:
            return measure.start
    place = report.text.find(side.text)
    return place if place >= 0 else None


def _figures_of(measure: Measure, paragraphs: Paragraphs, lang: Lang, *, doubtful: bool) -> Iterable[FigureUse]:
    """Give the figures of a measure, each with the whole measure as its source."""
    for quantity in measure.quantities:
        yield FigureUse(
            figure=quantity.surface,
            meaning=quantity.measured,
            source=measure_quotation(measure, paragraphs, lang),
            doubtful=doubtful,
        )


def _line(use: FigureUse, lang: Lang) -> str:
    """Write a box to tick."""
    mark = f"{say('say.doubtful', lang)} " if use.doubtful else ""
    meaning = f" {escape_inside(use.meaning)}" if use.meaning else ""
    return f"- [ ] **{escape_inside(use.figure)}**{meaning} — {escape_inside(mark + use.source)}"
