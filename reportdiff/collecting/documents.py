"""The JSON of `add`, `import`, `list` and `fetch --new`: what each document holds. A schema is published of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from reportdiff.collecting.importing import Fate
from reportdiff.collecting.store import Outcome
from reportdiff.safe_text import inert_json

ADDITION_SCHEMA: Final = "reportdiff/addition/1"
IMPORT_SCHEMA: Final = "reportdiff/import/1"
LIST_SCHEMA: Final = "reportdiff/list/1"
NEW_REPORTS_SCHEMA: Final = "reportdiff/new-reports/1"

PlanFound = Literal["heading", "wording", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionDocument:
    """What became of a report that was added.

    ``outcome`` is what was done (with ``dry_run``: what would have been), ``measures`` counts those of the plan,
    ``plan_found`` says how the plan was told, ``neighbours`` are the years before and after that are there too,
    ``next`` is the command that compares the report with one of them (``null`` where there is none)."""

    schema: str
    outcome: Outcome
    dry_run: bool
    path: str
    region: str
    year: int
    title: str
    source: str
    sha256: str
    measures: int
    plan_found: PlanFound
    neighbours: tuple[int, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """One file of the collection and its fate.

    ``region`` and ``year`` are those of the report (``""`` and 0 where it was not taken), ``plan_found`` how its plan
    was told (``""`` where it was not), ``why`` and ``why_zh`` what was wrong (``""`` where nothing was)."""

    path: str
    fate: Fate
    region: str
    year: int
    plan_found: str
    why: str
    why_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDocument:
    """The account of an import: ``counts`` has the fates that a file met, ``files`` every file in the order of their
    paths. ``folder`` is the collection, ``reports`` the directory that its reports went to."""

    schema: str
    folder: str
    reports: str
    dry_run: bool
    counts: dict[Fate, int]
    files: tuple[ImportedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report that is there: ``region`` is its code and ``name`` its Chinese name, ``format`` the suffix of the file;
    ``passed_over`` are other files of the same report, which are not read."""

    year: int
    region: str
    name: str
    format: str
    path: str
    passed_over: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDocument:
    """The reports in ``folder``, by year, then region."""

    schema: str
    folder: str
    reports: tuple[ListedReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNewReport:
    """A report that an index page lists and the collection lacks: ``title`` are the words of the link, ``url`` where it
    leads, ``page`` the index page, ``next`` the command that stores it."""

    region: str
    year: int
    title: str
    url: str
    page: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedIndexPage:
    """An index page that could not be read, or lists no report; ``why`` and ``why_zh`` say the reason."""

    region: str
    page: str
    why: str
    why_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReportsDocument:
    """What index pages list: ``new`` are the reports that ``folder`` lacks, latest first, ``listed`` counts all."""

    schema: str
    folder: str
    listed: int
    new: tuple[ListedNewReport, ...]
    unread: tuple[FailedIndexPage, ...]


def to_json(document: AdditionDocument | ImportDocument | ListDocument | NewReportsDocument) -> bytes:
    """Encode a document as indented UTF-8 JSON without a final newline.

    msgspec knows the documents but refuses names of files that are no UTF-8 (Python keeps their bytes as lone
    surrogates): those are written as ``\\udcb1``, from which JSON readers get the name back."""
    plain: dict[str, Any] = msgspec.to_builtins(document)
    return inert_json(json.dumps(plain, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace"))
