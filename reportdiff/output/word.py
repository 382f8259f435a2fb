"""The comparison as a Word document: a table of old beside new for every section, to print, edit and copy.

In the table deleted words are struck, new ones underlined, and both coloured: formatted text, since its two columns are
two documents. ``options.tracked`` adds the plan of the new report with real tracked changes before the tables
(:mod:`reportdiff.output.word_tracked`).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import Change, Comparison
from reportdiff.output.origin import GENERATOR
from reportdiff.output.renderers import RenderOptions
from reportdiff.output.word_elements import element, text_node
from reportdiff.output.word_tracked import add_tracked_plan
from reportdiff.output.words import summary_words as front
from reportdiff.output.words.change_groups import ChangeGroup, group_changes
from reportdiff.output.words.change_notes import DOUBT, SIGNS, headings_of, is_folded, notes_of, tally
from reportdiff.output.words.diff_pieces import Piece, Side, side_pieces
from reportdiff.output.words.fate_words import story_lines
from reportdiff.output.words.highlight_words import highlights_title
from reportdiff.output.words.term_words import term_note, term_sides
from reportdiff.safe_text import inert

if TYPE_CHECKING:
    from docx.document import Document

LATIN_FONT: Final = "Times New Roman"
TEXT_FONT, HEADING_FONT = "宋体", "黑体"
"""Song for text and Hei for headings, as in Chinese offices; every Word has them or a substitute of that name."""

INSERTED, DELETED, MUTED = "1B7F3B", "B3261E", "5F6368"
"""Colours of the terminal, dark enough for white paper."""

_CREATION_TIME: Final = datetime(2000, 1, 1)
"""The creation time in every file, so that the same comparison gives the same bytes."""

_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
_MARGIN_CM: Final = 1.8
_WIDTHS_CM: Final = (10.0, 10.0, 6.1)
"""Old, new, and the change: 29.7 cm of A4 minus the margins."""


def render_word(comparison: Comparison, options: RenderOptions) -> bytes:
    """Render the bytes of a ``.docx`` file (ECMA-376), landscape A4, in the language of ``options``."""
    from docx import Document

    document = Document()
    _set_up(document, comparison, options.lang)
    _front(document, comparison, options)
    if options.tracked:
        document.add_paragraph(say("tracked.title", options.lang), style="Heading 1")
        _paragraph(document, say("tracked.note", options.lang), color=MUTED)
        add_tracked_plan(document, comparison, options.lang)
    if not options.summary_only:
        for group in group_changes(comparison, options.by, options.lang):
            _group(document, group, comparison, options)
        if options.by == "facet":
            _paragraph(document, say("say.by_facet", options.lang), color=MUTED)
    for label, url in front.sources(comparison, options.lang):
        _paragraph(
            document, f"{label}{say('say.source', options.lang)}{say('say.colon', options.lang)}{url}", color=MUTED
        )
    out = io.BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _set_up(document: Document, comparison: Comparison, lang: Lang) -> None:
    """Set paper, fonts, and the properties of the file."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    for name, font, size in (
        ("Normal", TEXT_FONT, 10.5), ("Title", HEADING_FONT, 20), ("Heading 1", HEADING_FONT, 14),
        ("Heading 2", HEADING_FONT, 12), ("List Number", TEXT_FONT, 10.5), ("List Bullet", TEXT_FONT, 10.5),
    ):  # fmt: skip
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        _set_fonts(style.element.get_or_add_rPr(), font)
        style.paragraph_format.space_after = Pt(3)
    _number_pages(section)
    properties = document.core_properties
    properties.title = inert(front.heading(comparison, lang))
    properties.author = properties.last_modified_by = GENERATOR
    properties.created = properties.modified = _CREATION_TIME
    properties.comments = ""
    properties.language = "zh-CN" if lang == "zh" else "en"


