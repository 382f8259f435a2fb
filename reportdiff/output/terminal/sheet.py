"""The sheet of all terminal renderers: lines of styled text, wrapped and indented, with report text made inert.

Report text comes from files that anyone may have written. It goes through :func:`inert` before it reaches the terminal,
and into rich only as :class:`rich.text.Text`, so that neither ``[bold]`` nor an escape sequence has any effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from reportdiff.i18n.labels import Lang
from reportdiff.output.terminal.wrapping import hanging, in_columns
from reportdiff.safe_text import inert

__all__ = ["STYLES", "Sheet", "inert"]

STYLES = {
    "new": "green",
    "dropped": "red",
    "changed": "yellow",
    "reworded": "cyan",
    "unchanged": "dim",
    "insert": "green underline",
    "delete": "red strike",
    "term": "bold magenta",
    "detail": "dim",
    "figure": "bold",
    "title": "bold",
    "warning": "bold yellow",
    "doubt": "bold magenta",
    "plain": "",
}
"""Every style of the terminal output; colours of the reader's own palette. A sign or a word says the same beside each
of them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A console and the language; without colour, signs mark the diff."""

    console: Console
    lang: Lang

    @property
    def width(self) -> int:
        return self.console.width

    @property
    def marked(self) -> bool:
        return self.console.no_color or self.console.color_system is None

    def text(self, content: str, style: str = "plain") -> Text:
        """Make report text or a label inert, in one of :data:`STYLES`."""
        return Text(inert(content), style=STYLES[style], end="")

    def put(self, prefix: Text, body: Text, *, indent: int, keep: Iterable[str] = ()) -> None:
        """Write ``prefix`` and ``body``, wrapped, with a hanging indent."""
        for line in hanging(prefix, body, width=self.width, indent=indent, keep=keep):
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def say(self, body: Text | str, *, style: str = "plain", indent: int = 0, keep: Iterable[str] = ()) -> None:
        """Write one paragraph, all lines indented by ``indent``."""
        content = self.text(body, style) if isinstance(body, str) else body
        self.put(Text(" " * indent), content, indent=indent, keep=keep)

    def put_columns(
        self, columns: Sequence[Sequence[Text]], widths: Sequence[int], between: Sequence[Text | str]
    ) -> None:
        """Write columns beside each other (:func:`~reportdiff.output.terminal.wrapping.in_columns`)."""
        for line in in_columns(columns, widths, between):
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def rule(self, title: str, tail: str = "") -> None:
        """Write a section heading: ``── title ───── tail``; without room, the tail goes on a line of its own."""
        body = self.text(title, "title")
        line = Text.assemble(Text("── ", style=STYLES["detail"]), body, " ")
        ending = self.text(f" {tail}" if tail else "", "detail")
        fill = self.width - line.cell_len - ending.cell_len
        if fill >= 3:
            line.append("─" * fill, style=STYLES["detail"])
            line.append_text(ending)
            self.put(Text(""), line, indent=0)
            return
        self.put(Text("── ", style=STYLES["detail"]), body, indent=3)
        if tail:
            self.put(Text(""), self.text(tail, "detail"), indent=3)

    def blank(self) -> None:
        self.console.print("", soft_wrap=True)
