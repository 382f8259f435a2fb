"""The older reports of a region, as texts to look words up in."""

from __future__ import annotations

import re
from pathlib import Path

from reportdiff.corpus.report_bytes import report_bytes
from reportdiff.errors import ReportdiffError

YEAR_FOLDER = re.compile(r"(?:19|20)\d\d")
_TEXT_SUFFIXES = (".md", ".txt")
_MOST_TEXT = 2_000_000
"""Bytes: the longest known report has 170,000."""
_FRONT = 2_000
_DIGEST = re.compile(r"^kind:\s*[\"']?digest\b", re.MULTILINE)


def earlier_texts(path: Path, *, before: int, without: int = 0) -> dict[int, str]:
    """Read the reports of the same region from years before ``before`` that are beside the file ``path``
    (``../<year>/<region>.md`` or ``.txt``), as they are in their files: to look words up in. That of the year
    ``without`` is left out.

    Word files, pages and PDFs are ignored, because a search is not worth reading them; so are digests, which need
    not have every word of a report, and what may not be read: what is said of them names their number. Empty where
    ``path`` does not lie in a folder named by its year."""
    texts: dict[int, str] = {}
    for folder in _folders_beside(path):
        if not YEAR_FOLDER.fullmatch(folder.name) or int(folder.name) >= before or int(folder.name) == without:
            continue
        text = _earlier_text(folder, path.stem)
        if text is not None and not _DIGEST.search(text[:_FRONT]):
            texts[int(folder.name)] = text
    return texts


def _folders_beside(path: Path) -> list[Path]:
    """Give what lies beside the folder of ``path``; nothing where that is no folder of a year, or may not be listed."""
    if not YEAR_FOLDER.fullmatch(path.parent.name):
        return []
    try:
        return sorted(path.parent.parent.iterdir())
    except OSError:
        return []


def _earlier_text(folder: Path, stem: str) -> str | None:
    """Read the report ``stem`` in ``folder``; ``None`` where there is none, or it may not be read."""
    for suffix in _TEXT_SUFFIXES:
        file = folder / f"{stem}{suffix}"
        try:
            if file.is_file() and file.stat().st_size <= _MOST_TEXT:
                return _plain(report_bytes(file))
        except (OSError, ReportdiffError):
            return None
    return None


def _plain(data: bytes) -> str:
    """Decode UTF-8, or else GB18030 with replacement characters for what is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
