"""A batch: the pairs of a collection, compared wherever, as a dataset of Parquet files.

Every report and every pair is a file of its own while the work goes on, put into place when it is whole. So a run that
was killed goes on where it was, and nothing is done twice; and a report or program that changes makes its pairs anew,
for files are found by a digest of all that they depend on. At the end the files become the tables, year by year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Final

from reportdiff.batch.engines import Engine, EngineName, LocalEngine, open_engine
from reportdiff.batch.manifest import Manifest, open_manifest, write_manifest
from reportdiff.batch.merging import MergeOrder, keys_of, merge, table_file
from reportdiff.batch.order_making import Workshop, one_by_one, order_of, without
from reportdiff.batch.orders import PARTS, Failure, Fault, Order, Outcome, part_name
from reportdiff.batch.pair_selection import Selection, select
from reportdiff.batch.storage import Storage, open_storage
from reportdiff.batch.tables import TABLES
from reportdiff.batch.worker_program import this_program
from reportdiff.corpus.reports import links_out
from reportdiff.disk.files import writable_name
from reportdiff.errors import ReportdiffError
from reportdiff.installation import install_command
from reportdiff.model.batch import BATCH_SCHEMA, BatchAccount, BatchFailure
from reportdiff.version import __version__
from reportdiff.worker_processes import Death

OnPair = Callable[[int, int, int], None]
"""A function that gets three numbers: the pairs that are done, how many of them were there already, and all pairs."""

MERGED_HERE: Final = 500
"""Files that this process puts together itself: other processes take longer to start."""


def run_batch(
    dataset: str | PathLike[str],
    *,
    reports: str | PathLike[str] | None = None,
    regions: Sequence[str] = (),
    years: str | None = None,
    across: int | None = None,
    history: bool = True,
    anyway: bool = False,
    engine: EngineName = "local",
    jobs: int = 1,
    scheduler: str | None = None,
    on_pair: OnPair | None = None,
) -> BatchAccount:
    """Compare the pairs of a collection and write ``dataset``, a folder or an address of fsspec.

    ``reports`` is the collection as for :func:`reportdiff.read_report`; ``regions``, ``years`` and ``across`` are those
    of :func:`reportdiff.batch.pair_selection.select`. The dataset has what the last call asked for, and nothing else.
    ``history=False`` compares each two reports alone; ``anyway`` reads what is no report. ``engine`` is ``local``, with
    ``jobs`` processes, or ``dask``, with the workers of ``scheduler``. Rows are the same whatever does the work.

    A report or pair that fails is a row of the table ``failures``. Raises
    :class:`~reportdiff.errors.ReportdiffError` where pyarrow is missing, nothing is chosen, the folder has other files
    or is being written, and as :func:`reportdiff.batch.engines.open_engine`."""
    _require_pyarrow()
    selection = select(reports=None if reports is None else Path(reports), regions=regions, years=years, across=across)
    storage = open_storage(str(dataset))
    program = this_program()
    workshop = Workshop(program=program, storage=storage.address, root=selection.root, history=history, anyway=anyway)
    with storage.exclusive():
        manifest = open_manifest(storage)
        with open_engine(engine, jobs=jobs, scheduler=scheduler, program=program) as workers:
            run = _Run(selection, storage, workshop, workers, on_pair)
            merged = run.tables(manifest)
    return BatchAccount(
        schema=BATCH_SCHEMA,
        generator=f"reportdiff {__version__}",
        reports=str(selection.root),
        dataset=storage.address,
        engine=engine,
        report_count=len(selection.files),
        pairs=selection.pairs,
        computed=run.computed,
        reused=selection.pairs - run.computed,
        failed=sum(failure.subject == "pair" for failure in run.failures_of(merged)),
        lonely=tuple(f"{file.year}/{file.region}" for file in selection.lonely),
        outside=tuple(writable_name(path) for path in links_out(selection.root)),
        years=tuple(sorted(merged)),
        rows={name: sum(rows[name] for rows in merged.values()) for name in TABLES},
        processor_seconds=round(run.seconds, 1),
        failures=tuple(run.failures_of(merged)),
    )


@dataclass(slots=True)
class _Plan:
    """The files that are wanted: for each year their keys, with what they are put in order by."""

    entries: dict[int, dict[tuple[int, str, int, str], str]] = field(default_factory=dict)

    def add(self, order: Order) -> None:
        """Note what an order makes: reports by region, then pairs by region and old report."""
        for position in order.wanted:
            report = order.reports[position]
            self.entries.setdefault(report.year, {})[0, report.region, 0, ""] = report.key
        for pair in order.pairs:
            name = pair.name
            rank = (1, name.region, name.old_year, name.old_region)
            self.entries.setdefault(name.year, {})[rank] = pair.key

    def keys(self, year: int) -> tuple[str, ...]:
        """Give the keys of a year in order."""
        return tuple(key for _, key in sorted(self.entries[year].items()))


class _Run:
    """One run: what is planned, done and failed."""

    def __init__(
        self, selection: Selection, storage: Storage, workshop: Workshop, engine: Engine, on_pair: OnPair | None
    ) -> None:
        self.selection = selection
        self.storage = storage
        self.workshop = workshop
        self.engine = engine
        self.on_pair = on_pair
        self.plan = _Plan()
        self.failures: dict[str, Failure] = {}
        self.computed = 0
        self.done = 0
        self.seconds = 0.0

    def tables(self, manifest: Manifest) -> dict[int, dict[str, int]]:
        """Do all that is missing, then write the tables; give their numbers of rows by year."""
        there = keys_of(self.storage.names(PARTS))
        self._carry_out(self._orders(there))
        merged, missing = self._merge(manifest)
        if missing:
            # Damaged files: they are removed, and what they had is made again.
            self.storage.remove([part_name(key) for key in missing])
            self.done, self.computed = 0, 0
            self._carry_out(self._orders(keys_of(self.storage.names(PARTS))))
            merged, missing = self._merge(open_manifest(self.storage))
        if missing:
            raise ReportdiffError(
                f"{self.storage.address}: {len(missing)} files of results are lost again as soon as they are written; "
                "check the storage",
                f"{self.storage.address}：{len(missing)}个结果文件刚写入就丢失；请检查存储",
            )
        self._remove_others(merged)
        return merged

    def failures_of(self, merged: dict[int, dict[str, int]]) -> Iterator[BatchFailure]:
        """Give the failures of the tables, by year."""
        import io

        import pyarrow.parquet as pq

        for year in sorted(merged):
            data = self.storage.read(table_file("failures", year)) if merged[year]["failures"] else None
            for row in pq.read_table(io.BytesIO(data)).to_pylist() if data is not None else ():
                yield BatchFailure(
                    subject=row["subject"],
                    name=row["pair"] or f"{year}/{row['region']}",
                    error=row["error"],
                    reason=row["reason"],
                    reason_zh=row["reason_zh"],
                )

    def _orders(self, there: set[str]) -> Iterator[Order]:
        """Give the orders of what is missing, one after the other: only those under way are in memory."""
        for chain in self.selection.chains:
            whole = order_of(chain, self.workshop)
            self.plan.add(whole)
            order = without(whole, there)
            self._count(len(whole.pairs) - (len(order.pairs) if order else 0), computed=False)
            if order is not None:
                yield order

    def _carry_out(self, orders: Iterable[Order]) -> None:
        from reportdiff.batch.work import carry_out

        lost: list[Order] = []
        for order, outcome in self.engine.run(carry_out, orders):
            if isinstance(outcome, Death):
                lost.append(order)
            else:
                self._note(order, outcome)
        singles = (single for order in lost for single in one_by_one(order))
        for order, outcome in self.engine.run(carry_out, singles):
            if isinstance(outcome, Death):
                self._note(order, Outcome(failures=(_death_of(order, outcome),), seconds=0.0))
            else:
                self._note(order, outcome)

    def _note(self, order: Order, outcome: Outcome) -> None:
        self.failures.update({failure.key: failure for failure in outcome.failures})
        self.seconds += outcome.seconds
        self._count(len(order.pairs), computed=True)

    def _count(self, pairs: int, *, computed: bool) -> None:
        self.done += pairs
        self.computed += pairs if computed else 0
        if self.on_pair is not None and pairs:
            self.on_pair(self.done, self.done - self.computed, self.selection.pairs)

    def _merge(self, manifest: Manifest) -> tuple[dict[int, dict[str, int]], list[str]]:
        orders = [self._merge_order(year) for year in sorted(self.plan.entries)]
        wanted = [order for order in orders if not manifest.has(order)]
        for order in wanted:
            manifest = manifest.without(order.year)
        gone = {int(year) for year in manifest.years} - {order.year for order in orders}
        for year in gone:
            manifest = manifest.without(year)
        write_manifest(self.storage, manifest)
        many = sum(len(order.keys) for order in wanted) > MERGED_HERE
        missing: list[str] = []
        for order, merged in (self.engine if many else LocalEngine(1)).run(merge, wanted):
            if isinstance(merged, Death):
                merged = merge(order)
            if merged.missing:
                missing += merged.missing
            else:
                manifest = manifest.with_year(order, merged)
        write_manifest(self.storage, manifest)
        return {int(year): entry.rows for year, entry in manifest.years.items()}, missing

    def _merge_order(self, year: int) -> MergeOrder:
        keys = self.plan.keys(year)
        return MergeOrder(
            storage=self.storage.address,
            year=year,
            keys=tuple(key for key in keys if key not in self.failures),
            failures=tuple(self.failures[key] for key in keys if key in self.failures),
        )

    def _remove_others(self, merged: dict[int, dict[str, int]]) -> None:
        """Remove the tables of years that are not wanted, and the files of what changed."""
        wanted = {table_file(name, year) for name in TABLES for year in merged}
        tables = [name for table in TABLES for name in self.storage.names(table)]
        self.storage.remove([name for name in tables if name not in wanted])
        keys = {key for entries in self.plan.entries.values() for key in entries.values()}
        self.storage.remove([name for name in self.storage.names(PARTS) if name.rpartition("/")[2] not in keys])


def _death_of(order: Order, death: Death) -> Failure:
    """Give the failure of an order of one report or pair that kills its worker."""
    fault = Fault(
        "WorkerDied",
        "the process that read or compared it died, or ran out of memory; save the reports as plain text and try again",
        "读取或比对它的进程意外终止，或内存不足；请把报告另存为纯文本再试",
        passing=True,
    )
    if order.pairs:
        name = order.pairs[0].name
        return Failure(key=order.pairs[0].key, region=name.region, year=name.year, fault=fault, pair=name)
    report = order.reports[order.wanted[0]]
    return Failure(key=report.key, region=report.region, year=report.year, fault=fault)


def _require_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise ReportdiffError(
            f"batch needs pyarrow, which is not installed; run: {install_command('parquet')}",
            f"批量比对需要 pyarrow，尚未安装；请运行 {install_command('parquet')}",
        ) from error
