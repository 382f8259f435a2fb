"""What the forms to be read say of a comparison: terminal, Markdown, page, fragment, Word document, GitHub notices."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reportdiff.i18n.labels import Lang, say
from reportdiff.model import Comparison
from reportdiff.output.renderers import RenderOptions, render
from tests.truth.facts import ChangeFact, FigureFact, facets_by_word, figure_in, note_figure, statuses_by_word
from tests.truth.fate_facts import MentionFact, mention_in, note_mention, story_counts

WIDE: Final = 4000
"""Cells of a terminal that breaks no line."""

_SIGNS: Final = {"+": "new", "−": "dropped", "~": "changed", "≈": "reworded", "=": "unchanged"}
_TALLY = re.compile(r"([+−~≈=])(\d+)")
_LISTED = re.compile(r"([+−~≈=])([? ])\s(\S.*)")
_ALL: Final[dict[str, Any]] = {"show_unchanged": True, "highlights": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one output says: counts by status and ``doubtful``, counts by facet, counts by status of each section, the
    changes in its order, the headlines of the highlights, and counts by fate and origin. Texts of a form that marks
    them in its own way are
    ``()``."""

    counts: dict[str, int]
    facets: dict[str, int]
    sections: list[dict[str, int]]
    changes: list[ChangeFact]
    highlights: list[str]
    stories: dict[str, int]


def terminal(comparison: Comparison, lang: Lang) -> Reading:
    lines = _text(comparison, "terminal", lang, width=WIDE).split("\n")
    rules = [place for place, line in enumerate(lines) if line.startswith("── ")]
    front, listing = lines[: rules[0]], lines[rules[0] :]
    changes: list[tuple[str, bool, list[FigureFact], list[MentionFact]]] = []
    words = statuses_by_word(lang)
    for line in listing:
        told = _LISTED.match(line)
        status = told and next((code for word, code in words.items() if told[3].startswith(word)), None)
        if told and status:
            assert _SIGNS[told[1]] == status, line
            changes.append((status, told[2] == "?", [], []))
        elif line.startswith(" ") and (figure := note_figure(line.strip(), lang)):
            changes[-1][2].append(figure)
        elif line.startswith(" ") and (mention := note_mention(line.strip(), lang)):
            changes[-1][3].append(mention)
    return Reading(
        counts=_counts(front[4 if lines[3] == "" else 3 :], lang),
        facets=_facets(front, lang),
        sections=[_tally(lines[place]) for place in rules],
        changes=[
            ChangeFact(status=s, doubtful=d, old=(), new=(), figures=tuple(f), mentions=tuple(m))
            for s, d, f, m in changes
        ],
        # The reasons are beside the headline, two blanks behind it.
        highlights=[line.split(". ", 1)[1].split("  ")[0] for line in front if re.match(r"\s?\d+\. ", line)],
        stories=story_counts(front, lang),
    )


def figures_in_front(comparison: Comparison, lang: Lang) -> list[tuple[str, FigureFact]]:
    """What ``--summary`` lists of figures that rose or fell: what they are called, and the figure (its facet by the
    arrow)."""
    lines = _text(comparison, "terminal", lang, width=WIDE, highlights=0, summary_only=True).split("\n")
    title = say("say.figures_front", lang) + say("say.colon", lang).rstrip()
    if title not in lines:
        return []
    figures = []
    for line in lines[lines.index(title) + 1 :]:
        if not line.startswith("  "):
            break
        before, _, after = line.strip().removesuffix(" ?").partition(" → ")
        name, _, old = before.rpartition(" ")
        facet = "target_lowered" if "▼" in after else "target_raised"
        figures.append((name, figure_in(say(f"facet.{facet}", lang), f"{old} → {after}", lang)))
    return figures


def stat(comparison: Comparison, lang: Lang) -> list[dict[str, int]]:
    """The counts by section that ``--stat`` says at the end of each line, and their bars: as long as they are."""
    lines = _text(comparison, "terminal", lang, width=300, highlights=0, stat=True).split("\n")
    return [_tally(line.rsplit("  ", 1)[-1]) for line in lines if " │ " in line]


def markdown(comparison: Comparison, lang: Lang) -> Reading:
    lines = _text(comparison, "md", lang).split("\n")
    heads = next(place for place, line in enumerate(lines) if line.startswith("| "))
    names = [_plain(cell).split(" ", 1)[1] for cell in _cells(lines[heads])]
    numbers = [int(cell) for cell in _cells(lines[heads + 2])]
    changes = []
    for line in lines[heads + 3 :]:
        cells = _cells(line)
        if len(cells) == 4 and cells[0] not in ("---", say("column.status", lang)):
            notes = [_plain(note) for note in cells[3].split("<br>")]
            changes.append(_change(_plain(cells[0]), _sides(cells[1:3]), notes, lang))
    return Reading(
        counts=dict(zip([_code(name, lang) for name in names], numbers, strict=True)),
        facets=_facets([_plain(line) for line in lines], lang),
        sections=[_tally(line.rsplit("`", 2)[1]) for line in lines if re.match(r"## .*`.*`$", line)],
        changes=changes,
        highlights=[_plain(line.split("<br>")[0].split(". ", 1)[1]) for line in lines if re.match(r"\d+\. ", line)],
        stories=story_counts([_plain(line.removeprefix("- ")) for line in lines], lang),
    )


