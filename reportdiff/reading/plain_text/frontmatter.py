"""YAML front matter between ``---`` lines: read safely, or refused with the line that is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from reportdiff.errors import UnreadableReport
from reportdiff.reading.ledger import Ledger
from reportdiff.reading.source import SourceLine, visible_text

FENCE = re.compile(r"---[ \t]*$")
END_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
KEY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)")

MAX_CHARACTERS = 64 * 1024
"""Front matter is a card of a dozen lines; what is longer is no front matter, and could keep a parser busy."""

MAX_DEPTH = 16
"""Nesting that is refused before the parser recurses into it."""


def split_front_matter(
    lines: Sequence[SourceLine], *, name: str, ledger: Ledger | None = None
) -> tuple[dict[str, object], int]:
    """Give the front matter of ``lines`` as plain values, and the index of the first line after it.

    Without front matter: ``({}, 0)``. Dates become ISO strings, and texts lose what nobody can see (YAML can write
    it as ``"\\u202E"``), which is counted in ``ledger``. Raises :class:`UnreadableReport` with the line if the front
    matter is not closed, is no YAML mapping, or uses anchors and aliases (a small file can unfold into a huge one with
    them)."""
    first = next((index for index, line in enumerate(lines) if not line.blank), None)
    if first is None or not FENCE.match(lines[first].text):
        return {}, 0
    for last in range(first + 1, len(lines)):
        if END_FENCE.match(lines[last].text):
            body = "\n".join(line.text for line in lines[first + 1 : last])
            if not body.strip():
                return {}, last + 1
            if not _looks_like_yaml(lines[first + 1 : last]):
                return {}, first + 1
            return _parse(body, ledger or Ledger(), offset=lines[first].number, name=name), last + 1
    if first + 1 < len(lines) and KEY.match(lines[first + 1].text):
        raise UnreadableReport(
            f"{name}:{lines[first].number}: the front matter is not closed; add a line '---' after its last line",
            f"{name}:{lines[first].number}：文件头没有结束；请在它最后一行之后加一行 ---",
        )
    return {}, first + 1


def _looks_like_yaml(lines: Sequence[SourceLine]) -> bool:
    """Tell whether front matter begins: its first line must be a key (or a comment above keys). A rule ``---`` above
    prose opens none."""
    texts = [line.text for line in lines if not line.blank and not line.text.startswith("#")]
    return bool(texts) and (KEY.match(texts[0]) is not None or texts[0][0] in "[{&*!")


def _parse(body: str, ledger: Ledger, *, offset: int, name: str) -> dict[str, object]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if len(body) > MAX_CHARACTERS:
        raise UnreadableReport(
            f"{name}:{offset}: front matter of {len(body)} characters is more than {MAX_CHARACTERS}; shorten it",
            f"{name}:{offset}：文件头有 {len(body)} 个字符，超过 {MAX_CHARACTERS}；请缩短",
        )
    try:
        _refuse_traps(yaml.parse(body, Loader=loader), yaml, offset=offset, name=name)
        values = yaml.load(body, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = offset + min(1 + (mark.line if mark else 0), 1 + body.count("\n"))
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise UnreadableReport(
            f"{name}:{line}: the front matter is not YAML ({problem}); fix that line",
            f"{name}:{line}：文件头不合 YAML 语法（{problem}）；请改正这一行",
        ) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableReport(
            f"{name}:{offset}: the front matter holds an impossible value ({error}); fix it",
            f"{name}:{offset}：文件头里有不可能的值（{error}）；请改正",
        ) from None
    if not isinstance(values, dict):
        raise UnreadableReport(
            f"{name}:{offset + 1}: the front matter must be lines of 'key: value'; write it so",
            f"{name}:{offset + 1}：文件头应是一行行的“键: 值”；请照此改写",
        )
    return {visible_text(str(key), ledger): _plain(value, ledger) for key, value in values.items()}


def _refuse_traps(events: Any, yaml: Any, *, offset: int, name: str) -> None:
    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            line = offset + 1 + event.start_mark.line
            raise UnreadableReport(
                f"{name}:{line}: the front matter uses a YAML anchor or alias; write the value out",
                f"{name}:{line}：文件头用了 YAML 的锚点或别名；请直接写出值",
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            line = offset + 1 + event.start_mark.line
            raise UnreadableReport(
                f"{name}:{line}: the front matter is nested more than {MAX_DEPTH} deep; write it flat",
                f"{name}:{line}：文件头嵌套超过 {MAX_DEPTH} 层；请减少层次",
            )


def _plain(value: object, ledger: Ledger) -> object:
    if isinstance(value, dict):
        return {visible_text(str(key), ledger): _plain(inner, ledger) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner, ledger) for inner in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, int | float | bool):
        return value
    return visible_text(str(value), ledger)
