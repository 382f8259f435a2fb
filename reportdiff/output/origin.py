"""The mark that shows that reportdiff wrote a file, so that it may be overwritten without ``--force``.

| form | mark |
| --- | --- |
| json | its ``schema`` (or the ``$id`` of a schema) |
| terminal | the last line, ``reportdiff 1.2.3`` |
| md, html-fragment, svg | a comment, ``<!-- reportdiff 1.2.3 -->``, at the start or the end |
| css, js | a comment at the end, ``/* reportdiff 1.2.3 */`` |
| html | ``<meta name="generator" content="reportdiff 1.2.3">`` |
| csv | the names of the first columns |
| docx, xlsx | the last editor, in the core properties: Word and Excel write another name on saving |
| parquet | the key ``reportdiff`` in the metadata of the file |
| png, pdf | ``Software`` (a tEXt chunk), ``Creator`` or ``Producer`` |
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reportdiff.version import __version__

GENERATOR: Final = f"reportdiff {__version__}"

_BY_US: Final = rb"reportdiff \d[\w.+]*"

_MARK: Final = re.compile(
    rb'"schema":\s*"reportdiff/|"\$id":\s*"urn:reportdiff:|\n' + _BY_US + rb"\s*\Z"
    rb"|\A\xef\xbb\xbf(?:headline,indicator,name,name_en,measured,|id,status,facets,doubtful,|measure,verdict,doubtful,section,|subject,subject_en,indicator,region,|term,way,region,|term,region,year,"
    rb"|indicator,name,name_en,region,year,|name,name_en,indicator,region,year,|words,region,year,standing,|of_region,of_measure,)"
    rb"|\A(?:<\?xml[^>]*>\s*)?<!-- " + _BY_US + rb" -->|\n<!-- " + _BY_US + rb" -->\s*\Z"
    rb"|\n/\* " + _BY_US + rb" \*/\s*\Z"
    rb'|<meta name="generator" content="' + _BY_US + rb'"'
    # An empty list of findings has no room for a mark, and nothing to lose.
    rb"|\A\[\]\s*\Z"
    rb"|\A\x89PNG\r\n[\s\S]*Software\x00" + _BY_US + rb"|/(?:Creator|Producer) ?\(" + _BY_US,
)

_CHANGED_LAST: Final = re.compile(rb"<cp:lastModifiedBy>" + _BY_US + rb"</cp:lastModifiedBy>")

_REACH: Final = 4096
"""Bytes at the start and at the end of a file that may contain the mark."""

_MOST: Final = 1 << 20
"""Bytes of core properties or of a Parquet footer that are read; ours are far smaller."""

PARQUET_KEY: Final = b"reportdiff"


def text_mark() -> str:
    """Give the last line of a plain text file."""
    return GENERATOR


def comment_mark() -> str:
    """Give the comment that marks Markdown and HTML."""
    return f"<!-- {GENERATOR} -->"


def written_by_us(path: Path) -> bool:
    """Tell whether the file is empty or has the mark of reportdiff; ``False`` where it cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(_REACH)
            file.seek(max(0, path.stat().st_size - _REACH))
            end = file.read(_REACH)
        if start.startswith(b"PK\x03\x04"):
            return _package_is_ours(path)
        if start.startswith(b"PAR1") and end.endswith(b"PAR1"):
            return _parquet_is_ours(path)
    except OSError:
        return False
    return not start or bool(_MARK.search(start) or _MARK.search(end))


def _package_is_ours(path: Path) -> bool:
    import zipfile  # with half of the standard library behind it

    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as core:
            return bool(_CHANGED_LAST.search(core.read(_MOST)))
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, ValueError):
        return False


def _parquet_is_ours(path: Path) -> bool:
    """Look for the key in the footer, which is before its length (four bytes, little-endian) and the last ``PAR1``."""
    with path.open("rb") as file:
        size = path.stat().st_size
        file.seek(size - 8)
        length = int.from_bytes(file.read(4), "little")
        if not 0 < length <= min(size - 12, _MOST):
            return False
        file.seek(size - 8 - length)
        footer = file.read(length)
    return bool(re.search(PARQUET_KEY + rb"[^\w]{1,4}" + _BY_US, footer))
