"""Rules about a text that was damaged as a whole: paragraphs twice, another language, marks of an editor, lost
punctuation, and characters lost at the ends of lines.

The bounds were read off 512 real reports: the corpus since 2010, and each ninth report of the library since 2000.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from typing import Final

from reportdiff.checking.inspection import Inspection
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.rules.text_rules import each_span, first_places, shortened
from reportdiff.model import Report
from reportdiff.parsing.folding import skeleton
from reportdiff.reading.document import Document
from reportdiff.text.clause_marks import SENTENCE_MARKS

DOUBLED_LENGTH: Final = 30
DOUBLED_LONG: Final = 60
"""Characters of a paragraph that no report says twice: of the 512 one has a line of 35 twice, that of its meeting. One
of the shorter ones alone is not enough."""

DOUBLED_FEW: Final = 3

DOUBLED_SHARE: Final = 0.03
"""Share of a text that stands there twice, from which on the file cannot be used."""

FOREIGN_LETTERS: Final = 40
FOREIGN_LINE: Final = 12
FOREIGN_TOTAL: Final = 200
"""Letters of a paragraph with fewer hanzi than letters that is in another language; of a shorter one, which counts
where all of them together have so many letters. The glossaries of two reports have paragraphs of 28 and 29 letters."""

PROSE: Final = 60
"""Characters of a paragraph that ends in a full stop, colon or bracket: two of the 512 reports have two that do not."""

UNENDED: Final = 3
"""Paragraphs without an end from which on punctuation was lost."""

ENDLESS: Final = 200
ENDLESS_SHARE: Final = 0.2
"""Characters of a sentence that hardly ends, and the share of a text in such sentences: at most 0.098."""

JOINS: Final = 15
"""Line breaks inside of sentences below which nothing can be said of them."""

NARROWEST: Final = 15
RAGGED: Final = 2
"""Characters of the shortest line that counts, and by how many the width of wrapped lines differs."""

JOIN_SHARE: Final = 0.6
JOIN_DOUBT: Final = 4.0
"""How much rarer pairs of characters across line breaks may be than those within lines, and by how many standard
deviations: in a sound file they are pairs like any other."""

_LETTER: Final = re.compile(r"[A-Za-zÀ-ɏΑ-ωА-я\u0f00-\u0fff\u1800-\u18af\u0600-\u06ff\uac00-\ud7af\u3041-\u30fa]")
_ADDRESS: Final = re.compile(r"https?://|www\.|<[a-z!/]|^[a-z_]+:")
"""What is no prose: an address, markup, a line of the front matter."""

_HANZI: Final = re.compile(r"[\u4e00-\u9fff]")

MARKS: Final = re.compile(
    r"[【\[（(〔［][^】\])）〕］\n。，]{0,12}(?:待[核定补查填改议确]|核实|存疑|编者|编注|校对|校注|批注|疑[为似]有?误|此处"
    r"|原文(?:如此|缺|为)|请[补核改]|需修改|删除|占位|TODO|TBD|FIXME)[^】\])）〕］\n]{0,30}[】\])）〕］]"
    r"|[【\[（(〔［]\s?[?？]+\s?[】\])）〕］]|批注\s?[\[［【]|<待[核定补查改]>|待核(?![准心算酸])"
    r"|TODO|FIXME|(?<![A-Za-z])[xX]{2,}(?=[亿万个项家人年月日%％])|[×＊*]{2,}(?=[亿万个项家人年月日%％])|_{3,}"
    r"|(?m:^(?:<{7}|={7}|>{7})(?: .*)?$)|\{\+\+|\+\+\}|\{--|--\}|\[(?:删除|插入)[:：]"
    r"|(?<=[\u4e00-\u9fff，。；])(?:待核实|待补充|待确认)(?=[，。；）\n]|$)"
)
"""What an editor leaves in a draft: a note in brackets, a blank to be filled in, both sides of a conflict, a tracked
change. 【 alone is no mark: glossaries have their words in it. （本文有删减） is what the publisher says."""

_END: Final = re.compile(r"[。！？；：…!?;:”’』」）)\]】》〉](?:[\[［]\d+[\]］])?$")
_SENTENCE: Final = re.compile(f"[{SENTENCE_MARKS}：:\n]")
_LOST_END: Final = re.compile(r"[，、,\u4e00-\u9fff\d%％]$")


@rule("RD309", "error")
def doubled(inspection: Inspection) -> Iterator[Observation]:
    """Find paragraphs that are there twice."""
    document = inspection.document
    if document is None:
        return
    seen: set[str] = set()
    repeats: list[tuple[int, str]] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if len(text) < DOUBLED_LENGTH or text.startswith("—"):
            continue
        words = skeleton(text)
        if words in seen:
            repeats.append((block.start, text))
        seen.add(words)
    if len(repeats) < DOUBLED_FEW and not any(len(text) >= DOUBLED_LONG for _, text in repeats):
        return
    share = sum(len(text) for _, text in repeats) / len(document.text)
    start, words = repeats[0]
    yield Observation(
        key="doubled",
        values={"n": str(len(repeats)), "share": f"{share:.0%}", "words": shortened(words)},
        words=words,
        start=start,
        identity=f"doubled {words}",
        severity=None if share >= DOUBLED_SHARE else "warning",
    )


@rule("RD310", "error")
def other_language(inspection: Inspection) -> Iterator[Observation]:
    """Find paragraphs in another language; a reader may have left them out as a translation."""
    lines = [(number, line.strip()) for number, line in enumerate(inspection.source.lines, start=1)]
    if not lines:
        yield from first_places("other_language", each_span(inspection, _foreign))
        return
    foreign_lines = [(number, line) for number, line in lines if _foreign_letters(line) >= FOREIGN_LINE]
    letters = [_foreign_letters(line) for _, line in foreign_lines]
    is_enough = sum(letters) >= FOREIGN_TOTAL or any(count >= FOREIGN_LETTERS for count in letters)
    if is_enough and inspection.document is not None and inspection.document.format != "html":
        number, line = foreign_lines[0]
        values = {"n": str(len(foreign_lines)), "words": shortened(line)}
        yield Observation(
            key="other_language_lines", values=values, words=line[:40], line=number, identity="other language"
        )


def _foreign(text: str) -> Iterator[tuple[int, int]]:
    if _foreign_letters(text) >= FOREIGN_LETTERS:
        yield 0, len(text)


def _foreign_letters(text: str) -> int:
    """Count the letters of a text in another language; 0 for one in Chinese, for an address, for markup."""
    letters = len(_LETTER.findall(text))
    return letters if letters > len(_HANZI.findall(text)) and not _ADDRESS.search(text) else 0


@rule("RD311", "error")
def editors_marks(inspection: Inspection) -> Iterator[Observation]:
    """Find marks of an editor in the text: 【待核】, a blank to be filled in, a conflict."""
    yield from first_places("editors_mark", each_span(inspection, _marks))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    for match in MARKS.finditer(text):
        yield match.span()


@rule("RD312", "error")
def lost_punctuation(inspection: Inspection) -> Iterator[Observation]:
    """Find full stops that became commas, or are gone."""
    document, report = inspection.document, inspection.report
    if document is None or (report is not None and report.kind == "digest"):
        return
    open_ends = [block for block in document.blocks[:-1] if _is_open(document.text[block.start : block.end])]
    if len(open_ends) >= UNENDED:
        block = open_ends[0]
        words = document.text[max(block.start, block.end - 12) : block.end]
        values = {"n": str(len(open_ends)), "words": words}
        yield Observation(
            key="open_paragraphs", values=values, words=words, start=block.end - len(words), identity="open paragraphs"
        )
        return
    if report is not None and open_ends:
        yield from _cut_off(document, report)
    start, longest, total = 0, (0, ""), 0
    for sentence in _SENTENCE.split(document.text):
        if len(sentence) > ENDLESS:
            total += len(sentence)
            longest = max(longest, (len(sentence), sentence))
    if total >= ENDLESS_SHARE * len(document.text):
        start = document.text.index(longest[1])
        values = {"share": f"{total / len(document.text):.0%}", "n": str(ENDLESS), "words": shortened(longest[1])}
        yield Observation(
            key="endless_sentences", values=values, words=longest[1], start=start, identity="endless sentences"
        )


def _cut_off(document: Document, report: Report) -> Iterator[Observation]:
    """Give the paragraphs of the plan that end in a comma: what followed is gone."""
    spans = [span for span in report.parts if span.part == "plan"]
    for block in document.blocks[:-1]:
        text = document.text[block.start : block.end]
        if text.endswith(("，", "、")) and _is_open(text) and any(s.start <= block.start < s.end for s in spans):
            words = text[-12:]
            yield Observation(
                key="cut_off", values={"words": words}, words=words, start=block.end - len(words), severity="warning"
            )


def _is_open(text: str) -> bool:
    return len(text) >= PROSE and not _END.search(text) and _LOST_END.search(text) is not None


@rule("RD313", "error")
def lost_at_line_ends(inspection: Inspection) -> Iterator[Observation]:
    """Find places where characters are missing at the ends of the lines of the file.

    Across the line breaks of a sound file stand pairs of characters like any others, of which more than half occur
    elsewhere in a report; where a character was lost, the pair across the break is none that anybody writes."""
    lines = inspection.source.lines
    joins = list(line_joins(lines))
    if len(joins) < JOINS:
        return
    pairs = Counter(pair for line in lines for pair in pairwise(line) if all(map(_HANZI.match, pair)))
    usual = sum(count for count in pairs.values() if count > 1) / max(1, sum(pairs.values()))
    strange = [(number, line) for number, line, pair in joins if pair not in pairs]
    share = 1 - len(strange) / len(joins)
    doubt = (usual - share) / sqrt(max(usual * (1 - usual), 0.01) / len(joins))
    if share < JOIN_SHARE * usual and doubt >= JOIN_DOUBT:
        number, line = strange[0]
        values = {"n": str(len(joins)), "strange": str(len(strange)), "words": line.rstrip()[-12:]}
        yield Observation(
            key="lost_at_line_ends", values=values, words=line.rstrip()[-12:], line=number, identity="line ends"
        )


def line_joins(lines: list[str]) -> Iterator[tuple[int, str, tuple[str, str]]]:
    """Give the full lines of a text with a fixed width that break inside of a sentence, counted from 1, with the pair
    of hanzi across the break; none where each paragraph is a line."""
    widths = Counter(len(line.rstrip()) for line in lines if len(line) >= NARROWEST)
    width = max(widths, key=lambda length: (widths[length], length), default=0)
    full = sum(count for length, count in widths.items() if abs(length - width) <= RAGGED)
    if 2 * full < sum(widths.values()):
        return
    for number, (line, following) in enumerate(pairwise(lines), start=1):
        last, first = line.rstrip()[-1:], following[:1]
        is_full = width and abs(len(line.rstrip()) - width) <= RAGGED
        if is_full and _HANZI.match(last) and _HANZI.match(first):
            yield number, line, (last, first)