def _set_fonts(run_properties: Any, chinese: str) -> None:
    """Set Latin and Chinese fonts by name: the theme of the template has none for Chinese text."""
    from docx.oxml.ns import qn

    fonts = run_properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for kind, font in (("ascii", LATIN_FONT), ("hAnsi", LATIN_FONT), ("cs", LATIN_FONT), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{kind}"), font)
    color = run_properties.find(qn("w:color"))
    if color is not None:
        run_properties.remove(color)


def _number_pages(section: Any) -> None:
    """Put the number of the page into the footer."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(element("w:fldSimple", instr="PAGE"))


def _front(document: Document, comparison: Comparison, options: RenderOptions) -> None:
    """Add what comes before the changes."""
    lang = options.lang
    document.add_paragraph(inert(front.heading(comparison, lang)), style="Title")
    for side, report in (("old", comparison.old), ("new", comparison.new)):
        label = say(f"side.{side}_report", lang) + say("say.colon", lang)
        _paragraph(document, " · ".join(front.facts(report, lang)), label=label)
    for warning in front.warnings(comparison, lang):
        _paragraph(document, warning, label="! ", color=DELETED)
    counts = [f"{count.sign} {count.name} {count.count}" for count in front.counts(comparison, lang)]
    _paragraph(document, " · ".join(counts), label=say("say.counts_title", lang) + say("say.colon", lang))
    facets = front.facet_counts(comparison, lang)
    if facets:
        _paragraph(document, " · ".join(facets), label=say("say.of_these", lang) + say("say.colon", lang))
    if folded := front.folded_words(comparison, lang):
        _paragraph(document, folded)
    for line in story_lines(comparison, lang):
        _paragraph(document, line)
    if not comparison.changes:
        _paragraph(document, say("say.nothing", lang))
    highlights = front.highlight_lines(comparison, options.highlights, lang)
    if highlights:
        document.add_paragraph(highlights_title(comparison, lang), style="Heading 1")
        for line, why in highlights:
            paragraph = document.add_paragraph(style="List Number")
            _run(paragraph._p, line, bold=True)
            _run(paragraph._p, f"  {why}", color=MUTED)
    for name, words in term_sides(comparison, lang):
        _paragraph(document, list_text(words, lang), label=name + say("say.colon", lang))
    if note := term_note(comparison, lang):
        _paragraph(document, note)
    if comparison.changes and not options.summary_only:
        key_line = document.add_paragraph()
        _run(key_line._p, say("say.legend", lang) + say("say.colon", lang), color=MUTED)
        _run(key_line._p, say("say.words_old", lang), side="old")
        _run(key_line._p, "  ")
        _run(key_line._p, say("say.words_new", lang), side="new")
        _run(key_line._p, "  " + say("say.legend_signs", lang), color=MUTED)


def _group(document: Document, group: ChangeGroup, comparison: Comparison, options: RenderOptions) -> None:
    """Add heading and table of a group, and the number of folded changes."""
    lang = options.lang
    changes = [change for change in group.changes if not is_folded(change, show_unchanged=options.show_unchanged)]
    rest = len(group.changes) - len(changes)
    document.add_paragraph(inert(f"{group.title}  {tally(group.changes)}"), style="Heading 1")
    if group.note:
        _paragraph(document, group.note, color=MUTED)
    if changes:
        _table(document, changes, comparison, options)
    if rest:
        _paragraph(document, f"{SIGNS['unchanged']} {say('say.folded', lang, n=rest)}", color=MUTED)


def _table(document: Document, changes: Sequence[Change], comparison: Comparison, options: RenderOptions) -> None:
    """Add a table of three columns; the header row repeats on every page, and no row breaks across pages.

    The rows are made as XML: python-docx searches the whole grid for every cell."""
    table = document.add_table(rows=0, cols=len(_WIDTHS_CM), style="Table Grid")
    table.autofit = False
    grid = table._tbl
    for column, width in zip(grid.tblGrid.gridCol_lst, _WIDTHS_CM, strict=True):
        column.w = _twips(width) * 635  # English Metric Units, 635 to a twentieth of a point
    heads = [say(key, options.lang) for key in ("side.old_report", "side.new_report", "say.column_change")]
    grid.append(_row([[_text_paragraph(head, bold=True)] for head in heads], header=True))
    for change in changes:
        sides: tuple[Side, ...] = ("old", "new")
        cells = [_side_cell(side_pieces(change, comparison, side), side) for side in sides]
        grid.append(_row([*cells, _status_cell(change, comparison, options)]))


def _side_cell(lines: Sequence[Sequence[Piece]], side: Side) -> list[Any]:
    """Make the paragraphs of one side of a change."""
    paragraphs = []
    for line in lines:
        paragraph = element("w:p")
        for piece in line:
            _run(paragraph, piece.text, side=side if piece.marked else None)
        paragraphs.append(paragraph)
    return paragraphs or [element("w:p")]


def _status_cell(change: Change, comparison: Comparison, options: RenderOptions) -> list[Any]:
    """Make the paragraphs of status and notes."""
    lang = options.lang
    sign = SIGNS[change.status] + (DOUBT if change.doubtful else "")
    cell = [_text_paragraph(f"{sign} {say(f'status.{change.status}', lang)}", bold=True)]
    if options.by != "section":
        titles = (title or say("say.no_section", lang) for title in headings_of(comparison, change.new or change.old))
        cell.append(_text_paragraph(list_text(titles, lang), color=MUTED))
    cell += [_text_paragraph(note.text, color=MUTED) for note in notes_of(comparison, change, lang)]
    return cell


def _row(cells: Sequence[Iterable[Any]], *, header: bool = False) -> Any:
    """Make a row of the table."""
    row = element("w:tr")
    properties = element("w:trPr")
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    for width, paragraphs in zip(_WIDTHS_CM, cells, strict=True):
        cell = element("w:tc")
        settings = element("w:tcPr")
        settings.append(element("w:tcW", w=str(_twips(width)), type="dxa"))
        if header:
            settings.append(element("w:shd", val="clear", color="auto", fill="ECEFF1"))
        cell.append(settings)
        cell.extend(paragraphs)
        row.append(cell)
    return row


def _paragraph(document: Document, text: str, *, label: str = "", color: str | None = None) -> None:
    """Add a paragraph with a bold label."""
    paragraph = document.add_paragraph()
    if label:
        _run(paragraph._p, label, bold=True, color=color)
    _run(paragraph._p, text, color=color)


def _text_paragraph(text: str, *, bold: bool = False, color: str | None = None) -> Any:
    """Make a paragraph of one run."""
    paragraph = element("w:p")
    _run(paragraph, text, bold=bold, color=color)
    return paragraph


def _run(paragraph: Any, text: str, *, bold: bool = False, color: str | None = None, side: Side | None = None) -> None:
    """Add text to a paragraph; ``side`` marks it as words that only the old or only the new report has."""
    run = element("w:r")
    properties = element("w:rPr")
    # The schema requires this order: b, strike, color, u.
    if bold:
        properties.append(element("w:b"))
    if side == "old":
        properties.append(element("w:strike"))
    shade = {"old": DELETED, "new": INSERTED, None: color}[side]
    if shade:
        properties.append(element("w:color", val=shade))
    if side == "new":
        properties.append(element("w:u", val="single"))
    run.append(properties)
    run.append(text_node(inert(text)))
    paragraph.append(run)


def _twips(centimetres: float) -> int:
    """Convert to twentieths of a point, the unit of Word's tables."""
    return round(centimetres / 2.54 * 1440)


def _without_times(package: bytes) -> bytes:
    """Set the same time on every member of the package: python-docx writes the current hour."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, date_time=_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(member))
    return out.getvalue()
