"""Which files of a folder, or of the names that git gives, are to be checked: reports, and links that pose as some.

A link is never left out because of what it points to: one that leads out of its collection is refused where it is read
(:mod:`reportdiff.disk.symbolic_links`), and that is a finding.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from reportdiff.corpus.report_files import plan_of
from reportdiff.corpus.reports import is_report_place
from reportdiff.corpus.specs import YEAR_SPEC
from reportdiff.disk.symbolic_links import leads_out


def reports_below(folder: Path) -> Iterator[Path]:
    """Give the files of reports in ``folder``, at any depth, in order; links to folders are followed one step only."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted([*folders, *files]):
            path = Path(parent, name)
            if path.is_symlink() or path.is_file():
                yield from reports_at(path)


def reports_at(path: Path) -> Iterator[Path]:
    """Give the files to be checked where ``path`` is a file or a link: itself, if its place is that of a report.

    A link to a folder gives the reports in that folder, under the names they have by way of the link. The folder of a
    year that leads out of its collection stands for them all: nobody looks into it."""
    if is_report_place(path):
        yield plan_of(path)
    elif path.is_symlink():
        if YEAR_SPEC.fullmatch(path.name) and leads_out(path):
            yield path
        elif path.is_dir():
            with contextlib.suppress(OSError):
                yield from filter(is_report_place, sorted(path.iterdir()))
