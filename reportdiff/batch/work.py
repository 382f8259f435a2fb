"""What a worker does with an order: read the reports, compare the pairs, write the rows of each to the storage."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.batch.comparison_rows import comparison_rows
from reportdiff.batch.dataset_parts import failure_row, is_whole, part_bytes
from reportdiff.batch.orders import Failure, Fault, Order, Outcome, PairOrder, part_name
from reportdiff.batch.report_rows import report_rows
from reportdiff.batch.storage import Storage, open_storage
from reportdiff.batch.tables import Row
from reportdiff.batch.worker_program import this_program, wrong_program
from reportdiff.corpus.cache.place import switched
from reportdiff.errors import ReportdiffError, UnexpectedFault, faults_of, log_fault
from reportdiff.model import Report
from reportdiff.opening import compare, parsed_report

if TYPE_CHECKING:
    from reportdiff.reading.document import Document


def carry_out(order: Order) -> Outcome:
    """Write the rows of every report and pair of the order that is not there yet.

    What fails is recorded: in a file of its own if it will fail again, else in the outcome. Raises
    :class:`~reportdiff.errors.ReportdiffError` where this process is another program than the order wants."""
    began = time.process_time()
    here = this_program()
    if here != order.program:
        raise wrong_program(_place(), order.program.difference(here))
    run = _Run(order, open_storage(order.storage))
    for position in order.wanted:
        run.write_report(position)
    for pair in order.pairs:
        run.write_pair(pair)
    return Outcome(failures=tuple(run.failures), seconds=time.process_time() - began)


class _Run:
    """The reports that were read so far, and the failures."""

    def __init__(self, order: Order, storage: Storage) -> None:
        self.order = order
        self.storage = storage
        self.reports: dict[int, Report | Fault] = {}
        self.failures: list[Failure] = []

    def write_report(self, position: int) -> None:
        content = self.order.reports[position]
        if self._is_there(content.key):
            return
        report = self._report(position)
        failure = Failure(key=content.key, region=content.region, year=content.year, fault=_NO_FAULT)
        if isinstance(report, Report):
            with self._failing(failure):
                self._write(content.key, report_rows(report, content))
        else:
            self._fail(replace(failure, fault=report))

    def write_pair(self, pair: PairOrder) -> None:
        if self._is_there(pair.key):
            return
        name = pair.name
        failure = Failure(key=pair.key, region=name.region, year=name.year, fault=_NO_FAULT, pair=name)
        with self._failing(failure):
            if pair.fault is not None:
                raise _Broken(pair.fault)
            old, new = (self._report(position) for position in (pair.old, pair.new))
            for report in (old, new):
                if isinstance(report, Fault):
                    raise _Broken(report)
            assert isinstance(old, Report) and isinstance(new, Report)
            earlier = {year: self.order.texts[position] for year, position in pair.history}
            # Thousands of comparisons would push everything else out of the cache; their rows are kept anyway.
            with switched(False):
                comparison = compare(old, new, pins=pair.pins, earlier=earlier, anyway=self.order.anyway)
            self._write(pair.key, comparison_rows(comparison, name))

    @contextmanager
    def _failing(self, failure: Failure) -> Iterator[None]:
        """Record any error of the block as ``failure``."""
        name = failure.pair.text if failure.pair else f"{failure.year}/{failure.region}"
        try:
            with faults_of(name):
                yield
        except _Broken as broken:
            self._fail(replace(failure, fault=broken.fault))
        except ReportdiffError as error:
            log_fault(error)
            self._fail(replace(failure, fault=Fault.of(error, passing=isinstance(error, UnexpectedFault))))

    def _fail(self, failure: Failure) -> None:
        if failure.fault.passing:
            self.failures.append(failure)
        else:
            self._write(failure.key, {"failures": [failure_row(failure)]})

    def _report(self, position: int) -> Report | Fault:
        if position not in self.reports:
            self.reports[position] = self._read(position)
        return self.reports[position]

    def _read(self, position: int) -> Report | Fault:
        content = self.order.reports[position]
        if content.fault is not None:
            return content.fault
        files = [Path(name) for name, _ in content.files]
        contents = [data for _, data in content.files]

        def read() -> Document:
            from reportdiff.reading.reviews import report_document

            return report_document(files, contents)

        try:
            with faults_of(content.place):
                return parsed_report(contents, read, path=files[0], anyway=self.order.anyway)
        except ReportdiffError as error:
            log_fault(error)
            return Fault.of(error, passing=isinstance(error, UnexpectedFault))

    def _is_there(self, key: str) -> bool:
        return is_whole(key, self.storage.read(part_name(key)))

    def _write(self, key: str, rows: Mapping[str, Sequence[Row]]) -> None:
        self.storage.write(part_name(key), part_bytes(key, rows))


class _Broken(ReportdiffError):
    """A pair whose report cannot be read: the fault is the report's."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason, fault.reason_zh)
        self.fault = fault


_NO_FAULT = Fault("", "", "")


def _place() -> str:
    """Say which machine this is."""
    return f"{platform.node()}:{os.getpid()}"
