"""The highlights as Markdown: each with its reasons, the words of both reports, and where they are."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Change, Comparison, Highlight
from reportdiff.output.markdown import escape_inside, escape_line
from reportdiff.output.origin import comment_mark
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.citation_words import Paragraphs, citation, measure_quotation, paragraphs_of, quotation
from reportdiff.output.words.fate_words import history_words, mentions_of, story_lines
from reportdiff.output.words.highlight_words import headline, is_doubtful, reason_in_words, shown_highlights


def highlight_sheet(comparison: Comparison, *, most: int, page: str, lang: Lang) -> str:
    """Write the first ``most`` highlights as Markdown.

    ``page`` is the file name of the page, to whose changes they link. Every quotation names report, year, section and
    paragraph; what another report says of a change comes with it. Ends in the comment that marks our files."""
    paragraphs = paragraphs_of(comparison.old), paragraphs_of(comparison.new)
    blocks = list(_front(comparison, lang))
    highlights = shown_highlights(comparison)[:most]
    if not highlights:
        blocks.append(say("news.no_highlights", lang))
    for number, highlight in enumerate(highlights, start=1):
        blocks += _item(number, highlight, comparison, paragraphs, page, lang)
    return readable("\n\n".join([*blocks, comment_mark()])) + "\n"


def readable(markdown: str) -> str:
    """Take back the escape of a colon before a space: it is there for ``:name:``, which has no space inside, and
    editors read these files as they are."""
    return markdown.replace("\\: ", ": ")


def _front(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Say what was compared, and what limits it."""
    yield f"# {escape_inside(front.heading(comparison, lang))}{say('news.highlights_title', lang)}"
    reports = (("old", comparison.old), ("new", comparison.new))
    yield "\n".join(
        f"- {say(f'side.{side}_report', lang)}{say('say.colon', lang)}"
        f"{escape_inside(' · '.join(front.facts(report, lang)))}"
        for side, report in reports
    )
    for warning in front.warnings(comparison, lang):
        yield f"> {escape_line(warning)}"
    counts = " · ".join(f"{count.sign} {count.name} {count.count}" for count in front.counts(comparison, lang))
    lines = [counts, *story_lines(comparison, lang)]
    yield "\n".join(f"- {escape_line(line)}" for line in lines if line != history_words(comparison, lang))
    if history := history_words(comparison, lang):
        yield escape_line(history)


def _item(
    number: int,
    highlight: Highlight,
    comparison: Comparison,
    paragraphs: tuple[Paragraphs, Paragraphs],
    page: str,
    lang: Lang,
) -> Iterator[str]:
    """Give the blocks of one highlight."""
    change = comparison.change(highlight.change)
    assert change is not None  # only highlights whose changes are there are shown
    yield f"## {number}. {escape_inside(headline(highlight, comparison, lang))}"
    if is_doubtful(highlight):
        yield f"**{escape_inside(say('news.doubtful', lang))}**"
    reasons = [f"- {escape_line(reason_in_words(reason, lang))}" for reason in highlight.reasons]
    reasons += [f"- {escape_line(line)}" for line in quotations_of(change, comparison, paragraphs, lang)]
    reasons.append(f"- [{change.id}]({page}#{change.id})")
    yield "\n".join(reasons)


def quotations_of(
    change: Change, comparison: Comparison, paragraphs: tuple[Paragraphs, Paragraphs], lang: Lang
) -> list[str]:
    """Quote both sides of a change, and the passages that prove its fate or origin, each with its source."""
    lines = []
    for side, members, of in (("old", change.old, paragraphs[0]), ("new", change.new, paragraphs[1])):
        label = say(f"side.{side}_report", lang) + say("say.colon", lang)
        lines += [label + measure_quotation(measure, of, lang) for measure in comparison.members(members)]
    other = paragraphs[1] if change.fate else paragraphs[0]
    for words in mentions_of(comparison, change, lang):
        mark = f"{say('say.doubtful', lang)} " if words.doubtful else ""
        if words.start is None:
            text = say("say.quote", lang, text=words.quote)
        else:
            source = citation(other.report, "", other.number_at(words.start), lang)
            text = quotation(words.quote, source, lang)
        lines.append(mark + words.label + say("say.colon", lang) + text)
    return lines
