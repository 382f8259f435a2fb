"""The accepted baseline: findings and changes that somebody has accepted, by their content.

``accepted.toml`` holds a table a report (``["2023/beijing"]``) or pair of reports (``["2022/beijing 2023/beijing"]``),
in it one line an entry: the fingerprint, and the words it stands for. A fingerprint is made of content, never of lines:
it stays valid while the text around it moves, and expires when the words themselves change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reportdiff.disk.files import replace_file
from reportdiff.disk.locking import locked
from reportdiff.disk.repository import Commit
from reportdiff.disk.untrusted_toml import parse_toml, read_untrusted_text, shortened
from reportdiff.errors import ReportdiffError
from reportdiff.model import EARLIER_FACETS, Change, Comparison, Finding, Report, StaleEntry
from reportdiff.parsing.folding import skeleton
from reportdiff.text.shortening import beginning

LENGTH: Final = 16
"""Hexadecimal digits of a fingerprint: 64 bits, no two alike among some ten thousand entries (1 in 10^11)."""

ABOUT: Final = 60
"""Characters of the words beside a fingerprint."""

HEADER: Final = """\
# 已接受清单：已经看过、予以放行的问题和变化，按内容而不是按行号认定。删去一行即恢复提示。
# Findings and changes that were seen and are let pass, known by content and not by line. Delete a line to hear of it
# again. Written by: reportdiff accept
"""


_JUDGED_ANEW: Final = frozenset(facet for facets in EARLIER_FACETS.values() for facet in facets)
"""Facets that an earlier version may have given to other changes, or not at all."""


class BadBaseline(ReportdiffError):
    """A baseline that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedEntry:
    """One entry: ``scope`` is its table, ``line`` its line in the file (0: not from a file)."""

    scope: str
    fingerprint: str
    about: str
    line: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Give its key: scope and fingerprint."""
        return self.scope, self.fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What became of a baseline: how many entries were added and removed, and how many there are now."""

    additions: int
    total: int
    removals: int


