"""The table of targets and the terms as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison, Target, Term
from reportdiff.output.terminal.target_lines import change_words, side_words
from reportdiff.output.words.target_names import target_names
from reportdiff.output.words.term_words import term_years


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A row of the table.

    ``stated_old`` and ``stated_new`` say whether the cell is a figure of the report; ``change`` is an anchor of the
    page, or ``""``."""

    name: str
    old: str
    new: str
    stated_old: bool
    stated_new: bool
    change_words: str
    better: str
    doubtful: bool
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsView:
    """Headline targets, then the other figures that changed, by section; ``left_out`` counts those that did not."""

    headline: tuple[TargetRow, ...]
    others: tuple[tuple[str, tuple[TargetRow, ...]], ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term and the changes whose measures contain it, in the order of the measures."""

    term: str
    years: str
    counts: str
    changes: tuple[str, ...]


def targets_of(comparison: Comparison, lang: Lang) -> TargetsView:
    """Make the table of targets of the comparison."""
    headline, others = comparison.targets.headline, comparison.targets.others
    changed_rows = [row for row in others if row.facet is not None]
    names = target_names(comparison.targets.rows, lang)
    change_ids = {change.id for change in comparison.changes}

    def rows(targets: Sequence[Target]) -> tuple[TargetRow, ...]:
        return tuple(_row(target, names[target], change_ids, lang) for target in targets)

    by_section = tuple(
        (section or say("say.no_section", lang), rows(list(members)))
        for section, members in groupby(changed_rows, key=lambda row: row.section)
    )
    return TargetsView(headline=rows(headline), others=by_section, left_out=len(others) - len(changed_rows))


def _row(row: Target, name: str, change_ids: set[str], lang: Lang) -> TargetRow:
    """Make the row of one target."""
    return TargetRow(
        name=name,
        old=side_words(row.old, lang),
        new=side_words(row.new, lang),
        stated_old=row.old.state == "figure",
        stated_new=row.new.state == "figure",
        change_words=change_words(row, lang),
        better=say(f"better.{row.better}", lang) if row.better else "",
        doubtful=row.doubtful,
        change=row.change if row.change and row.change in change_ids else "",
    )


def terms_of(terms: Sequence[Term], year: int, comparison: Comparison, lang: Lang) -> tuple[TermView, ...]:
    """Give the terms of the report of ``year`` with the anchors of their changes.

    A term stays in place even if a filter left none of them."""
    homes = {term.term: [comparison.change_of(member) for member in term.measures] for term in terms}
    return tuple(
        TermView(
            term=term.term,
            years=term_years(term, year, lang),
            counts=say("term.counts", lang, n=max(term.old, term.new)),
            changes=tuple(dict.fromkeys(change.id for change in homes[term.term] if change is not None)),
        )
        for term in terms
    )
