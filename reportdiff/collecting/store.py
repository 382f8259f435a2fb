"""Putting a report into ``reports/<year>/<region>.md``: whole or not at all, never over another, never outside."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Literal

from reportdiff.collecting.addresses import without_credentials
from reportdiff.collecting.provenance import Provenance
from reportdiff.collecting.transcript import same_text, transcript
from reportdiff.corpus.report_files import REVIEW
from reportdiff.corpus.reports import ENVIRONMENT, ReportFile, files_of_year, refuse_default
from reportdiff.disk.files import create_file, replace_file
from reportdiff.disk.symbolic_links import leads_out
from reportdiff.errors import ReportdiffError
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.reviews import pieces, read_report_document, with_review
from reportdiff.regions import name_to_type
from reportdiff.text.shortening import beginning
from reportdiff.version import __version__

Outcome = Literal["stored", "replaced", "unchanged"]

OWN_KEYS = (
    *("title", "region", "year", "kind", "delivered", "speaker", "session"),
    *("source", "retrieved", "sha256", "reader"),
)
"""The keys that are written, in this order; others that the front matter of the source has follow as they are."""

SETTLING = 3
"""Readings after which the text of a report no longer changes. Cleaning sometimes finds a heading only where an earlier
reading joined a line: 3 of 3,211 collected reports change in the second reading, none in the third."""


_TRIES = 3
"""How often a report may be stored by somebody else between looking and writing."""

_SHOWN = 24
"""Characters of a paragraph that are shown in a message."""


class AnotherReport(ReportdiffError):
    """There is another text of that region and year already; ``path`` is where."""

    def __init__(self, message: str, zh: str, *, path: Path) -> None:
        super().__init__(message, zh)
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What was given: its bytes, what to call it, and where it is from (an address or the name of a file, ``""``
    for standard input). ``path`` is where it lay, if it was a file, ``review`` the review beside it, if it had one."""

    data: bytes
    name: str
    source: str
    retrieved: date
    path: Path | None = None
    review: Original | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 (FIPS 180-4) of the bytes as they were given, then of those of the review, in hexadecimal."""
        return hashlib.sha256(self.data + (self.review.data if self.review else b"")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """A report ready to be stored: the Markdown, that of its review if it has one, and the document that reading both
    gives."""

    markdown: bytes
    review: bytes | None
    document: Document
    provenance: Provenance
    sha256: str


def store_directory(option: str | PathLike[str] | None) -> Path:
    """Give the directory that reports are put into: ``option``, else ``$REPORTDIFF_REPORTS``, else ``./reports``; it
    may not be there yet. The example reports that come with the package are never added to.

    Raises :class:`~reportdiff.errors.ReportdiffError` if it is a file, and as
    :func:`~reportdiff.corpus.reports.refuse_default` does."""
    name = option or os.environ.get(ENVIRONMENT)
    path = Path(name or "reports")
    if not name:
        refuse_default(path)
    if path.exists() and not path.is_dir():
        raise ReportdiffError(
            f"{path}: is a file; name a directory with --reports", f"{path}：这是文件；请用 --reports 指定目录"
        )
    return path


def draft(document: Document, original: Original, provenance: Provenance) -> ReportDraft:
    """Prepare ``document`` for storing. It reads back with the same text, outline and measures."""
    metadata = _front_matter(document, original, provenance)
    name = f"{provenance.year}/{provenance.region}"
    markdown, read_back = _markdown_of(pieces(document)[1], metadata, original, name=f"{name}.md")
    review = None
    if document.review is not None and original.review is not None:
        metadata = _front_matter_of_review(document.review, provenance)
        review, review_back = _markdown_of(document.review, metadata, original.review, name=f"{name}{REVIEW}.md")
        read_back = with_review(read_back, review_back)
    return ReportDraft(
        markdown=markdown, review=review, document=read_back, provenance=provenance, sha256=original.sha256
    )


def _markdown_of(
    document: Document, metadata: Mapping[str, object], original: Original, *, name: str
) -> tuple[bytes, Document]:
    """Give the Markdown of one file, and the document that reading it gives."""
    for _ in range(SETTLING):
        markdown = transcript(document, metadata).encode()
        read_back = read_bytes(markdown, name=name)
        if same_text(document, read_back):
            return markdown, read_back
        document = read_back
    raise ReportdiffError(
        f"{original.name}: its text cannot be written down as Markdown without a loss; please report this file",
        f"{original.name}：无法把它无损地存为 Markdown；请反馈这个文件",
    )


def store_draft(ready: ReportDraft, *, root: Path, force: bool = False, dry_run: bool = False) -> tuple[Outcome, Path]:
    """Store ``ready`` in ``root``; what came of it, and the file that holds the report now.

    The same report again (by the hash of the original, or by its text) touches nothing. Without ``force`` no text is
    ever replaced, be it that another run stores it at the same moment. Raises
    :class:`AnotherReport` where another text of that region and year is there, unless ``force``, and
    :class:`~reportdiff.errors.ReportdiffError` where the folder is not ``root``'s own or cannot be written."""
    target = root / str(ready.provenance.year) / f"{ready.provenance.region}.md"
    for _ in range(_TRIES):
        try:
            return _store_once(ready, target, root, force=force, dry_run=dry_run)
        except FileExistsError:
            # Another run has stored a text of this report since we looked: look at that one.
            continue
    raise ReportdiffError(
        f"{target}: is no file that can be replaced; remove it and try again",
        f"{target}：不是可以替换的文件；请移走它再试",
    )


