"""Terms through the years in words: what became of a term, on what that rests, and where it is written."""

from __future__ import annotations

from typing import Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model.term_lives import FirstUse, TermHistory, TermLife, TermPlace
from reportdiff.output.words.year_spans import year_spans
from reportdiff.regions import display_name
from reportdiff.text.shortening import excerpt

_AROUND: Final = 34
"""Characters quoted on either side of a term."""


def history_title(history: TermHistory, lang: Lang) -> str:
    """Name the region and the years of the reports at hand."""
    years = f"{history.years[0]}–{history.years[-1]}" if history.years else ""
    return say("lives.title", lang, region=display_name(history.region, lang), years=years)


def history_limits(history: TermHistory, lang: Lang) -> list[str]:
    """Say which reports are at hand, which years are missing, and which are digests only."""
    limits = [say("lives.at_hand", lang, n=len(history.years), years=year_spans(history.years, lang))]
    if history.missing:
        limits.append(say("lives.missing", lang, years=year_spans(history.missing, lang)))
    if history.digests:
        limits.append(say("lives.digests", lang, years=year_spans(history.digests, lang)))
    return limits


def life_facts(life: TermLife, history: TermHistory, lang: Lang) -> list[str]:
    """Give the facts of a term, each a statement that is true without the others."""
    facts = [_since(life, history, lang)]
    if life.way == "vanished":
        after = [year for year in history.years if year > life.last]
        facts = [say("lives.last", lang, last=life.last, n=len(after), years=year_spans(after, lang))]
    elif life.way == "revival" and life.gap:
        back = min(count.year for count in life.counts if count.whole and count.year > life.gap[-1])
        words = say("lives.gap", lang, years=year_spans(life.gap, lang), back=back)
        between = [year for year in history.missing if life.gap[0] <= year < back]
        facts = [words + (say("lives.gap_missing", lang, years=year_spans(between, lang)) if between else "")]
    facts.append(_rates(life, lang))
    if life.collection is not None and life.way == "first":
        facts.append(say("lives.collection", lang, year=life.collection))
    return facts


def _since(life: TermLife, history: TermHistory, lang: Lang) -> str:
    before = [year for year in history.years if year < life.first]
    if not before:
        return say("lives.since_start", lang, first=life.first)
    missing = [year for year in history.missing if before[0] < year < life.first]
    key = "lives.at_latest" if missing else "lives.since"
    return say(
        key, lang, first=life.first, n=len(before), years=year_spans(before, lang), missing=year_spans(missing, lang)
    )


def rate_words(rate: float | None) -> str:
    """Format a rate with one decimal; above 0 it is never written as 0, and ``-`` is a report without a plan."""
    if rate is None:
        return "-"
    return "0" if rate == 0 else f"{rate:.1f}" if rate >= 0.05 else "<0.1"


def _rates(life: TermLife, lang: Lang) -> str:
    by_year = {count.year: count.rate for count in life.counts}
    years = [life.counts[0].year, life.counts[-1].year]
    parts = [say("lives.rate", lang, year=year, rate=rate_words(by_year[year])) for year in dict.fromkeys(years)]
    if life.peak not in years:
        parts.insert(1, say("lives.peak", lang, year=life.peak, rate=rate_words(by_year[life.peak])))
    return say("lives.rates", lang, rates=list_text(parts, lang))


def place_words(place: TermPlace, lang: Lang) -> str:
    """Name report, part and section of a sentence."""
    part = say(f"part.{place.part}", lang) if place.part else say("lives.no_part", lang)
    key = "lives.place" if place.section else "lives.place_bare"
    return say(key, lang, year=place.year, part=part, section=place.section)


def place_quote(place: TermPlace, term: str, lang: Lang) -> str:
    """Quote the sentence, shortened around the term."""
    text = place.text.replace("\n", " ")
    at = text.casefold().find(term.casefold())
    if at < 0:
        at = 0
    stop = at + len(term)
    return say(
        "say.quote",
        lang,
        text=excerpt(text, max(0, at - _AROUND), min(len(text), stop + _AROUND), core=(at, min(stop, len(text)))),
    )


def first_use_facts(use: FirstUse, lang: Lang) -> tuple[str, list[str]]:
    """Give where a region first used a term, and the statements on what that rests."""
    region = display_name(use.region, lang)
    if use.place is None:
        return say("first.never", lang, region=region, n=len(use.years), years=year_spans(use.years, lang)), []
    facts = (
        [say("first.before", lang, n=len(use.years), years=year_spans(use.years, lang))]
        if use.years
        else [say("first.oldest", lang)]
    )
    if use.missing:
        facts.append(say("first.missing", lang, years=year_spans(use.missing, lang)))
    return say("first.in", lang, region=region, year=use.place.year), facts