def page(tree: LexborHTMLParser, lang: Lang) -> tuple[Reading, list[str], dict[str, list[str]]]:
    """The reading, the ids of the changes in their order, and the facets of each change."""
    counts = {node.attributes["data-status"] or "": _number(node) for node in tree.css("ul.counts li[data-status]")}
    ids, facets, changes = [], {}, []
    for article in tree.css("#changes article.change"):
        status, heading = article.attributes["data-s"] or "", _one(article, "p.what")
        for note in heading.css("small"):
            note.decompose()
        what = heading.text().split()
        assert statuses_by_word(lang)[" ".join(what[1:-1])] == _SIGNS[what[0][0]] == status
        doubtful = "data-d" in article.attributes
        assert doubtful == what[0].endswith("?")
        identifier = article.attributes["id"] or ""
        ids.append(identifier)
        facets[identifier] = (article.attributes.get("data-f") or "").split()
        changes.append(
            ChangeFact(
                status=status,
                doubtful=doubtful,
                old=tuple(node.text() for node in article.css(".was p > bdi")),
                new=tuple(node.text() for node in article.css(".now p > bdi")),
                figures=tuple(_page_figure(node, lang) for node in article.css("ul.notes > li.figure")),
                mentions=tuple(_page_mention(node, lang) for node in article.css("ul.notes > li.fate")),
            )
        )
    reading = Reading(
        counts={**counts, "doubtful": _number(_one(tree, "ul.counts li[data-doubtful]"))},
        facets={node.attributes["data-facet"] or "": _number(node) for node in tree.css("p.facets span[data-facet]")},
        sections=[_tally(node.text()) for node in tree.css("#changes h3 .tally")],
        changes=changes,
        highlights=[node.text().split(" ", 1)[1] for node in tree.css("#highlights .headline")],
        stories=story_counts([node.text() for node in tree.css("p.fates")], lang),
    )
    return reading, ids, facets


def page_tree(comparison: Comparison, lang: Lang) -> LexborHTMLParser:
    return LexborHTMLParser(_text(comparison, "html", lang))


def fragment(comparison: Comparison, lang: Lang) -> Reading:
    tree = LexborHTMLParser(_text(comparison, "html-fragment", lang).replace("<br>", "\n"))
    changes = []
    for row in tree.css("tr.rd-change"):
        sides = [tuple(filter(None, _one(row, f"td.{name}").text().split("\n"))) for name in ("rd-old", "rd-new")]
        notes = [node.text() for node in row.css("td.rd-notes > div")]
        changes.append(_change(_one(row, "th.rd-status").text(), sides, notes, lang))
    why = {node.text() for node in tree.css(".rd-why")}
    return Reading(
        counts=_counts([node.text() + " " for node in tree.css("ul.rd-counts li")], lang),
        facets=_facets([node.text() for node in tree.css("p.rd-facets")], lang),
        sections=[_tally(node.text()) for node in tree.css("h3.rd-heading small")],
        changes=changes,
        highlights=[_without_end(node.text(), why) for node in tree.css("ol.rd-highlights li")],
        stories=story_counts([node.text() for node in tree.css("p.rd-fates")], lang),
    )


