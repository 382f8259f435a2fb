"""Rules about figures: garbled ones, and numerals that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.text_rules import shortened
from reportdiff.model import Measure
from reportdiff.parsing.quantities import scan_numerals

_NUMERAL: Final = r"\d０-９〇零○一二两三四五六七八九十百千万亿几数半多余点"

GARBLED: Final = re.compile(
    r"\d[oOlI|]+(?=[\d%％.万亿])|(?<![a-zA-Z\d])[oOlI]\d+(?:\.\d+)?(?=%|％|万|亿)"  # O for 0, l for 1
    r"|(?<!\d)\d++(?:\.\d*)?\.{2,}\d+|(?<!\d)(?<!\d\.)\d++(?:\.\d++){2,}+(?=%|％|万|亿)"
    r"|(?<=[\u4e00-\u9fff])\d++\.(?=[%％万亿])|(?<!\d)\d++[。，]\d++(?=%|％|个百分点|万亿|亿元)"
    r"|(?<=[\u4e00-\u9fff])\d++(?:\s\.\s?|\.\s)\d++(?=\s?(?:[%％‰]|个百分点|万|亿))"
    rf"|[%％‰]{{2,}}|(?<![{_NUMERAL}\s\"”’）)\]a-zA-Z/])[%％‰]"  # a sign without its number
    r"|(?:增长|提高|上升|下降|降低|回落|提升)个百分点"
    r"|(?<![?□■*＊#])[?□■*＊#]++(?=%|％|个百分点|万[元人吨亩户套]|亿|公里)"
    r"|(?<!\d)(?:19|20)\d{3,}+年"
    rf"|(?<![{_NUMERAL}.．:：/\-—–～~至a-zA-Z])0\d*+(?=\s?(?:亩|公里|平方|公顷|万|亿|元|个(?!人)|家|户|人|吨|套|所|座|项|条|件|辆|处|%|％))"
)
"""Figures that nobody states so: a letter for a digit, two points, a per cent sign without its number, a blank, a zero
before all other digits (00亩, where a line break took the first digit away).

Each run of digits is begun at its first one and taken whole: else a line of nothing but digits would take hours."""

_MARK: Final = re.compile(r"[（(\[〔﹝【]\s?\d+\s?[）)\]〕﹞】]|^\s*\d+\s?[、.．]|(?<=[”》])\d{1,2}(?!\d)")
"""The number of a list item, or a footnote mark."""

FEW_GARBLED: Final = 2
"""Garbled figures up to which those outside of the plan are worth a warning only: they may be misprints of the
original, and no target depends on them."""

UNREAD_COUNT: Final = 8
UNREAD_SHARE: Final = 0.2
"""How many numerals of all measures, and which share, may be left unread: of 1,001 real reports since 2000 one has a
share above 0.171 (``python -m benchmarks.checking --every 4``)."""

_DIGITS: Final = re.compile(r"\d+(?:\.\d+)?")


@rule("RD305", "error")
def garbled_figures(inspection: Inspection) -> Iterator[Observation]:
    """Find figures that were damaged on their way into the file."""
    document = inspection.document
    if document is None:
        return
    texts = [(block.start, document.text[block.start : block.end]) for block in document.blocks]
    places = [(start, text, match) for start, text in texts for match in GARBLED.finditer(text)]
    plan = [span for span in inspection.report.parts if span.part == "plan"] if inspection.report else []
    for start, text, match in places:
        around = text[max(0, match.start() - 8) : match.end() + 4]
        in_plan = not plan or any(span.start <= start + match.start() < span.end for span in plan)
        yield Observation(
            key="garbled_figure",
            values={"figure": match.group(), "words": shortened(around)},
            words=match.group(),
            start=start + match.start(),
            identity=around,
            severity=None if in_plan or len(places) > FEW_GARBLED else "warning",
        )


@rule("RD306", "warning")
def unread_figures(inspection: Inspection) -> Iterator[Observation]:
    """Find numerals in measures that could not be understood, if there are many; the finding is at the first."""
    if inspection.report is None:
        return
    numerals = sum(len(_DIGITS.findall(measure.text)) for measure in inspection.report.measures)
    places = [(measure, start, digits) for measure in inspection.report.measures for start, digits in unread(measure)]
    if len(places) < UNREAD_COUNT or len(places) < UNREAD_SHARE * numerals:
        return
    measure, start, digits = places[0]
    around = measure.text[max(0, start - 6) : start + len(digits) + 6]
    yield Observation(
        key="unread_figures",
        values={"n": str(len(places)), "all": str(numerals), "words": around},
        words=digits,
        start=measure.start + start,
        measure=measure.id,
        identity="unread",
    )


def unread(measure: Measure) -> Iterator[tuple[int, str]]:
    """Give the numerals of a measure, with their offsets, that are neither a quantity nor a name, a date or an ordinal,
    nor a mark of a list or a footnote."""
    if not _DIGITS.search(measure.text):
        return
    spans = [(each.start, each.end) for each in scan_numerals(measure.text)]
    spans += [(each.start, each.end) for each in measure.quantities]
    spans += [match.span() for match in _MARK.finditer(measure.text)]
    # Marked place by place: to go through all that was read for every numeral would take minutes where there are many.
    known_places = bytearray(len(measure.text))
    for start, end in spans:
        known_places[start:end] = b"\1" * (end - start)
    for match in _DIGITS.finditer(measure.text):
        if not known_places[match.start()]:
            yield match.start(), match.group()
