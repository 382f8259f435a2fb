"""What the scorer learns from: labelled pairs of reports, excerpts of them, and judged pairs of measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks import digest, labels
from benchmarks.training.judged import FOLDS, TRUTH, JudgedReports, judged_reports
from benchmarks.training.store import fold_file, stored
from reportdiff.alignment.encoder import Encoder, read_encoder, shipped_encoder
from reportdiff.alignment.first_round import EVIDENCE, Candidates, gather
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.model import Report
from reportdiff.opening import read_report
from reportdiff.parsing.folding import skeleton

EASY_RANK, EASY_SHARE = 2, 6
"""Of the candidates that are no links and of which each measure ranks the other below its best two, one in six is
trained on and counts six times."""

LINKS = 300.0
"""Links that every labelled pair counts for, however many it has."""

EXCERPTS, WINDOWS, EXCERPT_WEIGHT = 30, (6, 12, 25), 0.1
"""Excerpts of each labelled pair that are trained on as well, measures a side of each in turn, and how much a candidate
in one counts. Half are from where the reports agree and half from anywhere: in a short report the best of few partners
is no partner yet. With them 0.85 instead of 0.75 of the pairs found in excerpts of the pair left out hold, and the F1
of full texts stays the same within 0.002."""

JUDGED_WEIGHT = 0.3
"""How much a judged pair of measures counts: readers who see four candidates agree less than those who read both
reports. 0.3 was best of 0.1, 0.3 and 1, left out."""

DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports as the scorer sees them. ``truth[k]`` says how far candidate *k* is a link, 0 to 1; ``sampled[k]``
    how much it counts in the training (measures of labelled frame do not); ``clauses`` are the labelled clauses of each
    measure. A judged pair has no clauses, ``labels`` that are empty, and its number, else -1."""

    name: str
    old: Side
    new: Side
    candidates: Candidates
    truth: Any
    sampled: Any
    old_clauses: list[list[str]]
    new_clauses: list[list[str]]
    labels: labels.Labels
    number: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Labelled pairs, the excerpts of each by its name, and judged pairs of reports."""

    pairs: list[Pair]
    excerpts: dict[str, list[Pair]]
    judged: list[Pair]


_NO_LABELS = labels.Labels(rows=(), frame=frozenset(), old={}, new={})


def lessons(*, judged: bool = True) -> Lessons:
    """Read everything that the scorer learns from; without judged pairs where they are not asked for."""
    names = [*labels.pair_names(), DIGEST]
    pairs = stored("pairs", _labelled, names)
    library_pairs: list[Pair | None] = []
    if judged:
        reports = [one for one in judged_reports() if one.number % FOLDS and not one.near_labels]
        library_pairs = stored("judged", _judged_pair, reports)
    return Lessons(
        pairs=[pair for pair, _ in pairs],
        excerpts={pair.name: parts for pair, parts in pairs},
        judged=[pair for pair in library_pairs if pair is not None],
    )


def _labelled(name: str) -> tuple[Pair, list[Pair]]:
    pair = load_digest() if name == DIGEST else load(name)
    return pair, excerpts(pair)


def load(name: str) -> Pair:
    """Read, parse and label one pair."""
    region, first, second = name.rsplit("-", 2)
    reports = [read_report(labels.report_file(region, year)) for year in (first, second)]
    marked = labels.labels(name)
    old_clauses = labels.clauses_of(name, "old", reports[0].measures)
    new_clauses = labels.clauses_of(name, "new", reports[1].measures)
    sides = [side_of(report) for report in reports]
    candidates = gather(*sides)
    truth, counts = _labelled_truth(candidates, old_clauses, new_clauses, marked)
    return Pair(
        name=name,
        old=sides[0],
        new=sides[1],
        candidates=candidates,
        truth=truth,
        sampled=_sampled(candidates, truth, counts),
        old_clauses=old_clauses,
        new_clauses=new_clauses,
        labels=marked,
    )


def load_digest() -> Pair:
    """The digests that come with the project, as a pair like the others: an entry is a clause."""
    reports = [read_report(year, reports=labels.ROOT / "reports") for year in ("2022", "2023")]
    sides = [side_of(report) for report in reports]
    candidates = gather(*sides)
    linked = digest.gold()
    truth = np.array([(i + 1, j + 1) in linked for i, j in zip(candidates.old, candidates.new, strict=True)])
    old_clauses, new_clauses = (
        [[f"{name}{number}"] for number in range(1, len(side) + 1)] for name, side in zip("on", sides, strict=True)
    )
    rows = tuple(labels.Row(old=(f"o{a}",), new=(f"n{b}",), type="") for a, b in sorted(linked))
    return Pair(
        name=DIGEST,
        old=sides[0],
        new=sides[1],
        candidates=candidates,
        truth=truth,
        sampled=_sampled(candidates, truth, np.ones(len(truth), dtype=bool)),
        old_clauses=old_clauses,
        new_clauses=new_clauses,
        labels=labels.Labels(rows=rows, frame=frozenset(), old={}, new={}),
    )


def _judged_pair(reports: JudgedReports) -> Pair | None:
    """Two reports with judged pairs of measures, found by their texts; ``None`` where none is a candidate."""
    sides: list[Report] = [read_report(reports.file(side)) for side in ("old", "new")]
    places = [{skeleton(measure.text): at for at, measure in enumerate(side.measures)} for side in sides]
    old, new = (side_of(side) for side in sides)
    candidates = _gathered_unseen(old, new, reports)
    numbers = {pair: k for k, pair in enumerate(zip(candidates.old.tolist(), candidates.new.tolist(), strict=True))}
    truth, sampled = np.zeros(len(numbers)), np.zeros(len(numbers))
    for row in reports.rows:
        own, other = (0, 1) if row.side == "old" else (1, 0)
        at = places[own].get(skeleton(row.text))
        for text, label in row.candidates:
            to = places[other].get(skeleton(text))
            place = None if at is None or to is None else numbers.get((at, to) if own == 0 else (to, at))
            if place is not None:
                truth[place] = TRUTH[label]
                sampled[place] += JUDGED_WEIGHT
    if not sampled.any():
        return None
    return Pair(
        name=f"{reports.place}/{'-'.join(reports.years)}",
        old=old,
        new=new,
        candidates=candidates,
        truth=truth,
        sampled=sampled,
        old_clauses=[],
        new_clauses=[],
        labels=_NO_LABELS,
        number=reports.number,
    )


def _gathered_unseen(old: Side, new: Side, reports: JudgedReports) -> Candidates:
    """Gather the evidence of two reports with an encoder that has not learned from them."""
    encoder = unseen_encoder(reports)
    rooms = ("reportdiff.alignment.first_round", "reportdiff.alignment.candidates")
    with patch(f"{rooms[0]}.shipped_encoder", lambda: encoder), patch(f"{rooms[1]}.shipped_encoder", lambda: encoder):
        return gather(old, new)


def unseen_encoder(reports: JudgedReports) -> Encoder:
    """Give an encoder that has not learned from these judged reports."""
    return _encoder_without(reports.number % FOLDS)


@lru_cache(maxsize=FOLDS)
def _encoder_without(fold: int) -> Encoder:
    if fold == 0:
        return shipped_encoder()
    if not fold_file(fold).exists():
        # No exit: it would end a worker of a pool, which then starts another one for ever.
        raise FileNotFoundError(f"no {fold_file(fold).name}: run benchmarks.training.tune_encoder --write")
    return read_encoder(fold_file(fold))


def _sampled(candidates: Candidates, truth: Any, counts: Any) -> Any:
    ranks = candidates.evidence[:, [EVIDENCE.index("rank_old"), EVIDENCE.index("rank_new")]]
    easy = ~truth & (ranks > np.log1p(EASY_RANK) + 0.01).all(axis=1)
    # Which of the easy ones is a matter of place and not of chance.
    drawn = (candidates.old * 7919 + candidates.new * 104729) % EASY_SHARE == 0
    weight = np.where(easy, np.where(drawn, EASY_SHARE, 0), 1.0) * counts
    return weight * LINKS / max(1, truth.sum())


def excerpts(pair: Pair) -> list[Pair]:
    """Short reports cut out of a pair, the same ones every time."""
    draw = np.random.default_rng(3)
    anchors = pair.truth.nonzero()[0]
    parts = []
    for number in range(EXCERPTS):
        size = WINDOWS[number % len(WINDOWS)]
        anchor = int(draw.choice(anchors))
        centres = [int(pair.candidates.old[anchor]), int(pair.candidates.new[anchor])]
        if number % 2:
            centres[1] = int(draw.integers(len(pair.new)))
        spans = [
            range(max(0, centre - size // 2), min(len(side), centre - size // 2 + size))
            for centre, side in zip(centres, (pair.old, pair.new), strict=True)
        ]
        parts.append(_excerpt(pair, *spans))
    return parts


def _excerpt(pair: Pair, of_old: range, of_new: range) -> Pair:
    old, new = _part_of(pair.old, of_old), _part_of(pair.new, of_new)
    old_clauses, new_clauses = [pair.old_clauses[i] for i in of_old], [pair.new_clauses[j] for j in of_new]
    candidates = gather(old, new)
    truth, counts = _labelled_truth(candidates, old_clauses, new_clauses, pair.labels)
    return replace(
        pair,
        name=f"{pair.name} {of_old.start} {of_new.start}",
        old=old,
        new=new,
        candidates=candidates,
        truth=truth,
        sampled=counts * EXCERPT_WEIGHT,
        old_clauses=old_clauses,
        new_clauses=new_clauses,
    )


def _part_of(side: Side, places: range) -> Side:
    def renumbered(groups: Any) -> Any:
        return np.unique(groups[places.start : places.stop], return_inverse=True)[1]

    return Side(
        folded=side.folded[places.start : places.stop],
        exact=side.exact[places.start : places.stop],
        masked=side.masked[places.start : places.stop],
        words=side.words[places.start : places.stop],
        names=side.names[places.start : places.stop],
        sentence=renumbered(side.sentence),
        paragraph=renumbered(side.paragraph),
        section=renumbered(side.section),
    )


def _labelled_truth(
    candidates: Candidates, old_clauses: list[list[str]], new_clauses: list[list[str]], marked: labels.Labels
) -> tuple[Any, Any]:
    """Tell whether each candidate is a link, and whether it is labelled at all."""
    places = list(zip(candidates.old.tolist(), candidates.new.tolist(), strict=True))
    truth = [any((a, b) in marked.links for a in old_clauses[i] for b in new_clauses[j]) for i, j in places]
    counts = [not (set(old_clauses[i]) <= marked.frame or set(new_clauses[j]) <= marked.frame) for i, j in places]
    return np.array(truth), np.array(counts)
