"""What a report's file is called, and the two files of a digest: ``beijing.md`` and, beside it, ``beijing.review.md``.

A digest has the plan in the one and may have the review in the other; together they are one report, that of
``beijing.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

SUFFIXES: Final = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".doc", ".wps", ".rtf", ".ofd", ".pdf")
"""Kinds of report files, the one that says most about itself first. Archives and pictures are read where they are
named, and are no files of a collection: a picture beside a report is not the report."""

REVIEW: Final = ".review"
"""What the name of a review has before its suffix."""


def may_be_report(path: Path) -> bool:
    """Tell whether a file of this name may hold a report, or the review of one: of a known kind, and not hidden or of
    an editor's making."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~", "_"))


def is_review(path: Path) -> bool:
    """Tell whether the name is that of the review of a digest."""
    return may_be_report(path) and path.stem.lower().endswith(REVIEW) and len(path.stem) > len(REVIEW)


def report_stem(path: Path) -> str:
    """Give the name of the report without its suffix: ``beijing`` for ``beijing.md`` and ``beijing.review.md``."""
    return path.stem[: -len(REVIEW)] if is_review(path) else path.stem


def plan_of(path: Path) -> Path:
    """Give the file that stands for the report that ``path`` belongs to: for a review the plan beside it, else
    ``path``.

    A review without a plan beside it stands for itself."""
    if not is_review(path):
        return path
    return _first_beside(path, report_stem(path)) or path


def review_of(path: Path) -> Path | None:
    """Give the review beside the plan of a digest; ``None`` where there is none.

    Where a report lies there in several kinds of files, the review is that of the one first in
    :data:`SUFFIXES`."""
    if is_review(path):
        return None
    review = _first_beside(path, path.stem + REVIEW)
    return review if review is not None and plan_of(review).name == path.name else None


def remaining_report(file: Path) -> Path | None:
    """Give what remains of a report without ``file``: its plan, or a review without one.

    ``None`` if nothing does, or if the report is read from other files."""
    if is_review(file):
        return None if plan_of(file) == file else plan_of(file)
    review = _first_beside(file, file.stem + REVIEW)
    return review if review is not None and plan_of(review) == review else None


def files_of(path: Path) -> tuple[Path, ...]:
    """Give the files that the report in ``path`` is read from: it, and the review beside it."""
    review = review_of(path)
    return (path,) if review is None else (path, review)


def _first_beside(path: Path, stem: str) -> Path | None:
    beside = (path.with_name(stem + suffix) for suffix in SUFFIXES)
    return next((file for file in beside if _is_file(file)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
