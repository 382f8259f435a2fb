"""A comparison as plain data for the templates: selected, ordered and in words, but not yet escaped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args
from urllib.parse import urlsplit

from reportdiff.i18n.labels import LABELS, Lang, say
from reportdiff.model import Change, Comparison, Facet, FateKind, OriginKind, Report, Status
from reportdiff.output.html.page_changes import GroupView, groups_of
from reportdiff.output.html.page_targets import TargetsView, TermView, targets_of, terms_of
from reportdiff.output.html.page_texts import TextView, texts_of
from reportdiff.output.words.change_notes import SIGNS
from reportdiff.output.words.citation_words import source_of
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.highlight_words import (
    headline,
    highlights_title,
    is_doubtful,
    reason_in_words,
    shown_highlights,
)
from reportdiff.output.words.summary_words import counts, folded_words, sizes, warnings
from reportdiff.output.words.term_words import term_note
from reportdiff.regions import UNKNOWN, display_name

_SCRIPT_LABELS: Final = {
    "tick": "page.tick",
    "cite": "page.cite",
    "cite_hint": "page.cite_hint",
    "cited": "page.cited",
    "copied": "page.copied",
    "pins_copied": "page.pins_copied",
    "quotation": "cite.quotation",
    "section": "cite.section",
    "paragraph": "cite.paragraph",
    "colon": "say.colon",
}
"""The templates that the script fills, by its own names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Where one of the two reports comes from.

    ``link`` and ``host`` are its address and server where that is on the web, else ``""``."""

    side: Literal["old", "new"]
    title: str
    facts: tuple[str, ...]
    byline: str
    source: str
    link: str
    host: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """How many changes have a status, and the start and width of its stretch of the bar (0 to 100)."""

    status: Status
    sign: str
    label: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightView:
    """One of the changes to read first: its headline, the reasons, and other changes that say the same."""

    rank: int
    change: str
    status: Status
    headline: str
    doubtful: bool
    reasons: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """All that the page shows.

    ``left_out`` counts the measures without a change: a whole comparison has none, a selection has some. ``folded``
    says how many changes hold aims and frame only, which a switch shows (``""`` where there are none). ``stories`` are
    the counts by fate and origin in words, ``kinds`` the fates and origins that occur, each with its name. ``facts`` is
    JSON for the script: how a quotation names its source, and what is kept of a reader's ticks."""

    lang: Lang
    title: str
    heading: str
    old_year: str
    new_year: str
    reports: tuple[ReportView, ReportView]
    warnings: tuple[str, ...]
    counts: tuple[CountView, ...]
    doubtful: int
    facets: tuple[tuple[Facet, str, int], ...]
    stories: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    left_out: int
    folded: str
    highlights: tuple[HighlightView, ...]
    highlights_title: str
    groups: tuple[GroupView, ...]
    targets: TargetsView
    terms_new: tuple[TermView, ...]
    terms_vanished: tuple[TermView, ...]
    terms_note: str
    texts: tuple[TextView, TextView]
    facts: str


def page_view(comparison: Comparison, *, lang: Lang, highlights: int) -> PageView:
    """Make the data of the page of ``comparison`` in ``lang``, with at most ``highlights`` highlights."""
    old, new = comparison.old, comparison.new
    texts = texts_of(comparison)
    heading = _heading(old, new, "↔" if comparison.mode == "regions" else "→", lang)
    if comparison.mode == "versions":
        heading = f"{_place(new, lang)} {say('say.versions', lang, year=new.year)}".strip()
    return PageView(
        lang=lang,
        title=say("page.title", lang, place=heading),
        heading=heading,
        old_year=_year(old, "old", lang),
        new_year=_year(new, "new", lang),
        reports=(_report(old, "old", lang), _report(new, "new", lang)),
        warnings=tuple(warnings(comparison, lang)),
        counts=_counts(comparison, lang),
        doubtful=comparison.summary.doubtful,
        facets=tuple(
            (facet, say(f"facet.{facet}", lang), comparison.summary.facets[facet])
            for facet in get_args(Facet)
            if comparison.summary.facets.get(facet)
        ),
        stories=tuple(story_lines(comparison, lang)),
        kinds=_kinds(comparison, lang),
        left_out=sum(comparison.change_of(member) is None for member in comparison.measures),
        folded=folded_words(comparison, lang),
        highlights=_highlights(comparison, lang, highlights),
        highlights_title=highlights_title(comparison, lang),
        groups=groups_of(comparison, texts, lang),
        targets=targets_of(comparison, lang),
        terms_new=terms_of(comparison.terms.new, comparison.new.year, comparison, lang),
        terms_vanished=terms_of(comparison.terms.vanished, comparison.old.year, comparison, lang),
        terms_note=term_note(comparison, lang),
        texts=texts.views,
        facts=_facts(comparison, texts.headings, lang),
    )


