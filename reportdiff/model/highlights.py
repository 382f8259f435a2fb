"""The changes that an editor should read first, ranked by newsworthiness, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReasonKind = Literal[
    "headline_target",
    "headline_added",
    "headline_removed",
    "figure_moved",
    "figure_added",
    "figure_removed",
    "programme_new",
    "programme_first",
    "programme_back",
    "programme_dropped",
    "term_new",
    "term_gone",
    "term_fresh",
    "action",
    "stage_reached",
    "stage_set_back",
    "members_added",
    "members_gone",
    "wording_stronger",
    "wording_weaker",
    "reworded",
    "subject_new",
    "subject_gone",
    "stance",
    "done_early",
    "section_new",
    "section_gone",
    "doubt",
]
"""Why a change is worth reading first; only ``doubt`` counts against it.

``headline_*``: a headline indicator (GDP, unemployment …) has another figure, or a figure in only one of the plans.
``figure_*``: the same for any other figure. ``programme_*``: a named programme that the other report does not name;
``first`` where no earlier report names it either, ``back`` where one before the last did. ``term_*``: the same for a
rare word. ``term_fresh``: a word that no report of any region had before last year. ``action``: something is to happen
(启动, 取消). ``stage_*``: the stage advanced or was set back.
``members_*``: a list gained or lost members.
``subject_*``: a subject that readers look for (tax cuts, private firms, hotlines), of which the other plan has nothing.
``stance``: the policy is called something else (稳健 → 适度宽松). ``done_early``: done before the year it was due.
``section_*``: most of a whole section is new, or was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightReason:
    """One reason, the points it adds to the score (negative for ``doubt``) and the words that prove it.

    ``values`` are words and figures of the reports, verbatim (``old``, ``new``, ``name`` …), for the sentence of
    :func:`reportdiff.output.words.highlight_words.reason_in_words`."""

    kind: ReasonKind
    weight: float
    values: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """One change (or several about one thing) and why it comes first.

    ``change`` is the id of the change. ``also`` are the ids of others that say the same (the measures of a dropped
    section, a target stated twice) and are no highlights of their own. ``rank`` counts from 1, ``score`` falls with it,
    ``reasons`` are in order of weight."""

    change: str
    rank: int
    score: float
    reasons: tuple[HighlightReason, ...]
    also: tuple[str, ...] = ()
