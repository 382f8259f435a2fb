"""A brief as lines of a terminal, as Markdown, as a page for a mail, and as JSON."""

from __future__ import annotations

import msgspec
from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang, say
from reportdiff.model.brief import Brief
from reportdiff.output.html.page import content_policy
from reportdiff.output.html.templates import fill_template
from reportdiff.output.markdown import escape_inside, escape_line
from reportdiff.output.origin import GENERATOR, comment_mark
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.words.brief_words import brief_notes, brief_title, line_label, line_source, line_words
from reportdiff.safe_text import inert_json

_COLOURS = {
    "target": "figure",
    "watch": "warning",
    "score": "title",
    "result": "title",
    "new": "new",
    "gone": "dropped",
}


def render_brief(brief: Brief, console: Console, lang: Lang) -> None:
    """Write a brief to ``console``: a numbered line each, with its source below."""
    sheet = Sheet(console, lang)
    sheet.say(brief_title(brief, lang), style="title")
    for number, line in enumerate(brief.lines, start=1):
        head = Text.assemble(
            sheet.text(f"{number}.".rjust(3) + " ", "detail"),
            Text(line_label(line, lang), style=STYLES[_COLOURS[line.kind]]),
            "  ",
        )
        sheet.put(head, sheet.text(line_words(line, brief, lang)), indent=4)
        if source := line_source(line, lang):
            sheet.say(source, style="detail", indent=4)
    sheet.blank()
    for note in brief_notes(brief, lang):
        sheet.say(note, style="detail")


def brief_to_markdown(brief: Brief, lang: Lang) -> str:
    """Render a brief as Markdown: a numbered list; text of a report is escaped."""
    parts = [f"# {escape_inside(brief_title(brief, lang))}", ""]
    for number, line in enumerate(brief.lines, start=1):
        words = escape_line(line_words(line, brief, lang))
        source = say("say.brackets", lang, text=line_source(line, lang)) if line.sources else ""
        parts.append(f"{number}. **{line_label(line, lang)}** {words}{escape_inside(source)}")
    parts += ["", *(f"- {escape_line(note)}" for note in brief_notes(brief, lang)), "", comment_mark()]
    return "\n".join(parts)


def brief_to_html(brief: Brief, lang: Lang) -> bytes:
    """Render a brief as one page for a mail (UTF-8): styles in the elements, no script, no picture, no network."""
    rows = [(line_label(line, lang), line_words(line, brief, lang), line_source(line, lang)) for line in brief.lines]
    html = fill_template(
        "brief.html.j2",
        title=brief_title(brief, lang),
        rows=rows,
        notes=brief_notes(brief, lang),
        policy=content_policy("", "").replace("style-src ", "style-src-attr 'unsafe-inline'; style-src "),
        generator=GENERATOR,
        lang=lang,
    )
    return html.encode("utf-8")


def brief_to_json(brief: Brief, indent: int = 2) -> bytes:
    """Encode a brief as UTF-8 JSON without a final newline; ``indent`` 0 puts it on one line."""
    data = msgspec.json.encode(brief)
    return inert_json(msgspec.json.format(data, indent=indent) if indent > 0 else data)
