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
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from reportdiff.errors import ReportdiffError
from reportdiff.expressions import BadExpression, Expression
from reportdiff.model import Severity
from reportdiff.parsing.folding import fold
from reportdiff.regions import region_code
from reportdiff.repository import Commit, content_at

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
        """Whether the entry is about reports of this region."""
        return not self.regions or region in self.regions

    def matches(self, text: str) -> bool:
        """Whether a text is what is watched."""
        folded = fold(text)
        if any(term in folded for term in self.terms):
            return True
        return self.pattern is not None and (self.pattern.search(text) or self.pattern.search(folded))


def read_watch_list(path: Path, commit: Commit | None = None) -> tuple[Watch, ...]:
    """The entries of a watch list, in order; with ``commit`` as it stands there.

    Raises :class:`BadWatchList` with the line and what to write."""
    try:
        text = content_at(path, commit).decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadWatchList(
            f"{path}: cannot be opened ({reason}); check the path of the watch list",
            f"{path}：打不开（{reason}）；请检查关注清单的路径",
        ) from error
    except UnicodeDecodeError as error:
        raise BadWatchList(
            f"{path}: byte {error.start} is not UTF-8; save the watch list as UTF-8",
            f"{path}：第 {error.start} 字节不合 UTF-8；请把关注清单另存为 UTF-8",
        ) from error
    return parse_watch_list(text, str(path))


def parse_watch_list(text: str, name: str) -> tuple[Watch, ...]:
    """The entries in the text of a watch list; ``name`` stands for the file in messages. Raises as
    :func:`read_watch_list`."""
    text = text.replace("\r\n", "\n")
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadWatchList(
            f"{name}: not TOML: {error}; mend the line", f"{name}：不是 TOML（{error}）；请改正"
        ) from error
    entries = document.pop("watch", [])
    if document or not isinstance(entries, list):
        what = ", ".join(document) or "watch"
        raise BadWatchList(
            f"{name}: {what}: a watch list holds [[watch]] tables and nothing else; mend or delete it",
            f"{name}：{what}：关注清单里只能有 [[watch]] 表；请改正或删去",
        )
    lines = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)]
    lines = lines if len(lines) == len(entries) else [1] * len(entries)
    return tuple(_Entry(entry, line, name).watch() for entry, line in zip(entries, lines, strict=True))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it stands in the file, to be understood or refused."""

    held: Any
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
        unknown = [key for key in self.held if key not in _KEYS] if isinstance(self.held, dict) else ["watch"]
        if unknown:
            near = ", ".join(difflib.get_close_matches(unknown[0], _KEYS, n=1) or _KEYS)
            self.refuse(f"unknown key {unknown[0]}; did you mean {near}?", f"没有 {unknown[0]} 这一项；是不是 {near}？")

    def _text(self, key: str) -> str:
        value = self.held.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"{key} must be a text in quotes", f"{key} 应是引号里的文字")
        return str(value).strip()

    def _texts(self, key: str) -> Sequence[str]:
        value = self.held.get(key, [])
        held = [value] if isinstance(value, str) else value
        if not isinstance(held, list) or not all(isinstance(text, str) and text.strip() for text in held):
            self.refuse(f"{key} must be a text or a list of texts", f"{key} 应是文字或文字的列表")
        return [str(text).strip() for text in held]

    def _pattern(self) -> Expression | None:
        pattern = self._text("pattern")
        try:
            return Expression(pattern) if pattern else None
        except BadExpression as error:
            self.refuse(
                f"pattern {pattern!r} is no regular expression ({error.reason}); mend it",
                f"pattern {pattern!r} 不是有效的正则表达式（{error.reason}）；请改正",
            )
        return None

    def _conditions(self) -> tuple[Condition, ...]:
        asked = self._texts("condition")
        choices = ", ".join(CONDITIONS)
        if not asked:
            self.refuse(
                f"condition is missing; write one or more of {choices}",
                f"没有 condition；请写 {choices} 中的一个或几个",
            )
        for each in asked:
            if each not in CONDITIONS:
                near = ", ".join(difflib.get_close_matches(each, CONDITIONS, n=1) or CONDITIONS)
                self.refuse(
                    f"there is no condition {each}; did you mean {near}?", f"没有 {each} 这种条件；是不是 {near}？"
                )
        return tuple(condition for condition in CONDITIONS if condition in asked)

    def _severity(self) -> Severity | None:
        value = self._text("severity")
        if value and value not in get_args(Severity):
            choices = ", ".join(get_args(Severity))
            self.refuse(
                f"severity is {value!r}; write one of {choices}", f"severity 写成了 {value!r}；应为 {choices} 之一"
            )
        return next((each for each in get_args(Severity) if each == value), None)
