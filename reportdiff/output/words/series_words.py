"""Lines of targets and results in words."""

from __future__ import annotations

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import FigureChange, Quantity
from reportdiff.model.indicator_series import SeriesFigure, SeriesLine, SeriesYear
from reportdiff.output.words.figure_words import difference_text


def line_title(line: SeriesLine, lang: Lang) -> str:
    """Name a line: the indicator or the words, and what its figures count."""
    name = line.subject if lang == "zh" else line.subject_en
    details = [line.measured] if line.measured and line.measured != line.subject else []
    details += [say(f"series.act_{line.act}", lang)] if line.act else []
    return name + (say("say.brackets", lang, text=say("say.list", lang).join(details)) if details else "")


def figure_cell(figure: SeriesFigure, lang: Lang) -> str:
    """Give the figure as the report has it, or say why there is none."""
    if figure.state in ("figure", "several", "other_unit") and figure.words:
        note = "" if figure.state == "figure" else say(f"series.{figure.state}", lang)
        return f"{figure.words} {note}".rstrip()
    return say(f"series.{figure.state}", lang)


def relation_cell(line: SeriesLine, row: SeriesYear, lang: Lang) -> str:
    """Say how the result relates to the target, with the difference; ``""`` where there is nothing to compare."""
    if row.relation is None:
        return ""
    over = row.relation == "short" and (row.difference or 0) > 0
    words = say("series.over" if over else f"relation.{row.relation}", lang)
    if not row.difference or row.relation == "met":
        return words
    base = row.target.low if row.target.low is not None else row.target.high
    quantity = Quantity(
        surface="", start=0, end=0, value_low=row.target.low, value_high=row.target.high, unit=line.unit,
        bound=row.target.bound or "eq", kind="target",
    )  # fmt: skip
    change = FigureChange(
        facet="target_raised" if row.difference > 0 else "target_lowered",
        measured=line.measured,
        old=quantity,
        new=quantity,
        difference=row.difference,
        relative=row.difference / base if base else None,
    )
    return f"{words} {difference_text(change, lang)}".rstrip()
