"""What a listing shows first: what is new, dropped or changed and not doubtful, a few of each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison
from reportdiff.output.words.change_notes import STATUSES

_FIRST: Final = frozenset({"new", "dropped", "changed"})


def ranks_of(comparison: Comparison) -> Mapping[str, int]:
    """Give the rank of each change among the highlights, by its id."""
    return {highlight.change: highlight.rank for highlight in comparison.highlights}


def abridged(changes: Sequence[Change], most: int, ranks: Mapping[str, int]) -> tuple[Change, ...]:
    """Select at most ``most`` changes, in their order.

    What is reworded, unchanged or doubtful is left out. Of the rest what changed comes before what is among the
    highlights, and that before what is earlier in the reports."""
    candidates = [(place, change) for place, change in enumerate(changes) if is_first_hand(change)]
    candidates.sort(key=lambda one: (one[1].status != "changed", ranks.get(one[1].id, inf), one[0]))
    return tuple(change for _, change in sorted(candidates[:most], key=lambda one: one[0]))


def is_first_hand(change: Change) -> bool:
    """Tell whether a change is new, dropped or changed, and not doubtful."""
    return change.status in _FIRST and not change.doubtful


def left_out(changes: Iterable[Change], lang: Lang) -> str:
    """Count changes that are not listed by why they are not: ``改写8、未变2、存疑9、其他4``; ``""`` for none."""
    counts: Counter[str] = Counter()
    for change in changes:
        if change.doubtful:
            counts["doubtful"] += 1
        else:
            counts["more" if change.status in _FIRST else change.status] += 1
    names: dict[str, str] = {status: say(f"status.{status}", lang) for status in STATUSES}
    names |= {"doubtful": say("say.doubtful", lang), "more": say("say.left_out_more", lang)}
    order = [*STATUSES, "doubtful", "more"]
    items = [say("say.left_out_count", lang, what=names[key], n=counts[key]) for key in order if counts[key]]
    return list_text(items, lang)
