"""The rows of a comparison: its changes, its targets, and what became of dropped and new commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportdiff.batch.tables import Row
from reportdiff.model import Change, Comparison, Fate, Measure, Mention, Origin, TargetSide
from reportdiff.model.targets import Target

JOINT: Final = "；"
"""Between the texts of several measures, and between headings: what the table of one comparison has too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairName:
    """Which two reports: what the columns ``pair``, ``region``, ``old_region`` and ``old_year`` say; ``year`` is that
    of the new one."""

    old_region: str
    old_year: int
    region: str
    year: int

    @property
    def text(self) -> str:
        """Give the two reports as the command takes them: ``2025/beijing 2026/beijing``."""
        return f"{self.old_year}/{self.old_region} {self.year}/{self.region}"

    def columns(self) -> dict[str, object]:
        """Give the columns that every table of pairs begins with."""
        return {
            "pair": self.text,
            "region": self.region,
            "old_region": self.old_region,
            "old_year": self.old_year,
        }


def comparison_rows(comparison: Comparison, name: PairName) -> dict[str, list[Row]]:
    """Give the rows of the tables ``changes``, ``targets`` and ``fates``, in the order of the comparison."""
    numbers = {
        measure.id: number
        for report in (comparison.old, comparison.new)
        for number, measure in enumerate(report.measures, 1)
    }
    pair = name.columns()
    return {
        "changes": list(_change_rows(comparison, numbers, pair)),
        "targets": [
            {**pair, "target": number, **_target_columns(row, numbers)}
            for number, row in enumerate(comparison.targets.rows, 1)
        ],
        "fates": list(_fate_rows(comparison.changes, pair)),
    }


def _change_rows(comparison: Comparison, numbers: Mapping[str, int], pair: Row) -> Iterator[Row]:
    ranks: dict[str, int] = {}
    for rank, highlight in enumerate(comparison.highlights, 1):
        ranks.setdefault(highlight.change, rank)
    for change in comparison.changes:
        old, new = comparison.members(change.old), comparison.members(change.new)
        members = {proof.facet: list(proof.members) for proof in change.proofs if proof.members}
        yield {
            **pair,
            "change": change.id,
            "status": change.status,
            "facets": list(change.facets),
            "role": change.role,
            "doubtful": change.doubtful,
            "old_measures": [numbers[measure] for measure in change.old],
            "new_measures": [numbers[measure] for measure in change.new],
            "old_section": _headings(old),
            "new_section": _headings(new),
            "old_text": _joined(measure.text for measure in old),
            "new_text": _joined(measure.text for measure in new),
            "matched_by": change.matched_by,
            "score": change.score,
            "weakest": change.weakest,
            "nearest": numbers[change.nearest.id] if change.nearest else None,
            "nearest_score": change.nearest.score if change.nearest else None,
            "highlight": ranks.get(change.id),
            "members_added": members.get("members_added", []),
            "members_gone": members.get("members_gone", []),
            "fate": change.fate.kind if change.fate else None,
            "origin": change.origin.kind if change.origin else None,
        }


def _headings(measures: Sequence[Measure]) -> str | None:
    return _joined(dict.fromkeys(measure.section for measure in measures))


def _joined(texts: Iterable[str]) -> str | None:
    """Join the texts of one side; ``None`` where that side has no measure."""
    parts = list(texts)
    return JOINT.join(parts) if parts else None


def _target_columns(row: Target, numbers: Mapping[str, int]) -> dict[str, object]:
    reason = row.reason
    return {
        "indicator": row.indicator,
        "name": row.name,
        "name_en": row.name_en,
        "measured": row.measured,
        "area": row.area,
        "facet": row.facet,
        "difference": row.difference,
        "relative": row.relative,
        "better": row.better,
        "doubtful": row.doubtful,
        "reason": reason.kind if reason else None,
        "reason_old": reason.old if reason else None,
        "reason_new": reason.new if reason else None,
        "misprint": row.misprint,
        "section": row.section,
        "change": row.change,
        **_side("old", row.old, numbers),
        **_side("new", row.new, numbers),
    }


def _side(side: str, stated: TargetSide, numbers: Mapping[str, int]) -> dict[str, object]:
    quantity = stated.quantity
    columns = {
        "state": stated.state,
        "words": stated.words,
        "low": quantity.value_low if quantity else None,
        "high": quantity.value_high if quantity else None,
        "unit": quantity.unit if quantity else None,
        "bound": quantity.bound if quantity else None,
        "statistic": quantity.statistic if quantity else None,
        "stretch": stated.stretch,
        "measure": numbers[stated.measure] if stated.measure else None,
        "text": stated.text,
    }
    return {f"{side}_{name}": value for name, value in columns.items()}


def _fate_rows(changes: Iterable[Change], pair: Row) -> Iterator[Row]:
    for change in changes:
        for side, settled in (("fate", change.fate), ("origin", change.origin)):
            if settled is not None:
                yield from _proof_rows(side, settled, {**pair, "change": change.id})


def _proof_rows(side: str, settled: Fate | Origin, columns: Row) -> Iterator[Row]:
    columns = {**columns, "side": side, "kind": settled.kind, "doubtful": settled.doubtful}
    for rank, mention in enumerate(settled.proofs, 1):
        yield {**columns, "proof": rank, **_mention_columns(mention)}
    if not settled.proofs:
        yield columns


def _mention_columns(mention: Mention) -> Row:
    return {
        "mention_year": mention.year,
        "mention_part": mention.part,
        "mention_text": mention.text,
        "mention_start": mention.start,
        "mention_end": mention.end,
        "mention_score": mention.score,
    }
