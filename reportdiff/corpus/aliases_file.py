"""A user's own short names: a TOML file with a table ``[aliases]``, ``"长护险" = "长期护理保险"`` a line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reportdiff.disk.repository import Commit
from reportdiff.disk.untrusted_toml import parse_toml, read_untrusted_text, shortened
from reportdiff.errors import ReportdiffError

LONGEST: Final = 60
"""Characters of a name, short or full; a longer one is a sentence."""

MOST: Final = 2000
"""Aliases of one file: ten times those that come with the program."""


def read_aliases(path: Path, commit: Commit | None = None) -> dict[str, str]:
    """Read full names by their short ones.

    Raises :class:`~reportdiff.errors.ReportdiffError`, in one line, for a file that cannot be read or is no TOML, that
    has anything but the table, more than :data:`MOST` entries, or an entry that is no pair of names."""
    text = read_untrusted_text(path, error=ReportdiffError, commit=commit)
    document = parse_toml(text, str(path), error=ReportdiffError)
    entries = document.pop("aliases", {})
    if document or not isinstance(entries, dict) or len(entries) > MOST:
        raise ReportdiffError(
            f'{path}: holds one table [aliases] of at most {MOST} lines like "长护险" = "长期护理保险"; fix it',
            f'{path}：只能有一个 [aliases] 表，至多 {MOST} 行，如 "长护险" = "长期护理保险"；请改正',
        )
    for short, full in entries.items():
        if not isinstance(full, str) or not 2 <= len(short.strip()) <= LONGEST or not 2 <= len(full.strip()) <= LONGEST:
            raise ReportdiffError(
                f"{path}: {shortened(short)}: a short or full name has 2 to {LONGEST} characters; fix the line",
                f"{path}：{shortened(short)}：简称和全称各为2至{LONGEST}字；请改正这一行",
            )
    return {short.strip(): full.strip() for short, full in entries.items()}
