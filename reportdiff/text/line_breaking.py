"""Line breaking for Chinese (禁则): lines by cells of a terminal, figures and names kept whole.

Libraries break at spaces and otherwise anywhere, so that lines begin with ，and figures are cut in two. Here a text is
cut into *tokens* that are never broken: a word, a figure with its unit, a mark of the diff, one Chinese character.
Tokens are joined into *units* where a break between them is forbidden:

- no closing mark (，。、；：！？）》”% …) begins a line, no opening mark （《“ ends one (GB/T 15834-2011, 5.1;
  W3C *Requirements for Chinese Text Layout*, 3.1);
- no break inside a number, between a figure and its unit or bound (100公里, 15万套, 5%以上, 三百万户), inside a Latin
  word or version (PM2.5, 6G, 3.0), inside —— and ……;
- no break between the marks of a plain inline diff, ``[-`` ``-]`` ``{+`` ``+}``, and what they enclose; the other rules
  ignore these marks.

Lines are filled greedily with units. Only a unit wider than the whole line is broken, between its tokens. This breaks
results on a terminal and the pages of `--help`; the latter must not load rich, so this module does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

CLOSING = frozenset("，。、；：！？）》〉」』】〕］｝”’％‰℃…·・～〜／,.;:!?)]}%/»›")
"""Marks that must not begin a line."""

OPENING = frozenset("（《〈「『【〔［｛“‘([{«‹￥$▲▼−±≥≤+-")
"""Marks that must not end a line; the signs belong to the figure after them."""

LONGEST_NAME = 24
"""Cells up to which a name stays whole; longer ones would leave half a line empty."""

_MARK_OPEN = frozenset({"[-", "{+"})
_MARK_CLOSE = frozenset({"-]", "+}"})
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ALNUM = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_LONG_UNITS = (
    "平方公里|平方千米|平方米|立方米|个百分点|百分点|吨标准煤|千瓦时|千瓦|公里|千米|公顷|人次|人天|小时|分钟|分贝|个月|"
    "季度|床位|学位|工位|美元|欧元|微克"
)
_UNIT = rf"(?:{_LONG_UNITS}|[{_HAN}])(?:[/／][{_HAN}]{{1,3}})?"
_BOUND_WORD = r"(?:及?以[上下内外]|左右|上下|之间)"
_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_SPAN = r"(?:[-–—~～至到][0-9０-９]+(?:[.．][0-9０-９]+)*[%％]?)*"
_TOKEN = re.compile(
    rf"""(?P<mark>\[-|-\]|\{{\+|\+\}})
      | (?P<space>[ \u3000]+)
      | (?P<figure>第?{_DIGITS}(?:[%％‰]|(?![{_ALNUM}.]|[+/:×][0-9])){_SPAN}[多余几]?[十百千万亿]*[多余]?
          (?:{_BOUND_WORD}|{_UNIT}{_BOUND_WORD}?)?)
      | (?P<word>[{_ALNUM}]+(?:[-.,:/'’_@&+#~=?%·]+[{_ALNUM}]+)*)
      | (?P<numeral>第?[{_NUMERALS}]{{2,}}[多余]?{_UNIT}{_BOUND_WORD}?)
      | (?P<bound>以[上下内]|左右)
      | (?P<pair>—{{2,}}|…{{2,}})
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_LATIN = re.compile(rf"[{_ALNUM}]")
_CHARACTER = re.compile(rf"[{_HAN}]")
_VERSION = re.compile(r"[0-9]+\.0(?![0-9%])")
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the text that is never broken, and which alternative of ``_TOKEN`` it is."""

    start: int
    end: int
    text: str
    kind: str


def cells(text: str) -> int:
    """Count the cells of ``text`` on a terminal: two for wide characters (Unicode Standard Annex 11, W and F)."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def break_lines(
    text: str,
    width: int,
    *,
    first_width: int | None = None,
    keep: Iterable[str] = (),
    kept: int = LONGEST_NAME,
    measure: Callable[[str], int] = cells,
) -> list[tuple[int, int]]:
    """Give the spans of lines of at most ``width`` cells.

    ``first_width`` is the room on the first line if it differs. Strings in ``keep`` (names, figures) of up to
    ``kept`` cells are not broken. ``measure`` counts cells; output by rich needs rich's own table for emoji.

    The spans partition the text, including spaces at the line ends, which do not count against the width. A line is
    wider than ``width`` only where a single token is.
    """
    cuts: list[int] = []
    width_used, room, previous = 0, width if first_width is None else first_width, 0
    if text and measure(text.rstrip()) <= room:
        # Most lines of a result are short: tokens matter only where there is something to break.
        return [(0, len(text))]
    for start, end in _fitting_units(text, width, keep, kept, measure):
        piece = text[start:end]
        if width_used and width_used + measure(piece.rstrip()) > room:
            # A single character on the last line, with or without its full stop, brings its neighbour along.
            lonely = end == len(text) and _is_lonely(piece, measure) and previous > (cuts[-1] if cuts else 0)
            cuts.append(previous if lonely else start)
            width_used, room = measure(text[cuts[-1] : start]), width
        width_used += measure(piece)
        previous = start
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True)) if text else []


