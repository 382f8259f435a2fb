"""Text to source lines: what no reader can see is taken out, what it said about the layout is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.reading.document import BlockRole
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.radicals import RADICAL, with_hanzi

TERMINAL_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\-_])")
"""ANSI escape sequences (ECMA-48: CSI, OSC, two-character escapes): printed, they would repaint the terminal."""

INVISIBLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("terminal_escape", TERMINAL_ESCAPE),
    ("bidi_mark", re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("zero_width", re.compile(r"[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]")),
    ("control_character", re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")),
    ("noncharacter", re.compile(r"[\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")),
)

ANY_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    r"\ufdd0-\ufdef\ufff9-\ufffb\ufffd-\uffff]"
)

LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line of the file. ``artefact`` is true for a line that held only invisible characters: it looks blank, but
    was put there by a program, often into the middle of a sentence."""

    number: int
    text: str
    artefact: bool = False

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBlock:
    """A heading, item or paragraph as a format tells it, before cleaning. ``spaced`` is true if blank lines stand
    before it; ``after_artefact`` if only an artefact line does; ``indented`` if it begins with a paragraph indent."""

    role: BlockRole
    text: str
    line: int
    level: int = 0
    spaced: bool = False
    after_artefact: bool = False
    indented: bool = False


def source_lines(text: str, ledger: Ledger) -> tuple[SourceLine, ...]:
    """Cut ``text`` into lines without invisible characters, which are counted in ``ledger`` by kind.

    U+FFFD, the scar of an earlier wrong decoding, is counted (``replacement_character``) and kept."""
    lines = []
    for number, raw in enumerate(LINE_BREAK.split(text), start=1):
        visible = visible_text(raw, ledger)
        artefact = visible != raw and not visible.strip()
        lines.append(SourceLine(number=number, text=visible, artefact=artefact))
    return tuple(lines)


def visible_text(line: str, ledger: Ledger) -> str:
    """Give ``line`` without the characters that nobody can see, and with hanzi for radicals; both are counted in
    ``ledger`` by kind."""
    for radical in RADICAL.findall(line):
        ledger.note("kangxi_radical", radical)
    line = with_hanzi(line)
    if not ANY_INVISIBLE.search(line):
        return line
    for what, pattern in INVISIBLE:
        for signs in pattern.findall(line):
            ledger.note(what, " ".join(f"U+{ord(character):04X}" for character in signs))
        line = pattern.sub("", line)
    if scars := line.count("\ufffd"):
        ledger.note("replacement_character", line.strip(), count=scars)
    return line
