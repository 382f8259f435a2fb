"""Second round: the same pairs, seen beside what the first round thinks of everything around them.

Commitments travel in company. Where the measures before and behind a pair were linked, and the rest of its sentence
too, a reworded pair is likelier one commitment. Where its partner has a better claim elsewhere, it is less likely.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportdiff.alignment.first_round import Candidates, leads, shifted
from reportdiff.alignment.prepared import Side
from reportdiff.alignment.sparse_rows import Matrix
from reportdiff.alignment.surroundings import cosines, group_sums

_NEIGHBOURS = ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, 1), (1, -1))
_LEVELS = ("sentence", "paragraph", "section")
CONTEXT = (
    "first_round",
    *(f"neighbour_{by_old:+d}_{by_new:+d}" for by_old, by_new in _NEIGHBOURS),
    "rival_old",
    "rival_new",
    *(f"{level}_{what}" for level in _LEVELS for what in ("company", "partners_old", "partners_new")),
    "vicinity",
    *(f"{what}_partners_{side}" for side in ("old", "new") for what in ("adds_to", "adds_to_likely", "like_likely")),
)
"""Names of the columns of :func:`context`, in order."""

_VICINITY = 3
_LIKELY = 0.2


def context(
    candidates: Candidates, first: Matrix, old: Side, new: Side, *, only: NDArray[np.intp] | None = None
) -> Matrix:
    """Compute ``(k, len(CONTEXT))`` evidence from the probabilities ``first`` (length *k*) of the first round.

    With ``only``, numbers of candidates, there are rows for these alone. The columns:

    - ``neighbour_a_b``: the probability of the pair *a* measures on in the old report and *b* in the new.
    - ``rival``: the probability of the best other partner of a measure.
    - ``company``: the expected number of links between the rest of the two sentences (paragraphs, sections).
    - ``partners``: the expected number of links of the measure itself with the rest of the other's.
    - ``vicinity``: the best pair within three measures that shares no measure with this one.
    - ``adds_to_partners``: how much more the measure is like its best other partner and this one together than like
      that partner alone, where that partner is likely; ``adds_to_likely``: the same, times how likely.
    - ``like_likely``: how alike the two partners are, times how likely."""
    likely = np.zeros((len(old), len(new)), dtype=np.float32)
    likely[candidates.old, candidates.new] = first
    chosen: NDArray[np.intp] | slice = slice(None) if only is None else only
    at_old, at_new = candidates.old[chosen], candidates.new[chosen]
    columns: list[Matrix] = [first[chosen]]
    columns += [shifted(likely, at_old, at_new, *by) for by in _NEIGHBOURS]
    columns += [(first - lead)[chosen] for lead in leads(first, candidates.old, candidates.new)]
    for level in _LEVELS:
        columns += _company(likely, getattr(old, level), getattr(new, level), at_old, at_new)
    columns.append(_vicinity(likely, at_old, at_new))
    columns += _joining(likely, candidates.sense, at_old, at_new)
    columns += _joining(likely.T, candidates.sense[::-1], at_new, at_old)
    return np.stack(columns, axis=1).astype(np.float32)


def _company(
    likely: Matrix,
    old_group: NDArray[np.intp],
    new_group: NDArray[np.intp],
    at_old: NDArray[np.intp],
    at_new: NDArray[np.intp],
) -> list[Matrix]:
    own = likely[at_old, at_new]
    by_new = group_sums(likely.T, new_group).T
    of_old = by_new[at_old, new_group[at_new]]
    both = group_sums(by_new, old_group)[old_group[at_old], new_group[at_new]]
    del by_new  # in a large report each of these is as large as all that is kept
    of_new = group_sums(likely, old_group)[old_group[at_old], at_new]
    return [both - of_old - of_new + own, of_old - own, of_new - own]


def _vicinity(likely: Matrix, at_old: NDArray[np.intp], at_new: NDArray[np.intp]) -> Matrix:
    best = np.zeros(len(at_old), dtype=np.float32)
    steps = [step for step in range(-_VICINITY, _VICINITY + 1) if step]
    for by_old in steps:
        for by_new in steps:
            best = np.maximum(best, shifted(likely, at_old, at_new, by_old, by_new))
    return best


def _joining(
    likely: Matrix, sense: tuple[Matrix, Matrix], at: NDArray[np.intp], at_other: NDArray[np.intp]
) -> list[Matrix]:
    """Compute evidence that a measure has this partner beside its best other one; ``at`` are rows of ``likely``."""
    own, others = sense
    best = likely.argmax(axis=1)
    rest = likely.copy()
    rest[np.arange(len(best)), best] = -1
    partner = np.where(best[at] == at_other, rest.argmax(axis=1)[at], best[at])
    chance = likely[at, partner] * (partner != at_other)
    alone = cosines(own[at], others[partner])
    gain = cosines(own[at], others[partner] + others[at_other]) - alone
    return [gain * (chance > _LIKELY), gain * chance, cosines(others[at_other], others[partner]) * chance]
