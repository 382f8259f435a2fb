"""One change as the terminal shows it: sign, status, text with its diff, and under it what a reader should know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from reportdiff.model import Change, Comparison, Facet, FigureChange, Measure, Proof, Status
from reportdiff.output.figures import figure_pair
from reportdiff.output.labels import Lang, listed, say
from reportdiff.output.terminal_diff import (
    WORTH_MARKING,
    common_share,
    inline_diff,
    readable_inline,
    side_by_measure,
)
from reportdiff.output.terminal_sheet import STYLES, Sheet

SIGNS: dict[Status, str] = {"new": "+", "dropped": "−", "changed": "~", "reworded": "≈", "unchanged": "="}
DOUBT = "?"

STATUSES: tuple[Status, ...] = ("new", "dropped", "changed", "reworded", "unchanged")

WORTH_QUOTING = 0.3
"""Score from which the nearest refused candidate of a new or dropped measure is quoted though nothing is in doubt."""

_COLUMN_FROM = 60
"""Width from which the statuses stand in a column of their own."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Measures by id, and the new and vanished terms of each."""

    measures: dict[str, Measure]
    terms: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, comparison: Comparison) -> Lookup:
        measures = {measure.id: measure for measure in (*comparison.old.measures, *comparison.new.measures)}
        terms: dict[str, tuple[str, ...]] = {}
        for term in (*comparison.terms.new, *comparison.terms.vanished):
            for identifier in term.measures:
                terms[identifier] = (*terms.get(identifier, ()), term.term)
        return cls(measures, terms)

    def of_ids(self, identifiers: Iterable[str]) -> list[Measure]:
        return [self.measures[identifier] for identifier in identifiers]

    def terms_in(self, identifiers: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(term for identifier in identifiers for term in self.terms.get(identifier, ())))

    def kept_whole(self, change: Change) -> list[str]:
        """Figures and terms of a change, as they stand in its measures: no line is broken inside them."""
        figures = [
            quantity.surface for measure in self.of_ids((*change.old, *change.new)) for quantity in measure.quantities
        ]
        return [*figures, *self.terms_in((*change.old, *change.new))]


def status_column(sheet: Sheet) -> int:
    """Cells that sign and status take before the text begins."""
    if sheet.width < _COLUMN_FROM:
        return 2
    return 4 + max(cell_len(say(f"status.{status}", sheet.lang)) for status in STATUSES)


def status_prefix(sheet: Sheet, status: Status, *, doubtful: bool = False) -> Text:
    """``~? 有变化``: sign, doubt and the word."""
    style = STYLES[status]
    return Text.assemble(
        Text(SIGNS[status], style=style),
        Text(DOUBT if doubtful else " ", style=STYLES["doubt"]),
        Text(" ", style=""),
        Text(say(f"status.{status}", sheet.lang), style=style),
        Text(" "),
    )


def put_change(sheet: Sheet, lookup: Lookup, change: Change) -> None:
    """Write one change: its text first, then the details, each on lines of its own."""
    keep = lookup.kept_whole(change)
    prefix = status_prefix(sheet, change.status, doubtful=change.doubtful)
    column = status_column(sheet)
    bodies = _bodies(sheet, lookup, change)
    if len(bodies) > 1 and prefix.cell_len > column:
        sheet.say(prefix)
        prefix = Text("")
    for mark, body in bodies:
        _highlight_terms(sheet, body, lookup.terms_in(change.new))
        lead, prefix = prefix, Text("")
        if mark:
            lead.append(" " * (column - lead.cell_len))
            lead.append(f"{mark} ", style=STYLES["detail"])
        sheet.put(lead, body, indent=column + (cell_len(mark) + 1 if mark else 0), keep=keep)
    for detail in _details(sheet, lookup, change):
        sheet.say(detail, indent=column, keep=keep)


def _bodies(sheet: Sheet, lookup: Lookup, change: Change) -> list[tuple[str, Text]]:
    """The lines of text of a change, each with the name of its side, or ``""`` where one line says it all."""
    old, new = lookup.of_ids(change.old), lookup.of_ids(change.new)
    if not old or not new:
        return [("", sheet.text(measure.text)) for measure in (*old, *new)]
    if len(old) == len(new) == 1:
        if not change.diff or all(part.op == "equal" for part in change.diff):
            return [("", sheet.text(new[0].text))]
        if readable_inline(change.diff):
            return [("", inline_diff(sheet, change.diff))]
    parts = change.diff if common_share(change.diff) >= WORTH_MARKING else ()
    before = side_by_measure(sheet, parts, "old", [measure.text for measure in old])
    after = side_by_measure(sheet, parts, "new", [measure.text for measure in new])
    return [
        *((say("side.old", sheet.lang), text) for text in before),
        *((say("side.new", sheet.lang), text) for text in after),
    ]


