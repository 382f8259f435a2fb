"""Roles: whether a measure is a commitment, a general aim, or frame (slogan, situation, guiding thought).

Only commitments are counted, ranked, and printed as new or dropped. The rules of
:mod:`~reportdiff.parsing.frame_clauses` take out what no reader would call a measure; the rest is decided here, by a
model that knows how sure it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.model import Measure
from reportdiff.parsing.roles.role_model import shipped_model

COMMITMENT_FROM = 0.45
"""A measure with at least this chance of being a commitment is one. A higher bound hides more slogans, and more
commitments: with 0.58 the 85 of a hundred slogans and aims that ``python -m benchmarks.training.train_roles`` finds in
reports left out cost two of a hundred commitments; with 0.35, 75 cost less than one."""

FIRM_FROM = 0.5
"""A commitment with a lower chance is borderline: it is counted, and marked with ``?`` where it is new, dropped or
changed."""


def with_roles(measures: Sequence[Measure], text: str) -> tuple[Measure, ...]:
    """Tell the role of every measure of a plan; ``text`` is that of the report."""
    if not measures:
        return ()
    chances = shipped_model().chances(measures, text)
    return tuple(_with_role(measure, *pair) for measure, pair in zip(measures, chances, strict=True))


def _with_role(measure: Measure, commitment: float, frame: float) -> Measure:
    probability = round(commitment, 3)
    if commitment >= COMMITMENT_FROM:
        borderline = commitment < FIRM_FROM
        return replace(measure, role="commitment", commitment_probability=probability, borderline=borderline)
    return replace(measure, role="frame" if frame >= 0.5 else "aim", commitment_probability=probability)
