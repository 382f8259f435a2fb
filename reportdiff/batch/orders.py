"""What is sent to a worker: reports with their content, and what to make of them. A worker opens no file of a
collection."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.batch.comparison_rows import PairName
from reportdiff.batch.worker_program import Program
from reportdiff.errors import ReportdiffError
from reportdiff.model import Pin

PARTS = "_parts"
"""The folder of what workers write: a file for each report and each pair. Readers of datasets skip names with ``_``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something could not be read or compared: the kind of error, and the reason in both languages.

    ``passing`` is true for what may be otherwise the next time: an unforeseen error, lack of memory, a file that may
    not be opened today."""

    error: str
    reason: str
    reason_zh: str
    passing: bool = False

    @classmethod
    def of(cls, error: ReportdiffError, *, passing: bool) -> Fault:
        """Put an error into words."""
        return cls(type(error).__name__, error.message_in("en"), error.message_in("zh"), passing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A report of a collection: its place (``2026/beijing.md``), and name and bytes of the files it is read from, the
    plan first.

    ``key`` is a digest of all that its rows depend on. ``fault`` says why its files could not be read; then there are
    none."""

    region: str
    year: int
    place: str
    files: tuple[tuple[str, bytes], ...]
    key: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOrder:
    """Two reports to be compared, by their positions among those of the order.

    ``history`` are the years of the region's other reports, and the positions of their texts. ``key`` is a digest of
    all that the rows depend on."""

    name: PairName
    old: int
    new: int
    key: str
    pins: tuple[Pin, ...] = ()
    history: tuple[tuple[int, int], ...] = ()
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Work for one worker: reports, each of which is parsed once, and pairs of them.

    ``wanted`` are the positions of the reports whose rows are wanted too. ``texts`` are those of the histories.
    ``storage`` is where the rows go, ``program`` what has to make them."""

    program: Program
    storage: str
    reports: tuple[ReportContent, ...]
    wanted: tuple[int, ...]
    pairs: tuple[PairOrder, ...]
    texts: tuple[str, ...] = ()
    anyway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A report (``pair`` is ``None``) or a pair that came to nothing; ``year`` is that of its partition, ``key`` that
    of the file that it has not got."""

    key: str
    region: str
    year: int
    fault: Fault
    pair: PairName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an order: the failures that no file records, since they may pass, and the seconds of processor
    time that it took."""

    failures: tuple[Failure, ...]
    seconds: float


def part_name(key: str) -> str:
    """Give the name of the file with the rows of a report or pair."""
    return f"{PARTS}/{key[:2]}/{key}"
