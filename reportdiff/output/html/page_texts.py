"""The full text of a report as numbered paragraphs of runs, every measure marked with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.model import Comparison, Kind, Measure, PartName, Status
from reportdiff.output.words.citation_words import Paragraphs, paragraphs_of
from reportdiff.output.words.diff_pieces import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """A stretch of a paragraph.

    ``measure`` is its id, ``""`` for text between measures. ``status`` and ``change`` are those of its change, ``None``
    and ``""`` where a filter has left it out."""

    text: str
    measure: str = ""
    status: Status | None = None
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A heading (``level`` 1 to 6) or a paragraph (``level`` 0, with its ``number`` in the report).

    ``part`` is set where a part begins."""

    id: str
    level: int
    number: int
    part: PartName | None
    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """The text of one report, in order."""

    side: Side
    kind: Kind
    blocks: tuple[TextBlock, ...]


def paragraph_anchor(side: Side, number: int) -> str:
    """Give the id of a paragraph on the page: ``op12`` is the twelfth of the old report."""
    return f"{side[0]}p{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Both full texts, and what of them can be linked and quoted.

    ``old`` and ``new`` are their paragraphs, ``views`` how they are shown. ``anchors`` are the measures that ``views``
    mark, ``headings`` all headings of measures, each once."""

    old: Paragraphs
    new: Paragraphs
    views: tuple[TextView, TextView]
    anchors: frozenset[str]
    headings: tuple[str, ...]

    def of(self, side: Side) -> Paragraphs:
        """Give the paragraphs of one side."""
        return self.old if side == "old" else self.new


def texts_of(comparison: Comparison) -> Texts:
    """Lay out both full texts."""
    old, new = paragraphs_of(comparison.old), paragraphs_of(comparison.new)
    views = _text_view(comparison, "old", old), _text_view(comparison, "new", new)
    return Texts(
        old=old,
        new=new,
        views=views,
        anchors=frozenset(run.measure for view in views for block in view.blocks for run in block.runs if run.measure),
        headings=tuple(dict.fromkeys(measure.section for measure in comparison.measures.values())),
    )


def _text_view(comparison: Comparison, side: Side, paragraphs: Paragraphs) -> TextView:
    """Give the whole text of one report, as it was cleaned."""
    report = paragraphs.report
    measures = sorted(report.measures, key=lambda measure: measure.start)
    blocks, last_part = [], None
    for item in paragraphs.items:
        inside = [measure for measure in measures if item.start <= measure.start < item.end]
        blocks.append(
            TextBlock(
                id=paragraph_anchor(side, item.number) if item.number else "",
                level=item.level,
                number=item.number,
                part=item.part if item.part != last_part else None,
                runs=tuple(_runs(comparison, report.text, (item.start, item.end), inside)),
            )
        )
        last_part = item.part or last_part
    return TextView(side=side, kind=report.kind, blocks=tuple(blocks))


def _runs(comparison: Comparison, text: str, span: tuple[int, int], measures: Sequence[Measure]) -> Iterator[TextRun]:
    """Cut a paragraph at the borders of its measures."""
    position, end = span
    for measure in measures:
        if measure.start < position:
            # Two measures may share words; the first one shows them.
            continue
        if position < measure.start:
            yield TextRun(text=text[position : measure.start])
        home = comparison.change_of(measure.id)
        stop = min(measure.end, end)
        yield TextRun(
            text=text[measure.start : stop],
            measure=measure.id,
            status=home.status if home else None,
            change=home.id if home else "",
        )
        position = stop
    if position < end:
        yield TextRun(text=text[position:end])
