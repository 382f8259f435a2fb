"""What became of the measures of one link: its status, its facets, and the evidence for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from reportdiff.comparison.inline import inline_diff
from reportdiff.comparison.plan_words import PlanWords
from reportdiff.comparison.wording import compare_wording
from reportdiff.model import Change, Facet, FigureChange, Link, Measure, Pin, Role, Status
from reportdiff.parsing.folding import skeleton

_ORDER: tuple[Facet, ...] = get_args(Facet)

DOUBTFUL_LINK = 0.6
"""A link with a lower score is doubtful. On labelled full texts left out of the training, 64 % of such links are right,
and 95 % of the others (``python -m benchmarks.doubt``). So is one that a further member joined with a lower score: of
these 54 % are right, of the others 76 %."""

DOUBTFUL_ALONE = 0.15
"""A new or dropped measure whose nearest candidate has this score or more is doubtful. On the same texts, 64 % of such
measures have no counterpart in truth, and 85 % of the others."""

# Facets that change what is promised, and not only how it is said.
_CONTENT = {
    "target_raised",
    "target_lowered",
    "target_added",
    "target_removed",
    "target_changed",
    "members_added",
    "members_gone",
    "stage_advanced",
    "stage_set_back",
}


# Statuses that a reader may print as news.
_PRINTED = {"new", "dropped", "changed"}


def linked_change(
    link: Link,
    old: Sequence[Measure],
    new: Sequence[Measure],
    *,
    moved: bool,
    figures: tuple[FigureChange, ...],
    plans: tuple[PlanWords, PlanWords] | None = None,
) -> Change:
    """Make the change of a link; ``figures`` are its settled figures that changed. The id stays empty.

    ``unchanged`` is the same wording (punctuation and list marks aside), ``changed`` one whose figures, members or
    stage differ, ``reworded`` the rest. ``plans`` are the words of both plans, as in
    :func:`~reportdiff.comparison.wording.compare_wording`."""
    # A measure that recurs word for word has neither grown nor shrunk.
    same = {skeleton(measure.text) for measure in old} == {skeleton(measure.text) for measure in new}
    figures = () if same else figures
    # A further member that is unsure makes its figures and words unsure too.
    surest = link.score if link.weakest is None else min(link.score, link.weakest)
    doubtful = surest < DOUBTFUL_LINK and not link.pins
    proofs = () if same else compare_wording(old, new, plans)
    if doubtful:
        # Where the two may be different things, what only one of them names has not come or gone.
        proofs = tuple(proof for proof in proofs if not proof.members)
    facets: set[Facet] = {figure.facet for figure in figures} | {proof.facet for proof in proofs}
    content = bool(facets & _CONTENT)
    if moved:
        facets.add("moved")
    if len(old) < len(new):
        facets.add("split")
    elif len(old) > len(new):
        facets.add("merged")
    status: Status = "changed" if content else "unchanged" if same else "reworded"
    return Change(
        id="",
        status=status,
        facets=tuple(facet for facet in _ORDER if facet in facets),
        old=link.old,
        new=link.new,
        score=link.score,
        matched_by=link.matched_by,
        doubtful=doubtful,
        figures=figures,
        proofs=proofs,
        diff=inline_diff(old, new),
        pinned=link.pins,
        weakest=link.weakest,
    )


def with_role(change: Change, measures: Sequence[Measure]) -> Change:
    """Give a change the role of its measures: the first in the order of the model that one of them has.

    What is new, dropped or changed is doubtful where all its commitments are borderline, unless a pin decided it."""
    roles = {measure.role for measure in measures}
    role = next(role for role in get_args(Role) if role in roles)
    commitments = [measure for measure in measures if measure.role == "commitment"]
    unsure = bool(commitments) and all(measure.borderline for measure in commitments)
    unsure = unsure and change.status in _PRINTED and not change.pinned
    return replace(change, role=role, doubtful=change.doubtful or unsure)


def settled_alone(pins: Sequence[Pin]) -> bool:
    """Tell whether a pin says that nothing in the other report corresponds, and not only which candidate does not."""
    return any(pin.verdict != "not_same" for pin in pins)