def break_points(text: str) -> list[int]:
    """Give the offsets, in order, before which a line of ``text`` may end under the rules of this module."""
    return [unit[0].start for unit in _units(list(_tokens(text, (), 0, cells)))][1:]


def _is_lonely(piece: str, measure: Callable[[str], int]) -> bool:
    text = piece.rstrip()
    return measure(text) <= 2 or (measure(text) <= 4 and measure(text.rstrip("".join(CLOSING))) <= 2)


def _fitting_units(
    text: str, width: int, keep: Iterable[str], kept: int, measure: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    """Give the units of ``text``; one that is wider than ``width`` comes token by token."""
    for unit in _units(list(_tokens(text, keep, kept, measure))):
        start, end = unit[0].start, unit[-1].end
        if measure(text[start:end].rstrip()) <= width:
            yield start, end
        else:
            yield from ((token.start, token.end) for token in unit)


def _units(tokens: list[_Token]) -> Iterator[list[_Token]]:
    unit: list[_Token] = []
    for index, token in enumerate(tokens):
        if unit and _may_break(tokens, index):
            yield unit
            unit = []
        unit.append(token)
    if unit:
        yield unit


def _may_break(tokens: list[_Token], index: int) -> bool:
    """Tell whether a line may end before ``tokens[index]``; diff marks on both sides are ignored."""
    left, right = tokens[index - 1], tokens[index]
    if left.text in _MARK_OPEN or right.text in _MARK_CLOSE or right.kind == "space":
        return False
    before, after = index - 1, index
    while before > 0 and tokens[before].text in _MARK_CLOSE:
        before -= 1
    while after < len(tokens) - 1 and tokens[after].text in _MARK_OPEN:
        after += 1
    first, last = tokens[before], tokens[after]
    # A name of a file may begin with a dot (.gitlab-ci.yml), which is no mark there.
    is_file_name = left.kind == "space" and last.kind == "name" and last.text[0] == "."
    if (last.text[0] in CLOSING and not is_file_name) or first.text[-1] in OPENING:
        return False
    if left.kind == "space":
        return True
    # A deletion and its insertion are two readings, not one word to keep whole.
    if before < index - 1 and after > index:
        return True
    return not _one_word(first, last)


def _one_word(first: _Token, last: _Token) -> bool:
    """Tell whether two tokens are one word or figure (a figure with its unit behind a diff mark)."""
    if last.kind == "bound" and first.kind != "space":
        return True
    if _LATIN.match(first.text[-1]) and _LATIN.match(last.text[0]):
        return True
    if first.text[-1].isdigit() and last.kind == "other":
        return _CHARACTER.match(last.text) is not None
    return _CHARACTER.match(first.text[-1]) is not None and _VERSION.match(last.text) is not None


def _tokens(text: str, keep: Iterable[str], kept: int, measure: Callable[[str], int]) -> Iterator[_Token]:
    names = _names(text, keep, kept, measure)
    position = 0
    for start, end in [*names, (len(text), len(text))]:
        while position < start:
            match = _TOKEN.match(text, position, start)
            assert match is not None  # the last alternative matches any character
            stop = _with_marks_above(text, match.end(), measure)
            yield _Token(position, stop, text[position:stop], match.lastgroup or "other")
            position = stop
        if position < end:
            yield _Token(position, end, text[position:end], "name")
            position = end


def _with_marks_above(text: str, end: int, measure: Callable[[str], int]) -> int:
    """Give the end of a token with its combining characters and joined emoji."""
    while end < len(text) and (text[end] == _JOINER or text[end - 1] == _JOINER or measure(text[end]) == 0):
        end += 1
    return end


def _names(text: str, keep: Iterable[str], kept: int, measure: Callable[[str], int]) -> list[tuple[int, int]]:
    """Give the spans of the strings to keep whole, without overlaps, in order; very long ones are left breakable."""
    names = sorted({name for name in keep if len(name) > 1 and measure(name) <= kept and name in text})
    if not names:
        return []
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    spans = [match.span() for match in re.finditer("|".join(map(re.escape, longest_first)), text)]
    return [(start, _with_marks_above(text, end, measure)) for start, end in spans]
