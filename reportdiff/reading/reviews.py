"""One report out of two files: the review of a digest, a newline, and its plan, in the order of a full text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportdiff.corpus.report_bytes import report_bytes
from reportdiff.corpus.report_files import files_of, is_review, plan_of, report_stem
from reportdiff.disk.files import writable_name
from reportdiff.errors import NotAReport, UnreadableReport
from reportdiff.model import LedgerEntry
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Block, Document
from reportdiff.regions import region_code


def read_report_document(path: Path) -> Document:
    """Read the report in the file ``path``, with the review beside it; a review's path means the same report.

    Raises as :func:`reportdiff.reading.read_document`, and :class:`UnreadableReport` for a review without a plan, for
    one beside a full text, and for one that contradicts its plan."""
    files = files_of(plan_of(path))
    return report_document(files, [report_bytes(file) for file in files])


def report_document(files: Sequence[Path], contents: Sequence[bytes]) -> Document:
    """Read the report in ``contents``, the bytes of ``files``: those of the plan, and those of the review beside it, if
    there is one.

    Raises as :func:`read_report_document`."""
    refuse_orphan(files[0])
    document, *reviews = (
        read_bytes(data, name=writable_name(file)) for file, data in zip(files, contents, strict=True)
    )
    return with_review(document, reviews[0]) if reviews else document


def refuse_orphan(path: Path) -> None:
    """Raise :class:`UnreadableReport` for a path that :func:`~reportdiff.corpus.report_files.plan_of` gives back, if it
    is a
    review: there is no plan beside it."""
    if is_review(path):
        stem = report_stem(path)
        raise UnreadableReport(
            f"{path}: is a review, and its plan {stem}.md is not beside it; put that there, or rename this file",
            f"{path}：这是工作回顾，旁边没有举措摘编 {stem}.md；请补上，或给这个文件改名",
        )


def refuse_review_alone(document: Document) -> None:
    """Raise :class:`~reportdiff.errors.NotAReport` for a text whose front matter says that it is a review."""
    if document.metadata.get("kind") == "digest" and document.metadata.get("part") == "review":
        raise NotAReport(
            f"{document.name}: holds the review of a digest and no plan; put it beside the plan as <region>.review.md",
            f"{document.name}：这是摘编的工作回顾，没有当年工作安排；请放在举措摘编旁边，命名为 <地区>.review.md",
        )


def with_review(plan: Document, review: Document) -> Document:
    """Give the document of a digest whose review is a file of its own: the text of ``review``, a newline, that of
    ``plan``.

    Front matter, format and encoding are the plan's; what reading either of them removed is counted together. Raises
    :class:`UnreadableReport` where the two are no one report."""
    _check_alike(plan, review)
    start = len(review.text) + 1
    plan_blocks = tuple(replace(block, start=block.start + start, end=block.end + start) for block in plan.blocks)
    return replace(
        plan,
        text=f"{review.text}\n{plan.text}",
        blocks=(*review.blocks, *plan_blocks),
        ledger=_together(review.ledger, plan.ledger),
        review=review,
    )


def pieces(document: Document) -> tuple[Document | None, Document, int]:
    """Give the review of a document, its plan, and the offset at which the plan begins; ``(None, document, 0)`` for a
    report in one file. Front matter is the document's in both."""
    if document.review is None:
        return None, document, 0
    count = len(document.review.blocks)
    review, plan = (_piece(document, blocks) for blocks in (document.blocks[:count], document.blocks[count:]))
    return review, plan, document.blocks[count].start


def _piece(document: Document, blocks: Sequence[Block]) -> Document:
    start = blocks[0].start
    piece_blocks = tuple(replace(block, start=block.start - start, end=block.end - start) for block in blocks)
    return replace(document, text=document.text[start : blocks[-1].end], blocks=piece_blocks, review=None)


def _check_alike(plan: Document, review: Document) -> None:
    if plan.metadata.get("kind") != "digest":
        raise UnreadableReport(
            f"{review.name}: is a review beside a full text, which has its own; remove it, or say kind: digest in "
            f"{plan.name}",
            f"{review.name}：这是工作回顾，但 {plan.name} 是全文，已有自己的回顾；请删去它，"
            "或在全文的文件头写明 kind: digest",
        )
    entries = {"kind": "digest", "part": "review"}
    for key, value in entries.items():
        its = review.metadata.get(key)
        if its not in (None, "", value):
            raise UnreadableReport(
                f"{review.name}: the front matter says {key}: {its}; write {key}: {value}, or rename this file",
                f"{review.name}：文件头写着 {key}: {its}；应为 {key}: {value}，或给这个文件改名",
            )
    for key in ("region", "year"):
        its, other = (_entry(document, key) for document in (review, plan))
        if its and other and its != other:
            raise UnreadableReport(
                f"{review.name}: the front matter says {key}: {its}, that of {plan.name} {other}; fix one of them",
                f"{review.name}：文件头写着 {key}: {its}，{plan.name} 里是 {other}；请改正其中一处",
            )


def _entry(document: Document, key: str) -> str:
    value = str(document.metadata.get(key) or "").strip()
    return region_code(value) if key == "region" else value.removesuffix("年")


def _together(first: Sequence[LedgerEntry], second: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    counts = Counter({entry.what: 0 for entry in (*first, *second)})
    samples: dict[str, tuple[str, ...]] = {}
    for entry in (*first, *second):
        counts[entry.what] += entry.count
        samples[entry.what] = (*samples.get(entry.what, ()), *entry.samples)[:3]
    return tuple(LedgerEntry(what=what, count=counts[what], samples=samples[what]) for what in sorted(counts))