def _store_once(entry: ReportDraft, target: Path, root: Path, *, force: bool, dry_run: bool) -> tuple[Outcome, Path]:
    """Try :func:`store_draft` once. Raises :class:`FileExistsError` where the report came in the meantime."""
    provenance = entry.provenance
    target = root / str(provenance.year) / f"{provenance.region}.md"
    review = target.with_name(f"{provenance.region}{REVIEW}.md")
    _refuse_way_out(root, target)
    _refuse_way_out(root, review)
    files = [file for file in files_of_year(root, provenance.year) if file.region == provenance.region]
    for file in files:
        if _holds(file, entry):
            return "unchanged", file.path
    if files and not force:
        how, how_zh = _how_they_differ(files[0].path, entry.document.text)
        raise AnotherReport(
            f"{files[0].path}: holds another text of {provenance.region} {provenance.year} ({how}); "
            "keep it, or replace it with --force",
            f"{files[0].path}：已存有{name_to_type(provenance.region, 'zh')}{provenance.year}年"
            f"报告的另一份文本（{how_zh}）；请保留它，或用 --force 替换",
            path=files[0].path,
        )
    has_stale_review = review.is_file() and entry.review is None and (bool(files) or provenance.kind != "digest")
    if has_stale_review and not force:
        raise AnotherReport(
            f"{review}: is the review of another digest of {provenance.region} {provenance.year}; "
            "remove it, or let --force do so",
            f"{review}：这是{name_to_type(provenance.region, 'zh')}{provenance.year}年另一份摘编的工作回顾；"
            "请删去它，或用 --force 一并替换",
            path=review,
        )
    replaces = target in {file.path for file in files}
    if not dry_run:
        if entry.review is not None:
            _write(review, entry.review, new=not review.is_file())
        elif has_stale_review:
            review.unlink()
        _write(target, entry.markdown, new=not replaces)
    return ("replaced" if replaces else "stored"), target


def stated_hash(path: Path) -> str:
    """Give the hash of the original that the front matter of a stored report states, ``""`` without one; reads no more
    than the first lines."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return ""
    for line in head.partition(b"\n---")[0].split(b"\n"):
        if line.startswith(b"sha256:"):
            return line.partition(b":")[2].strip().strip(b"'\"").decode("ascii", "replace")
    return ""


def _holds(file: ReportFile, entry: ReportDraft) -> bool:
    if stated_hash(file.path) == entry.sha256:
        return True
    try:
        return read_report_document(file.path).text == entry.document.text
    except ReportdiffError:
        return False


def _how_they_differ(path: Path, text: str) -> tuple[str, str]:
    """Say how a text differs from the one that is stored, in English and in Chinese: paragraphs that only one of them
    has, and the first of those."""
    try:
        old_lines = read_report_document(path).text.splitlines()
    except ReportdiffError as error:
        return f"which cannot be read: {error}", f"读不了：{error.message_in('zh')}"
    new_lines = text.splitlines()
    only_old, only_new = _without(old_lines, new_lines), _without(new_lines, old_lines)
    if not only_old and not only_new:
        return "the same paragraphs in another order", "段落相同，次序不同"
    first = (only_new or only_old)[0]
    first = beginning(first, _SHOWN)
    return (
        f"paragraphs only there: {len(only_old)} of {len(old_lines)}, "
        f"only in this one: {len(only_new)} of {len(new_lines)}, such as “{first}”",
        f"已存的{len(old_lines)}段中有{len(only_old)}段、"
        f"这一份的{len(new_lines)}段中有{len(only_new)}段为对方所无，如“{first}”",
    )


def _without(lines: list[str], others: list[str]) -> list[str]:
    other_lines = set(others)
    return [line for line in lines if line not in other_lines]


def _refuse_way_out(root: Path, target: Path) -> None:
    """Refuse a folder of a year, or a file, that is a link out of ``root``."""
    for path in (target.parent, target):
        if leads_out(path, root) or (path.is_symlink() and not path.exists()):
            raise ReportdiffError(
                f"{path}: leads out of {root}; remove the link, or name the other directory with --reports",
                f"{path}：指向 {root} 之外；请删去这个链接，或用 --reports 指定那个目录",
            )


def _write(target: Path, data: bytes, *, new: bool) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        (create_file if new else replace_file)(target, data)
    except FileExistsError:
        raise
    except OSError as error:
        raise ReportdiffError(
            f"{target}: cannot be written ({error.strerror}); check that you may write there",
            f"{target}：无法写入（{error.strerror}）；请检查权限和磁盘",
        ) from None


def _front_matter(document: Document, original: Original, provenance: Provenance) -> Mapping[str, object]:
    metadata = document.metadata
    source = str(metadata.get("source") or original.source)
    own_keys: dict[str, object] = {
        "title": provenance.title,
        "region": provenance.region,
        "year": provenance.year,
        "kind": provenance.kind if provenance.kind != "full_text" else "",
        "delivered": provenance.delivered,
        "speaker": provenance.speaker,
        "session": provenance.session,
        "source": without_credentials(source),
        "retrieved": str(metadata.get("retrieved") or original.retrieved.isoformat()),
        "sha256": original.sha256,
        "reader": f"reportdiff {__version__}",
    }
    other_keys = {key: value for key, value in metadata.items() if key not in OWN_KEYS}
    return {key: value for key, value in own_keys.items() if value} | other_keys


def _front_matter_of_review(review: Document, provenance: Provenance) -> Mapping[str, object]:
    """Give the front matter of a review; its region, year and kind are those of the report."""
    own = {"region": provenance.region, "year": provenance.year, "kind": provenance.kind, "part": "review"}
    title = {"title": review.metadata["title"]} if review.metadata.get("title") else {}
    other_keys = {key: value for key, value in review.metadata.items() if key not in (*own, "title")}
    return title | own | other_keys
