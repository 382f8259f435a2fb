"""The links file: ``reports/<year>/<region>.links.toml`` beside the new report, one ``[[pin]]`` a decision.

It is for people to read, fix and keep under version control: comments stay, new pins are put at the end, and
nothing else is touched. Every write puts the whole file in place at once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from reportdiff.disk.files import replace_file
from reportdiff.disk.locking import locked
from reportdiff.disk.repository import Commit, is_file_at
from reportdiff.disk.symbolic_links import real_path
from reportdiff.disk.untrusted_toml import lines_of, parse_entries, read_untrusted_text, shortened
from reportdiff.errors import ReportdiffError

if TYPE_CHECKING:
    from reportdiff.model import Pin

SUFFIX: Final = ".links.toml"

HEADER: Final = """\
# 对照文件：人（或评判模型）对两份报告作出的判断，reportdiff 对照时照此办理。可以手改；删去一条即恢复自动判断。
# verdict 为 same（同一举措；一侧为空即另一份报告里没有）、not_same（不是同一举措）、part_of（同属一项举措的一部分）。
# Decisions of a reader (or a judge) on two reports, kept to by reportdiff. Edit freely; delete a pin to undo it.
# verdict: same (one commitment; with one side empty: nothing like it in the other report), not_same, part_of.
"""

_HEAD: Final = re.compile(r"^[ \t]*\[\[[ \t]*(?:pin|\"pin\"|'pin')[ \t]*\]\]", re.MULTILINE)
_TEXTS: Final = ("old", "new")
_WORDS: Final = ("old_section", "new_section", "old_report", "by", "when", "note")


class BadPins(ReportdiffError):
    """A links file that cannot be read, or has an invalid pin."""


def links_file(report: Path) -> Path:
    """Give the path of the pins of a new report: beside it, ``beijing.md`` and ``beijing.docx`` share one."""
    return report.with_name(report.stem + SUFFIX)


def read_pins(path: Path, commit: Commit | None = None) -> tuple[Pin, ...]:
    """Read the pins of a links file, in order; with ``commit`` at that commit.

    Raises :class:`BadPins` with the line, and :class:`~reportdiff.disk.symbolic_links.LinkOut`."""
    return parse_pins(_text_of(path, commit), str(path))


def pins_beside(report: Path, commit: Commit | None = None) -> tuple[Pin, ...]:
    """Read the pins in the links file of a report, at ``commit`` if given; none if there is no such file."""
    path = links_file(report)
    return read_pins(path, commit) if is_file_at(path, commit) else ()


def parse_pins(text: str, name: str) -> tuple[Pin, ...]:
    """Parse the pins in the text of a links file; ``name`` is the file in messages. Raises :class:`BadPins`."""
    entries = parse_entries(text, name, "pin", file=("a links file", "对照文件"), error=BadPins)
    lines = lines_of(text, _HEAD)
    if len(lines) != len(entries):
        # Written inline, or quoted in a text of several lines: the count is all there is to go by.
        lines = list(range(1, len(entries) + 1))
    return tuple(_pin(entry, line, name) for entry, line in zip(entries, lines, strict=True))


def pins_to_toml(pins: Sequence[Pin]) -> str:
    """Give pins as TOML, a ``[[pin]]`` each, without the fields they leave empty; :func:`parse_pins` reads it back."""
    return "".join(_block(pin) for pin in pins)


@dataclass(slots=True)
class PinsFile:
    """A links file to which reviews add, several at once too. ``written`` are the texts added so far, last one last."""

    path: Path
    written: list[str] = field(default_factory=list)

    def read(self) -> tuple[Pin, ...]:
        """Read the pins; none where there is no file yet. Raises as :func:`read_pins`."""
        return read_pins(self.path) if self.path.exists() else ()

    def add(self, pins: Sequence[Pin]) -> None:
        """Append pins to the file, at once. Raises :class:`OSError`."""
        block = pins_to_toml(pins)
        with locked(self.path):
            text = _text_of(self.path) if self.path.exists() else HEADER
            replace_file(self.path, (text + ("" if text.endswith("\n") else "\n") + block).encode())
        self.written.append(block)

    def take_back(self) -> None:
        """Remove the pins of the last :meth:`add`.

        Raises :class:`BadPins` where somebody has edited them since; they are left alone then."""
        block = self.written[-1]
        with locked(self.path):
            before, match, after = _text_of(self.path).rpartition(block)
            if block and not match:
                raise BadPins(
                    f"{self.path.name}: the last answer has been edited in the file; undo it there",
                    f"{self.path.name}：上一个回答在文件里已被改动；请在文件里撤销",
                )
            replace_file(self.path, (before + after).encode())
        self.written.pop()


def _text_of(path: Path, commit: Commit | None = None) -> str:
    on_disk = commit is None or commit.inside(path) is None
    return read_untrusted_text(real_path(path) if on_disk else path, error=BadPins, commit=None if on_disk else commit)


def _pin(entry: Any, line: int, name: str) -> Pin:
    from reportdiff.model import Pin, Verdict

    def refuse(english: str, chinese: str) -> BadPins:
        return BadPins(f"{name}, line {line}: {english}", f"{name} 第{line}行：{chinese}")

    keys = ("verdict", *_TEXTS, *_WORDS)
    unknown_keys = [key for key in entry if key not in keys] if isinstance(entry, dict) else ["pin"]
    if unknown_keys:
        raise refuse(
            f"unknown key {shortened(unknown_keys[0])}; known: {', '.join(keys)}",
            f"没有 {shortened(unknown_keys[0])} 这一项；可用：{'、'.join(keys)}",
        )
    verdict = entry.get("verdict")
    if verdict not in get_args(Verdict):
        choices, quote = ", ".join(get_args(Verdict)), shortened(repr(verdict))
        raise refuse(f"verdict is {quote}; write one of {choices}", f"verdict 写成了 {quote}；应为 {choices} 之一")
    texts = {side: entry.get(side, []) for side in _TEXTS}
    for side, value in texts.items():
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise refuse(f"{side} must be a list of measure texts", f"{side} 应是举措原文的列表")
    empty = [side for side, value in texts.items() if not value]
    if len(empty) > (1 if verdict == "same" else 0):
        raise refuse(f"{empty[0]} is empty; name the measures by their texts", f"{empty[0]} 是空的；请写上举措原文")
    words = {key: entry.get(key, "") for key in _WORDS}
    if isinstance(words["when"], datetime.date):
        words["when"] = words["when"].isoformat()
    no_texts = [key for key, value in words.items() if not isinstance(value, str)]
    if no_texts:
        raise refuse(f"{no_texts[0]} must be a text in quotes", f"{no_texts[0]} 应是引号里的文字")
    return Pin(verdict=verdict, old=tuple(texts["old"]), new=tuple(texts["new"]), line=line, **words)


def _block(pin: Pin) -> str:
    rows = [f'verdict = "{pin.verdict}"']
    rows += [f"{side} = [{', '.join(map(_toml_string, getattr(pin, side)))}]" for side in _TEXTS]
    for key in _WORDS:
        value = getattr(pin, key)
        if value:
            date = key == "when" and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
            rows.append(f"{key} = {value if date else _toml_string(value)}")
    return "\n[[pin]]\n" + "\n".join(rows) + "\n"


def _toml_string(text: str) -> str:
    """Give a TOML basic string (TOML 1.0, String)."""
    text = text.encode("utf-8", "replace").decode().replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in text) + '"'
