"""Commitments through the years in words: their names, how each begins, goes on and ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.lineages import (
    FigureGrowth,
    Lineage,
    Lineages,
    LineageStep,
    MeasureName,
    Track,
)
from reportdiff.output.words.change_notes import DOUBT, SIGNS
from reportdiff.output.words.figure_words import difference_text, plain_number
from reportdiff.output.words.fulfilment_words import SIGNS as OUTCOME_SIGNS
from reportdiff.regions import UNKNOWN, display_name
from reportdiff.text.shortening import clipped

BRIDGE: Final = "↷"
START: Final = "+"
_NAME: Final = 30
_QUOTE: Final = 24
_FACETS: Final = (
    "target_raised",
    "target_lowered",
    "stage_advanced",
    "stage_set_back",
    "members_added",
    "members_gone",
)


def region_name(region: str, lang: Lang) -> str:
    """Give the display name of a region, or words for one that is not known."""
    return say("track.region_unknown", lang) if region == UNKNOWN else display_name(region, lang)


def lineage_name(item: Lineage) -> str:
    """Name a lineage by its latest measure."""
    return clipped(item.last.measure.text, _NAME)


def span_words(item: Lineage, lang: Lang) -> str:
    """Say in which years and how many plans a commitment is."""
    key = "lineage.plan_once" if len(item.steps) == 1 else "lineage.plans"
    return say(key, lang, first=item.first.year, last=item.last.year, n=len(item.steps))


def joint_sign(step: LineageStep) -> str:
    """Give the sign of how a step goes on from the one before."""
    if step.joint is None:
        return START
    return BRIDGE if step.joint.bridge or step.joint.status is None else SIGNS[step.joint.status]


def step_notes(step: LineageStep, lang: Lang) -> list[str]:
    """Say what is different in a step: the way of its figures, stage and members, a gap, what merged or split."""
    notes = []
    if step.joint is not None and step.joint.bridge:
        notes.append(say("lineage.bridge", lang))
    changes = [figure.change for figure in step.figures if figure.change is not None]
    notes += [text for change in changes if (text := difference_text(change, lang))]
    if step.joint is not None:
        told = {"target_raised", "target_lowered"} if changes else set()
        notes += [say(f"facet.{f}", lang) for f in _FACETS if f in step.joint.facets and f not in told]
    for key, members in (("lineage.merged_here", step.merged), ("lineage.split_here", step.split)):
        if members:
            notes.append(say(key, lang, n=len(members)))
    return notes


def outcome_words(step: LineageStep, lang: Lang) -> str:
    """Say what the next report's review says of a step: sign, verdict and doubt; ``""`` where there is no review."""
    if step.outcome is None:
        return ""
    if step.outcome == "not_mentioned":
        return f"{OUTCOME_SIGNS[step.outcome]} " + say("lineage.no_mention", lang, year=step.year + 1)
    words = say("lineage.review", lang, year=step.year + 1, outcome=say(f"outcome.{step.outcome}", lang))
    return f"{OUTCOME_SIGNS[step.outcome]} {words}" + (f" {DOUBT}" if step.outcome_doubtful else "")


def start_words(item: Lineage, first_year: int, lang: Lang) -> str:
    """Say where a lineage comes from; ``""`` for one that is in the first report at hand."""
    if item.first.year == first_year:
        return ""
    if item.split_from is not None:
        return _quote("lineage.start_split", item.split_from, lang)
    if item.weak_before is not None:
        return _quote("lineage.start_weak", item.weak_before.measure, lang, score=item.weak_before.score)
    origin = item.origin
    if origin is None or origin.doubtful:
        return ""
    if origin.kind == "first":
        return say("lineage.start_first", lang)
    if not origin.proofs:
        return ""
    mention = origin.proofs[0]
    key = "lineage.start_announced" if origin.kind == "announced" and mention.part else "lineage.start_named"
    part = say(f"part.{mention.part}", lang) if mention.part else ""
    return say(key, lang, year=mention.year, part=part, text=clipped(mention.text, _QUOTE))


def end_words(item: Lineage, years: Sequence[int], lang: Lang) -> str:
    """Say how a lineage ends: in the latest report, merged into another, perhaps going on, or no longer in the plan."""
    if not years or item.last.year == years[-1]:
        return say("lineage.end_alive", lang)
    if item.merged_into is not None:
        return _quote("lineage.end_merged", item.merged_into, lang)
    if item.weak_after is not None:
        return _quote("lineage.end_weak", item.weak_after.measure, lang, score=item.weak_after.score)
    year = next(year for year in years if year > item.last.year)
    if item.fate is None:
        return say("lineage.end_dropped", lang, year=year)
    doubt = f" {DOUBT}" if item.fate.doubtful else ""
    return say("lineage.end_fate", lang, year=year, fate=say(f"fate.{item.fate.kind}", lang)) + doubt


def growth_words(growth: FigureGrowth, lang: Lang) -> str:
    """Put the growth of a figure into words: ``200个（2018年）→ 1200个（2024年），6 倍``."""
    return say(
        "lineage.growth",
        lang,
        first=growth.first.surface,
        last=growth.last.surface,
        first_year=growth.first_year,
        last_year=growth.last_year,
        ratio=plain_number(growth.ratio, 1),
    )


def track_heading(track: Track, lang: Lang) -> str:
    """Give the heading of what was followed."""
    key = "track.heading" if track.spellings else "track.heading_measure"
    return say(key, lang, words=track.words, region=region_name(track.region, lang))


def track_counts(track: Track, lang: Lang) -> str:
    """Say how many reports were looked through, and how many measures and lineages name the words."""
    first, last = track.years[0], track.years[-1]
    if not track.lineages:
        words = say("track.none", lang, first=first, last=last, words=track.words)
        names = list_text((say("say.quote", lang, text=name) for name in track.suggestions), lang)
        return words + (say("track.suggestions", lang, names=names) if names else "")
    counts = {"reports": len(track.years), "measures": len(track.matches), "lineages": len(track.lineages)}
    return say("track.counts", lang, first=first, last=last, **counts)


def track_limits(track: Track | Lineages, lang: Lang) -> list[str]:
    """Say what limits the answer: years without a report, and digests."""
    notes = []
    if track.missing:
        notes.append(say("track.missing", lang, years=list_text(map(str, track.missing), lang)))
    if track.digests:
        notes.append(say("track.digests", lang, years=years_text(track.digests, lang)))
    return notes


def years_text(years: Sequence[int], lang: Lang) -> str:
    """Write years, successive ones as a range: ``2015、2018—2020``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    dash = "—" if lang == "zh" else "–"
    return list_text((str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs), lang)


def lineage_counts(lineages: Lineages, lang: Lang) -> str:
    """Give the one sentence on all lineages: how many, and in how many plans they are."""
    sizes = Counter(min(len(item.steps), 5) for item in lineages.lineages)
    return say(
        "lineage.counts",
        lang,
        reports=len(lineages.years),
        measures=sum(len(item.steps) for item in lineages.lineages),
        n=len(lineages.lineages),
        once=sizes[1],
        two=sizes[2],
        some=sizes[3] + sizes[4],
        many=sizes[5],
        revived=sum(bool(item.bridges) for item in lineages.lineages),
    )


def _quote(key: str, name: MeasureName, lang: Lang, score: float = 0.0) -> str:
    return say(key, lang, year=name.year, text=clipped(name.text, _QUOTE), score=f"{score:.2f}")