def _facts(comparison: Comparison, headings: Sequence[str], lang: Lang) -> str:
    """Give what the script needs to quote and to write pins, as JSON."""
    old, new = comparison.old, comparison.new
    facts = {
        "key": f"{old.region}-{old.year}-{new.region}-{new.year}",
        "sources": {"old": source_of(old, lang), "new": source_of(new, lang)},
        "headings": headings,
        "old_report": f"{old.year}/{old.region}" if old.year else "",
        "file": f"{new.region}.links.toml",
        "say": {name: LABELS[key][0 if lang == "zh" else 1] for name, key in _SCRIPT_LABELS.items()},
        "status": {status: f"{SIGNS[status]} {say(f'status.{status}', lang)}" for status in get_args(Status)},
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def web_address(source: str) -> str:
    """Give ``source`` if it is an ``http`` or ``https`` address, else ``""``: nothing else may become a link."""
    if not source.isprintable() or " " in source:
        return ""
    try:
        parts = urlsplit(source)
    except ValueError:
        return ""
    return source if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def _heading(old: Report, new: Report, arrow: str, lang: Lang) -> str:
    """Give ``北京 2022 → 2023``, or ``北京 2022 ↔ 上海 2023`` where the regions differ."""
    first, second = (_place(report, lang) for report in (old, new))
    first_words = f"{first} {old.year or '?'}".strip()
    right = f"{second if second != first else ''} {new.year or '?'}".strip()
    return f"{first_words} {arrow} {right}"


def _place(report: Report, lang: Lang) -> str:
    """Name the region of a report, ``""`` where it is not known."""
    if report.region == UNKNOWN:
        return ""
    return display_name(report.region, lang)


def _year(report: Report, side: Literal["old", "new"], lang: Lang) -> str:
    """Give the year of a report, or its side where the year is not known."""
    return say(f"say.year_{side}", lang, n=report.year) if report.year else say(f"side.{side}", lang)


def _report(report: Report, side: Literal["old", "new"], lang: Lang) -> ReportView:
    """Make the view of the source of a report."""
    link = web_address(report.source)
    byline = [report.session, report.speaker, say("say.delivered", lang, date=report.delivered)]
    return ReportView(
        side=side,
        title=report.title or report.name or say("say.untitled", lang),
        facts=tuple(sizes(report, lang)),
        byline=" · ".join(part for part in (byline if report.delivered else byline[:2]) if part),
        source=report.source,
        link=link,
        host=urlsplit(link).hostname or "",
        note=report.note,
    )


def _counts(comparison: Comparison, lang: Lang) -> tuple[CountView, ...]:
    """Give the counts by status, each with its stretch of the bar."""
    total = sum(comparison.summary.status.values()) or 1
    views, start = [], 0
    for count in counts(comparison, lang):
        if count.status is None:
            continue
        views.append(
            CountView(
                status=count.status,
                sign=count.sign,
                label=count.name,
                count=count.count,
                start=round(100 * start / total, 3),
                width=round(100 * count.count / total, 3),
            )
        )
        start += count.count
    return tuple(views)


def _kinds(comparison: Comparison, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Give the fates and origins that occur, as the filter of the page names them: ``dropped:gone``."""
    summary = comparison.summary
    fates = [("dropped", "fate", kind) for kind in get_args(FateKind) if summary.fates.get(kind)]
    origins = [("new", "origin", kind) for kind in get_args(OriginKind) if summary.origins.get(kind)]
    return tuple(
        (f"{status}:{kind}", f"{say(f'status.{status}', lang)} · {say(f'{name}.{kind}', lang)}")
        for status, name, kind in (*fates, *origins)
    )


def _highlights(comparison: Comparison, lang: Lang, limit: int) -> tuple[HighlightView, ...]:
    """Make the views of the first ``limit`` highlights."""
    changes: dict[str, Change] = {change.id: change for change in comparison.changes}
    return tuple(
        HighlightView(
            rank=highlight.rank,
            change=highlight.change,
            status=changes[highlight.change].status,
            headline=headline(highlight, comparison, lang),
            doubtful=is_doubtful(highlight),
            reasons=tuple(reason_in_words(reason, lang) for reason in highlight.reasons),
            also=_ids_in(highlight.also, changes),
        )
        for highlight in shown_highlights(comparison)[: max(0, limit)]
    )


def _ids_in(identifiers: Sequence[str], changes: dict[str, Change]) -> tuple[str, ...]:
    """Give the ids that are in the comparison."""
    return tuple(identifier for identifier in identifiers if identifier in changes)
