"""A fulfilment as one self-contained HTML file: the scorecard, then the commitments by verdict, what was missed first.

It has no script. What the review does not mention is folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import FulfilledMeasure, Fulfilment, Outcome, ReportName
from reportdiff.output.html.page import content_policy
from reportdiff.output.html.templates import asset, fill_template
from reportdiff.output.origin import GENERATOR
from reportdiff.output.words.change_notes import DOUBT
from reportdiff.output.words.fulfilment_words import (
    COLOURS,
    SIGNS,
    doubt_note,
    heading,
    in_order,
    limits,
    result_name,
    result_words,
    scorecard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """A commitment as the page shows it; ``results`` are names and words, ``quotes`` passages of the review."""

    text: str
    section: str
    doubtful: bool
    results: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """The commitments of one verdict."""

    verdict: Outcome
    name: str
    sign: str
    colour: str
    folded: bool
    items: tuple[ItemView, ...]


def render_fulfilment_page(fulfilment: Fulfilment, lang: Lang) -> bytes:
    """Render a fulfilment as one HTML file (UTF-8): no network, no script; same fulfilment, same bytes."""
    from markupsafe import Markup

    style = asset("style.css") + asset("fulfilment.css")
    page = {
        "heading": heading(fulfilment, lang),
        "reports": [
            _report(label, report, lang)
            for label, report in (("fulfil.plan", fulfilment.old), ("fulfil.review", fulfilment.new))
        ],
        "limits": limits(fulfilment, lang),
        "scorecard": scorecard(fulfilment, lang),
        "doubt_note": doubt_note(fulfilment, lang),
        "groups": _groups(fulfilment, lang),
    }
    html = fill_template(
        "fulfilment.html.j2",
        page=page,
        policy=content_policy(style, ""),
        style=Markup(style),
        generator=GENERATOR,
        doubt=DOUBT,
        lang=lang,
    )
    return html.encode("utf-8")


def _report(label: str, report: ReportName, lang: Lang) -> tuple[str, str, str]:
    facts = [say("say.year", lang, n=report.year)] if report.year else []
    facts.append(say(f"kind.{report.kind}", lang))
    return say(label, lang), report.title or say("say.untitled", lang), " · ".join(facts)


def _groups(fulfilment: Fulfilment, lang: Lang) -> list[GroupView]:
    return [
        GroupView(
            verdict=verdict,
            name=say(f"outcome.{verdict}", lang),
            sign=SIGNS[verdict],
            colour=COLOURS[verdict],
            folded=verdict == "not_mentioned",
            items=tuple(_item(item, lang) for item in members),
        )
        for verdict, members in groupby(in_order(fulfilment.items), key=lambda item: item.verdict)
    ]


def _item(item: FulfilledMeasure, lang: Lang) -> ItemView:
    return ItemView(
        text=item.measure.text,
        section=item.measure.section,
        doubtful=item.doubtful,
        results=tuple((result_name(item, result, lang), result_words(result, lang)) for result in item.results),
        quotes=tuple(passage.text for passage in item.evidence),
    )