def document(comparison: Comparison, lang: Lang) -> Reading:
    data = render(comparison, "docx", RenderOptions(lang=lang, **_ALL))
    assert isinstance(data, bytes)
    word = Document(io.BytesIO(data))
    paragraphs: list[Paragraph] = list(word.paragraphs)
    changes = []
    for table in word.tables:
        changes += [_word_row(cells, lang) for cells in _word_cells(table)]
    texts = [paragraph.text for paragraph in paragraphs]
    headings = [paragraph.text for paragraph in paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    bold = [paragraph.runs[0].text for paragraph in paragraphs if paragraph.style and "Number" in paragraph.style.name]
    label = say("say.counts_title", lang) + say("say.colon", lang)
    return Reading(
        counts=_counts([text.removeprefix(label) for text in texts if text.startswith(label)], lang),
        facets=_facets(texts, lang),
        sections=[_tally(text.rsplit("  ", 1)[1]) for text in headings if "  " in text],
        changes=changes,
        highlights=bold,
        stories=story_counts(texts, lang),
    )


def github(comparison: Comparison, lang: Lang) -> tuple[dict[str, int], list[ChangeFact]]:
    """The counts, and the notices: their sides are ``()``, since a notice quotes them in a line of their own."""
    lines = _text(comparison, "github", lang).split("\n")
    parts = [part.rsplit(" ", 1) for part in lines[0].split(" · ")]
    notices = []
    for line in lines[1:]:
        if line.startswith("::notice "):
            head, _, body = line.removeprefix("::notice ").partition("::")
            title = unquote(re.split(r"title=", head)[1])
            word = title.split(say("say.brackets", lang, text="\0").split("\0")[0])[0]
            sign = next(sign for sign, code in _SIGNS.items() if code == statuses_by_word(lang)[word.rstrip("?")])
            told = f"{sign}{'?' if word.endswith('?') else ''} {word.rstrip('?')}"
            notices.append(_change(told, ((), ()), unquote(body).split("\n")[1:], lang))
    return {_code(name, lang): int(number) for name, number in parts}, notices


def _text(comparison: Comparison, form: str, lang: Lang, **options: Any) -> str:
    told = render(comparison, form, RenderOptions(lang=lang, **{**_ALL, **options}))
    return told if isinstance(told, str) else told.decode("utf-8")


def _change(what: str, sides: Sequence[tuple[str, ...]], notes: Iterable[str], lang: Lang) -> ChangeFact:
    """A change from its words: ``~? 有变化``, both sides, the notes."""
    sign, _, word = what.partition(" ")
    status = statuses_by_word(lang)[word]
    assert _SIGNS[sign[0]] == status, what
    notes = list(notes)
    figures = tuple(figure for note in notes if (figure := note_figure(note, lang)))
    mentions = tuple(mention for note in notes if (mention := note_mention(note, lang)))
    doubtful = sign.endswith("?")
    return ChangeFact(status=status, doubtful=doubtful, old=sides[0], new=sides[1], figures=figures, mentions=mentions)


def _page_mention(node: LexborNode, lang: Lang) -> MentionFact:
    mention = mention_in(_one(node, "b").text(), _one(node, "q").text(), lang)
    assert mention is not None, node.text()
    return mention


def _page_figure(node: LexborNode, lang: Lang) -> FigureFact:
    label = _one(node, "b").text()
    words = node.text().removeprefix(label).strip()
    measured, space, rest = words.partition(" ")
    if not space or rest.startswith("→"):
        return figure_in(label, words, lang)
    told = figure_in(label, rest, lang)
    return FigureFact(
        facet=told.facet, old=told.old, new=told.new, measured=measured, size=told.size, doubtful=told.doubtful
    )


def _word_cells(table: Table) -> list[list[list[str]]]:
    rows = table._tbl.tr_lst[1:]
    return [[[Paragraph(p, table).text for p in cell.p_lst] for cell in row.tc_lst] for row in rows]


def _word_row(cells: list[list[str]], lang: Lang) -> ChangeFact:
    old, new, told = cells
    return _change(told[0], (tuple(filter(None, old)), tuple(filter(None, new))), told[1:], lang)


def _counts(lines: Iterable[str], lang: Lang) -> dict[str, int]:
    """The first line that counts all statuses, or lines that count one each."""
    names = "|".join(map(re.escape, [*statuses_by_word(lang), say("say.doubtful", lang)]))
    pattern = re.compile(rf"[+−~≈=?] ({names}) (\d+)")
    counts: dict[str, int] = {}
    for line in lines:
        for name, number in pattern.findall(line):
            assert counts.setdefault(_code(name, lang), int(number)) == int(number)
    return counts


def _facets(lines: Iterable[str], lang: Lang) -> dict[str, int]:
    label = say("say.of_these", lang) + say("say.colon", lang)
    words = facets_by_word(lang)
    told = next((line.strip().removeprefix(label) for line in lines if line.strip().startswith(label)), "")
    parts = [part.rsplit(" ", 1) for part in told.split(" · ") if part]
    return {words[name]: int(number) for name, number in parts}


def _code(name: str, lang: Lang) -> str:
    return "doubtful" if name == say("say.doubtful", lang) else statuses_by_word(lang)[name]


def _tally(text: str) -> dict[str, int]:
    return {_SIGNS[sign]: int(number) for sign, number in _TALLY.findall(text)}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] if line.startswith("| ") else []


def _sides(cells: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(filter(None, (_plain(text) for text in cell.split("<br>")))) for cell in cells]


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"\\(\W)", r"\1", re.sub("</?(?:del|ins)>", "", text)))


def _number(node: LexborNode) -> int:
    return int(_one(node, "b").text())


def _one(node: LexborNode | LexborHTMLParser, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def _without_end(text: str, ends: Iterable[str]) -> str:
    longest_first = sorted(ends, key=len, reverse=True)
    return next((text.removesuffix(end).strip() for end in longest_first if text.endswith(end)), text)