@dataclass(slots=True)
class Baseline:
    """The accepted entries. :meth:`accepts` records each match, and :meth:`stale` gives the entries without one."""

    entries: tuple[AcceptedEntry, ...] = ()
    _matches: set[tuple[str, str]] = field(default_factory=set)
    _keys: frozenset[tuple[str, str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._keys = frozenset((entry.scope, entry.fingerprint) for entry in self.entries)

    def accepts(self, scope: str, fingerprint: str) -> bool:
        """Tell whether an entry of this scope accepts this fingerprint."""
        key = (scope, fingerprint)
        match = key in self._keys
        if match:
            self._matches.add(key)
        return match

    def stale(self, scopes: Iterable[str]) -> tuple[StaleEntry, ...]:
        """Give the entries of these scopes without a match, in the order of the file."""
        tables = set(scopes)
        return tuple(
            StaleEntry(fingerprint=entry.fingerprint, about=entry.about, line=entry.line)
            for entry in self.entries
            if entry.scope in tables and (entry.scope, entry.fingerprint) not in self._matches
        )


def fingerprint_of(*parts: str) -> str:
    """Give the fingerprint of words, the same on every machine."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def finding_scope(finding: Finding) -> str:
    """Give the table that a finding is accepted in: ``2023/beijing``, or the file where year or region are unknown."""
    return f"{finding.year}/{finding.region}" if finding.year and finding.region != "unknown" else finding.file


def comparison_scope(comparison: Comparison) -> str:
    """Give the table that the changes of a comparison are accepted in: ``2022/beijing 2023/beijing``."""
    return f"{_key(comparison.old)} {_key(comparison.new)}"


def change_fingerprint(change: Change, comparison: Comparison) -> str:
    """Give the fingerprint of a change, from its status and facets, and the words and figures of both sides."""
    return fingerprint_of(change.status, *sorted(change.facets), *_sides(change, comparison))


def earlier_fingerprints(change: Change, comparison: Comparison) -> Iterator[str]:
    """Give the fingerprints that earlier versions may have given a linked change with the same words and figures.

    They told scope (``expanded``, ``narrowed``) where members are told now, and saw stages elsewhere."""
    if not change.old or not change.new:
        return
    rest = {facet for facet in change.facets if facet not in _JUDGED_ANEW}
    for scope in ((), *((facet,) for facet in EARLIER_FACETS)):
        for stage in ((), ("stage_advanced",), ("stage_set_back",)):
            for status in ("changed", "reworded"):
                yield fingerprint_of(status, *sorted({*rest, *scope, *stage}), *_sides(change, comparison))


def accepted_changes(changes: Iterable[Change], comparison: Comparison) -> tuple[AcceptedEntry, ...]:
    """Give the entries that accept these changes, in their order."""
    return tuple(
        AcceptedEntry(
            scope=comparison_scope(comparison),
            fingerprint=change_fingerprint(change, comparison),
            about=_about(f"{change.status} " + "；".join(m.text for m in comparison.members(change.new or change.old))),
        )
        for change in changes
    )


def accepted_findings(findings: Iterable[Finding], sentences: Mapping[str, str]) -> tuple[AcceptedEntry, ...]:
    """Give the entries that accept these findings; ``sentences`` has the sentence of each by fingerprint."""
    return tuple(
        AcceptedEntry(
            scope=finding_scope(finding),
            fingerprint=finding.fingerprint,
            about=_about(f"{finding.rule} {sentences[finding.fingerprint]}"),
        )
        for finding in findings
    )


def read_baseline(path: Path, commit: Commit | None = None) -> Baseline:
    """Read the baseline in a file, at ``commit`` if given. Raises :class:`BadBaseline` with the fault."""
    text = read_untrusted_text(path, error=BadBaseline, commit=commit)
    tables = parse_toml(text, str(path), error=BadBaseline)
    lines = {line.strip().split("=")[0].strip(" \"'"): number for number, line in enumerate(text.splitlines(), start=1)}
    entries = []
    for scope, table in tables.items():
        rows = table if isinstance(table, dict) else {scope: table}
        for fingerprint, about in rows.items():
            if not isinstance(about, str) or rows is not table:
                quote = shortened(scope)
                raise BadBaseline(
                    f'{path}: {quote}: entries belong in tables, as fingerprint = "words"; fix or delete it',
                    f'{path}：{quote}：表中每行应为 指纹 = "文字"；请改正或删去',
                )
            entries.append(
                AcceptedEntry(scope=scope, fingerprint=fingerprint, about=about, line=lines.get(fingerprint, 0))
            )
    return Baseline(entries=tuple(entries))


def update_baseline(
    path: Path, *, additions: Sequence[AcceptedEntry] = (), removals: Set[tuple[str, str]] = frozenset()
) -> Update:
    """Add entries to the baseline in ``path``, and remove those with the scopes and fingerprints ``removals``.

    What others have written since the file was last read stays: it is read and written under one lock. A file that
    would not change is not touched. Raises :class:`BadBaseline`, :class:`OSError`, and as
    :func:`reportdiff.disk.locking.locked`."""
    with locked(path):
        entries = read_baseline(path).entries if path.is_file() else ()
        remaining = [entry for entry in entries if entry.key not in removals]
        keys = {entry.key for entry in remaining}
        new = [entry for entry in additions if entry.key not in keys]
        if new or len(remaining) != len(entries):
            write_baseline(path, [*remaining, *new])
    return Update(additions=len(new), total=len(remaining) + len(new), removals=len(entries) - len(remaining))


def write_baseline(path: Path, entries: Sequence[AcceptedEntry]) -> None:
    """Write a baseline, tables by name and entries in their order, each once. Raises :class:`OSError`."""
    tables: dict[str, dict[str, str]] = {}
    for entry in entries:
        tables.setdefault(entry.scope, {}).setdefault(entry.fingerprint, entry.about)
    blocks = []
    for scope in sorted(tables):
        rows = [f'"{fingerprint}" = {_quoted(about)}' for fingerprint, about in tables[scope].items()]
        blocks.append("\n".join([f"\n[{_quoted(scope)}]", *rows, ""]))
    replace_file(path, (HEADER + "".join(blocks)).encode())


def _key(report: Report) -> str:
    return f"{report.year}/{report.region}"


def _sides(change: Change, comparison: Comparison) -> tuple[str, str]:
    old, new = (
        "；".join(skeleton(measure.text) for measure in comparison.members(side)) for side in (change.old, change.new)
    )
    return old, new


def _about(words: str) -> str:
    return beginning(" ".join(words.split()), ABOUT)


def _quoted(text: str) -> str:
    """Give a TOML basic string (TOML 1.0, String)."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in text) + '"'