def _highlight_terms(sheet: Sheet, body: Text, terms: list[str]) -> None:
    if not sheet.marked and terms:
        body.highlight_words(terms, style=STYLES["term"])


def _details(sheet: Sheet, lookup: Lookup, change: Change) -> list[Text]:
    details = _figure_lines(sheet, change)
    facets = _facet_line(sheet, lookup, change)
    if facets:
        details.append(sheet.text(facets, "detail"))
    for side, key in ((change.new, "say.term_new"), (change.old, "say.term_vanished")):
        terms = lookup.terms_in(side)
        if terms:
            label = say(key, sheet.lang, n=len(terms)) + say("say.colon", sheet.lang)
            details.append(Text.assemble(sheet.text(label, "detail"), sheet.text(listed(terms, sheet.lang), "term")))
    doubt = _doubt(lookup, change, sheet.lang)
    if doubt:
        mark = sheet.text(f"{DOUBT} " if change.doubtful else "", "doubt")
        details.append(Text.assemble(mark, sheet.text(doubt, "detail")))
    return details


def _figure_lines(sheet: Sheet, change: Change) -> list[Text]:
    """What is measured is named only where there are several figures to tell apart: it stands in the text above."""
    lines: list[Text] = []
    for figure in change.figures:
        line = figure_line(sheet, figure)
        if len(change.figures) > 1 and figure.measured:
            line.append_text(sheet.text(say("say.brackets", sheet.lang, text=figure.measured), "detail"))
        lines.append(line)
    return lines


def figure_line(sheet: Sheet, figure: FigureChange, subject: str = "") -> Text:
    """``地区生产总值增幅 5%以上 → 4.5%以上 ▼0.5个百分点``, or the facet before it where there is no ``subject``."""
    lang = sheet.lang
    lead = f"{subject} " if subject else say(f"facet.{figure.facet}", lang) + say("say.colon", lang)
    return Text.assemble(sheet.text(lead, "detail"), sheet.text(figure_pair(figure, lang), "figure"))


def _facet_line(sheet: Sheet, lookup: Lookup, change: Change) -> str:
    shown = {figure.facet for figure in change.figures}
    labels = [_facet(lookup, change, facet, sheet.lang) for facet in change.facets if facet not in shown]
    return " · ".join(labels)


def _facet(lookup: Lookup, change: Change, facet: Facet, lang: Lang) -> str:
    """A facet with the words it stands on: ``范围缩小（全面推开 → 试点）``."""
    if facet == "moved":
        sections = dict.fromkeys(measure.section for measure in lookup.of_ids(change.old))
        quoted = [say("say.quote", lang, text=title or say("say.no_section", lang)) for title in sections]
        return say("say.moved_from", lang) + (" " if lang == "en" else "") + listed(quoted, lang)
    if facet in ("split", "merged"):
        key = "say.split_into" if facet == "split" else "say.merged_into"
        return say(key, lang, old=len(change.old), new=len(change.new))
    label = say(f"facet.{facet}", lang)
    words = [_proof_words(proof) for proof in change.proofs if proof.facet == facet and (proof.old or proof.new)]
    return label + say("say.brackets", lang, text=listed(words, lang)) if words else label


def _proof_words(proof: Proof) -> str:
    if proof.old and proof.new:
        return f"{proof.old} → {proof.new}"
    return SIGNS["new"] + proof.new if proof.new else SIGNS["dropped"] + proof.old


def _doubt(lookup: Lookup, change: Change, lang: Lang) -> str:
    """What to check: the score of a doubtful link, or the candidate that an unlinked measure was not linked to."""
    said: list[str] = []
    if change.doubtful and change.score is not None:
        said.append(say("say.doubt_link", lang, score=f"{change.score:.2f}"))
    nearest = change.nearest
    if nearest is not None and (change.doubtful or nearest.score >= WORTH_QUOTING) and nearest.id in lookup.measures:
        where = say("say.nearest_old" if change.status == "new" else "say.nearest_new", lang)
        quoted = say("say.quote", lang, text=lookup.measures[nearest.id].text)
        score = say("say.brackets", lang, text=f"{nearest.score:.2f}")
        said.append(where + say("say.colon", lang) + quoted + score)
    if change.doubtful and not said:
        said.append(say("say.doubt_alone", lang))
    return ("；" if lang == "zh" else "; ").join(said)
