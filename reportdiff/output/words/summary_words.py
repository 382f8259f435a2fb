"""The front of a comparison in plain words: what was compared, the warnings, the counts.

Every renderer of a listing begins with the same facts, in its own layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, get_args

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison, Facet, PlanDoubt, Report, Status
from reportdiff.output.words.change_notes import DOUBT, SIGNS, STATUSES
from reportdiff.regions import NATIONAL, REGIONS, UNKNOWN, display_name
from reportdiff.safe_text import inert

NOT_BY_HEADING: Final[frozenset[PlanDoubt]] = frozenset(("no_report", "broken_off"))
"""Doubts that are not resolved by naming the heading of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many changes have a status (``None``: are doubtful), with its sign and its name."""

    status: Status | None
    sign: str
    name: str
    count: int


def heading(comparison: Comparison, lang: Lang) -> str:
    """Give the heading: what this is, and the two years, or the two regions with theirs."""
    if comparison.mode == "regions":
        sides = (f"{display_name(side.region, lang)} {side.year or '?'}" for side in (comparison.old, comparison.new))
        return f"{say('say.heading', lang)} {' ↔ '.join(sides)}"
    if comparison.mode == "versions":
        names = " → ".join(inert(PurePath(side.name).name) for side in (comparison.old, comparison.new) if side.name)
        versions = say("say.versions", lang, year=comparison.new.year)
        return f"{say('say.heading', lang)} {versions}{f' · {names}' if names else ''}"
    return f"{say('say.heading', lang)} {comparison.old.year or '?'} → {comparison.new.year or '?'}"


def facts(report: Report, lang: Lang) -> list[str]:
    """Give title, year, kind and counts of a report."""
    parts = [report_title(report, lang)]
    if report.year:
        parts.append(say("say.year", lang, n=report.year))
    return [*parts, *sizes(report, lang)]


def sizes(report: Report, lang: Lang) -> list[str]:
    """Give the kind of a report, the number of its commitments, and the number of clauses that are none."""
    count = len(report.commitments)
    parts = [say(f"kind.{report.kind}", lang), say("say.measures", lang, n=count)]
    others = len(report.measures) - count + len(report.frame)
    return [*parts, say("say.frame", lang, n=others)] if others else parts


def report_title(report: Report, lang: Lang) -> str:
    """Give the title, with the region before it where it names none (政府工作报告)."""
    title = report.title or report.name or say("say.untitled", lang)
    region = REGIONS.get(report.region, "")
    if not region or region in title or (report.region == NATIONAL and "国务院" in title):
        return title
    return f"{display_name(report.region, lang)} {title}"


def warnings(comparison: Comparison, lang: Lang) -> list[str]:
    """Say what limits the comparison, a sentence each."""
    old, new = comparison.old, comparison.new
    notes = _mismatches(comparison, lang)
    digest = {"digest_old": (old,), "digest_new": (new,), "digest_both": (old, new)}
    present = tuple(report for report in (old, new) if report.kind == "digest")
    notes += [say(f"say.{key}", lang) for key, reports in digest.items() if present == reports]
    for side, report in (("old", old), ("new", new)):
        head = say(f"side.{side}_report", lang) + say("say.colon", lang)
        doubts = machine_reading_notes(report, lang) + plan_doubt_notes(report, lang)
        notes += [head + note + ("。" if lang == "zh" else ".") for note in doubts]
    return notes


def plan_doubt_notes(report: Report, lang: Lang) -> list[str]:
    """Say why the plan of a report is doubtful, one line a reason.

    There is none for a digest, which is all plan, nor where a heading or the reader names the plan."""
    return [say(f"plan_doubt.{doubt}", lang) for doubt in report.plan_doubts]


def machine_reading_notes(report: Report, lang: Lang) -> list[str]:
    """Say that a report was read by machine, and how many of its lines are doubtful; nothing for others."""
    reading = report.machine_read
    if reading is None:
        return []
    notes = [say("say.machine_read", lang, confidence=f"{reading.confidence:.2f}")]
    if reading.unsure_lines:
        threshold = f"{reading.threshold:.2f}"
        notes.append(say("say.machine_read_unsure", lang, n=reading.unsure_lines, threshold=threshold))
    return notes


def counts(comparison: Comparison, lang: Lang) -> list[Count]:
    """Give all counts by status, and that of doubtful changes last."""
    summary = comparison.summary
    by_status = [
        Count(status=s, sign=SIGNS[s], name=say(f"status.{s}", lang), count=summary.status.get(s, 0)) for s in STATUSES
    ]
    return [*by_status, Count(status=None, sign=DOUBT, name=say("say.doubtful", lang), count=summary.doubtful)]


def folded_words(comparison: Comparison, lang: Lang) -> str:
    """Say how many changes hold aims and frame only, and are not counted; ``""`` where there are none."""
    count = comparison.summary.folded
    return say("say.aims_folded", lang, n=count) if count else ""


def facet_counts(comparison: Comparison, lang: Lang) -> list[str]:
    """Count the changes with each facet that occurs: ``数字提高 3``."""
    by_facet = comparison.summary.facets
    return [f"{say(f'facet.{facet}', lang)} {by_facet[facet]}" for facet in get_args(Facet) if by_facet.get(facet)]


def sources(comparison: Comparison, lang: Lang) -> list[tuple[str, str]]:
    """Give the address of each report, where it is known, with the name of its side."""
    return [
        (say(f"side.{side}_report", lang), report.source)
        for side, report in (("old", comparison.old), ("new", comparison.new))
        if report.source
    ]


def highlight_lines(comparison: Comparison, most: int, lang: Lang) -> list[tuple[str, str]]:
    """Give the first ``most`` highlights, each as a headline (``?`` behind a doubtful one) and its reasons."""
    if not comparison.highlights or not most:
        return []
    from reportdiff.output.words.highlight_words import headline, is_doubtful, reason_in_words, shown_highlights

    separator = "；" if lang == "zh" else "; "
    return [
        (
            headline(highlight, comparison, lang) + (f" {DOUBT}" if is_doubtful(highlight) else ""),
            separator.join(reason_in_words(reason, lang) for reason in highlight.reasons),
        )
        for highlight in shown_highlights(comparison)[:most]
    ]


def _mismatches(comparison: Comparison, lang: Lang) -> list[str]:
    """Say why the two are not successive reports of a region; nothing where year or region is not known."""
    old, new = comparison.old, comparison.new
    notes = []
    if comparison.mode == "years" and old.year and new.year and old.year >= new.year:
        notes.append(say("say.reversed", lang, old=old.year, new=new.year))
    if UNKNOWN not in (old.region, new.region) and old.region != new.region:
        notes.append(
            say("say.other_region", lang, old=display_name(old.region, lang), new=display_name(new.region, lang))
        )
    return notes
