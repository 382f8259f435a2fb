"""Targets: the figures that both plans state, side by side, headline indicators first, then by area of policy.

Shares in per cent have an axis of their own. All others are drawn with the figure of the earlier year as 100, since
8 万套 and 379 公顷 have no common axis. Bounds and ranges are drawn as such; the words of the reports are beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.charts.target_pairs import LEAST, TargetPair, data, drawable
from reportdiff.charts.targets_words import difference_words, figure_words
from reportdiff.i18n.labels import Lang, say

__all__ = ["TargetPair", "alt_text", "data", "finding", "notes", "subtitle", "too_few"]


def name_of(row: TargetPair, lang: Lang) -> str:
    """Give the name of what a figure counts."""
    return row.name if lang == "zh" else row.name_en


def finding(rows: Sequence[TargetPair], lang: Lang) -> str:
    """Say which headline figure moved first, in the words of the reports, and how many figures moved which way."""
    pairs = drawable(rows)
    ways = Counter(row.direction for row in pairs)
    counts = say(
        "targets.finding", lang, n=len(pairs), raised=ways["raised"], lowered=ways["lowered"], same=ways["same"]
    )
    headlines = [row for row in pairs if row.headline]
    first = next((row for row in headlines if row.direction != "same"), headlines[0] if headlines else None)
    if first is None:
        return counts
    is_kept = first.direction == "same" and first.old_bound == first.new_bound
    headline = say(
        "targets.finding_kept" if is_kept else "targets.finding_first",
        lang,
        name=name_of(first, lang),
        old=figure_words(first, "old", lang),
        new=figure_words(first, "new", lang),
    )
    return headline + counts


def subtitle(rows: Sequence[TargetPair], lang: Lang) -> str:
    """Give the key of the picture: what the marks are, as far as they occur."""
    pairs = drawable(rows)
    ways = {row.direction for row in pairs}
    bounds = {bound for row in pairs for bound in (row.old_bound, row.new_bound)}
    parts = [say("targets.key", lang, old=rows[0].old_year or "?", new=rows[0].new_year or "?")]
    parts += [say(f"targets.key_{way}", lang) for way in ("raised", "lowered", "same") if way in ways]
    kinds = {"least": {"ge", "gt"}, "most": {"le", "lt"}, "about": {"approx"}, "range": {"range"}}
    parts += [say(f"targets.key_{kind}", lang) for kind, members in kinds.items() if members & bounds]
    return say("targets.key_joint", lang).join(parts)


def area_of(row: TargetPair, lang: Lang) -> str:
    """Name the area of policy of a figure."""
    return (row.area if lang == "zh" else row.area_en) or say("targets.no_area", lang)


def alt_text(rows: Sequence[TargetPair], lang: Lang) -> str:
    """Describe every figure of both years."""
    parts = [
        say(
            "targets.alt_row",
            lang,
            name=name_of(row, lang),
            old=figure_words(row, "old", lang),
            new=figure_words(row, "new", lang),
            difference=difference_words(row, lang),
        ).rstrip()
        for row in drawable(rows)
    ]
    return say(
        "targets.alt",
        lang,
        old=rows[0].old_year or "?",
        new=rows[0].new_year or "?",
        rows=say("targets.joint", lang).join(parts),
    )


def too_few(rows: Sequence[TargetPair], lang: Lang) -> str | None:
    """Say why the rows make no chart; ``None`` where they do."""
    count = len(drawable(rows))
    return say("targets.too_few", lang, n=count, least=LEAST) if count < LEAST else None


def notes(rows: Sequence[TargetPair], lang: Lang) -> tuple[str, ...]:
    """Say what is not drawn and why, and how a doubtful pair is marked."""
    parts = []
    missing = Counter(row.why_not for row in rows)
    only_new = sum(row.why_not == "one_year" and row.new is not None for row in rows)
    if missing["one_year"]:
        years = {"old_year": rows[0].old_year or "?", "new_year": rows[0].new_year or "?"}
        parts.append(say("targets.one_year", lang, new=only_new, old=missing["one_year"] - only_new, **years))
    if missing["not_comparable"]:
        parts.append(say("targets.not_comparable", lang, n=missing["not_comparable"]))
    if any(row.doubtful for row in drawable(rows)):
        parts.append(say("targets.doubtful", lang))
    return (say("targets.joint", lang).join(parts),) if parts else ()
