"""The watch list: commitments that a newsroom cares about, and what must not happen to them.

``watch.toml`` holds one ``[[watch]]`` an entry::

    [[watch]]
    name = "养老床位"
    terms = ["养老床位", "养老机构床位"]     # any of them; or: pattern = "养老.{0,6}床位"
    region = "beijing"                        # or a list; without it every region
    condition = ["must_exist", "target_not_lowered"]
    severity = "error"                        # error, warning (default) or notice
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from reportdiff.disk.repository import Commit
from reportdiff.disk.untrusted_toml import lines_of, parse_entries, read_untrusted_text, shortened
from reportdiff.errors import ReportdiffError
from reportdiff.model import Severity
from reportdiff.parsing.folding import fold
from reportdiff.regions import region_code
from reportdiff.text.expressions import BadExpression, Expression

Condition = Literal["must_exist", "target_not_lowered", "no_stage_back", "notify_on_change"]
"""``must_exist``: the plan names it. ``target_not_lowered``: its figures neither fall (or rise, where less is better)
nor go. ``no_stage_back``: it is not put back. ``notify_on_change``: any change of it is said."""

CONDITIONS: Final[tuple[Condition, ...]] = get_args(Condition)

_KEYS: Final = ("name", "terms", "pattern", "region", "condition", "severity", "note")
_HEAD: Final = re.compile(r"^[ \t]*\[\[[ \t]*watch[ \t]*\]\]", re.MULTILINE)


class BadWatchList(ReportdiffError):
    """A watch list that cannot be read, or an entry of it that cannot be kept to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One entry. It is about measures that hold one of ``terms`` (width, quotes and script do not matter) or match
    ``pattern``, in the reports of ``regions`` (codes; empty: all). ``line`` is that of the entry in its file."""

    name: str
    conditions: tuple[Condition, ...]
    terms: tuple[str, ...] = ()
    pattern: Expression | None = None
    regions: tuple[str, ...] = ()
    severity: Severity | None = None
    note: str = ""
    line: int = 0

    def concerns(self, region: str) -> bool:
        """Tell whether the entry is about reports of this region."""
        return not self.regions or region in self.regions

    def matches(self, texts: WatchedTexts) -> bool:
        """Tell whether one of the texts matches the entry."""
        if any(term in texts.joined for term in self.terms):
            return True
        return self.pattern is not None and self.pattern.search_lines(texts.forms)


@dataclass(frozen=True, slots=True)
class WatchedTexts:
    """Texts made ready to be searched for thousands of entries: ``joined`` are all of them folded, a line each (a
    folded term has no line break), ``forms`` each text as it stands, and folded where that differs."""

    joined: str
    forms: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> WatchedTexts:
        """Fold the texts, once."""
        pairs = [(text, fold(text)) for text in texts]
        forms = tuple(dict.fromkeys(form for pair in pairs for form in pair))
        return cls(joined="\n".join(folded for _, folded in pairs), forms=forms)


def read_watch_list(path: Path, commit: Commit | None = None) -> tuple[Watch, ...]:
    """Give the entries of a watch list, in order; with ``commit`` as it stands there.

    Raises :class:`BadWatchList` with the line and what to write."""
    return parse_watch_list(read_untrusted_text(path, error=BadWatchList, commit=commit), str(path))


def parse_watch_list(text: str, name: str) -> tuple[Watch, ...]:
    """Give the entries in the text of a watch list; ``name`` stands for the file in messages. Raises as
    :func:`read_watch_list`."""
    text = text.replace("\r\n", "\n")
    entries = parse_entries(text, name, "watch", file=("a watch list", "关注清单"), error=BadWatchList)
    lines = lines_of(text, _HEAD)
    lines = lines if len(lines) == len(entries) else [1] * len(entries)
    return tuple(_Entry(entry, line, name).watch() for entry, line in zip(entries, lines, strict=True))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it is in the file, to be understood or refused."""

    table: Any
    line: int
    file: str

    def watch(self) -> Watch:
        self._known_keys()
        name = self._text("name") or self.refuse("name is missing; say what is watched", "没有 name；请写明关注什么")
        terms = tuple(fold(term) for term in self._texts("terms"))
        pattern = self._pattern()
        if not terms and pattern is None:
            self.refuse("give terms or a pattern to tell it by", "没有 terms 或 pattern，认不出是哪一项；请补上")
        return Watch(
            name=name,
            conditions=self._conditions(),
            terms=terms,
            pattern=pattern,
            regions=tuple(region_code(region) for region in self._texts("region")),
            severity=self._severity(),
            note=self._text("note"),
            line=self.line,
        )

    def refuse(self, english: str, chinese: str) -> Any:
        raise BadWatchList(f"{self.file}:{self.line}: {english}", f"{self.file}:{self.line}：{chinese}")

    def _known_keys(self) -> None:
        unknown_keys = [key for key in self.table if key not in _KEYS] if isinstance(self.table, dict) else ["watch"]
        if unknown_keys:
            near, quote = (
                ", ".join(difflib.get_close_matches(unknown_keys[0], _KEYS, n=1) or _KEYS),
                shortened(unknown_keys[0]),
            )
            self.refuse(f"unknown key {quote}; did you mean {near}?", f"没有 {quote} 这一项；是不是 {near}？")

    def _text(self, key: str) -> str:
        value = self.table.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"{key} must be a text in quotes", f"{key} 应是引号里的文字")
        return str(value).strip()

    def _texts(self, key: str) -> Sequence[str]:
        value = self.table.get(key, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            self.refuse(f"{key} must be a text or a list of texts", f"{key} 应是文字或文字的列表")
        return [str(text).strip() for text in texts]

    def _pattern(self) -> Expression | None:
        pattern = self._text("pattern")
        try:
            return Expression(pattern) if pattern else None
        except BadExpression as error:
            quote = shortened(repr(pattern))
            self.refuse(
                f"pattern {quote} is no regular expression ({error.reason}); fix it",
                f"pattern {quote} 不是有效的正则表达式（{error.reason}）；请改正",
            )
        return None

    def _conditions(self) -> tuple[Condition, ...]:
        names = self._texts("condition")
        choices = ", ".join(CONDITIONS)
        if not names:
            self.refuse(
                f"condition is missing; write one or more of {choices}",
                f"没有 condition；请写 {choices} 中的一个或几个",
            )
        for each in names:
            if each not in CONDITIONS:
                near = ", ".join(difflib.get_close_matches(each, CONDITIONS, n=1) or CONDITIONS)
                quote = shortened(each)
                self.refuse(
                    f"there is no condition {quote}; did you mean {near}?", f"没有 {quote} 这种条件；是不是 {near}？"
                )
        return tuple(condition for condition in CONDITIONS if condition in names)

    def _severity(self) -> Severity | None:
        value = self._text("severity")
        if value and value not in get_args(Severity):
            choices, quote = ", ".join(get_args(Severity)), shortened(repr(value))
            self.refuse(f"severity is {quote}; write one of {choices}", f"severity 写成了 {quote}；应为 {choices} 之一")
        return next((each for each in get_args(Severity) if each == value), None)
