"""From the pairs of a selection to the orders of workers: files are read, and every report and pair gets its key.

A key is a digest of all that rows depend on: the program, the bytes of the reports, pins, and the texts of the history.
What has a file under its key is done, whoever made it and whenever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from reportdiff.batch.orders import Fault, Order, PairOrder, ReportContent
from reportdiff.batch.pair_selection import Chain, pair_name
from reportdiff.batch.worker_program import Program
from reportdiff.corpus.earlier_texts import earlier_texts
from reportdiff.corpus.links_file import pins_beside
from reportdiff.corpus.report_bytes import report_bytes
from reportdiff.corpus.report_files import files_of
from reportdiff.corpus.reports import ReportFile
from reportdiff.disk.files import writable_name
from reportdiff.errors import ReportdiffError
from reportdiff.model import Pin


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What all orders of a run have in common."""

    program: Program
    storage: str
    root: Path
    history: bool
    anyway: bool


def order_of(chain: Chain, workshop: Workshop) -> Order:
    """Read the files of a chain. One that cannot be read is a fault of the order, and no error."""
    contents = tuple(_content(file, workshop) for file in chain.files)
    texts = _Texts()
    pairs = []
    for old, new in chain.pairs:
        history = _history(chain.files[old], chain.files[new], texts) if workshop.history else ()
        pairs.append(_pair(chain, (old, new), contents, history, texts, workshop))
    return Order(
        program=workshop.program,
        storage=workshop.storage,
        reports=contents,
        wanted=tuple(range(len(contents))),
        pairs=tuple(pairs),
        texts=tuple(texts.texts),
        anyway=workshop.anyway,
    )


def without(order: Order, done: set[str]) -> Order | None:
    """Leave out what is done (keys); ``None`` where nothing is left to do."""
    wanted = tuple(position for position in order.wanted if order.reports[position].key not in done)
    pairs = tuple(pair for pair in order.pairs if pair.key not in done)
    if not wanted and not pairs:
        return None
    return replace(order, wanted=wanted, pairs=pairs)


def one_by_one(order: Order) -> Iterator[Order]:
    """Split an order into orders of one report or one pair each: which of them kills its worker?"""
    for position in order.wanted:
        yield replace(order, wanted=(position,), pairs=())
    for pair in order.pairs:
        yield replace(order, wanted=(), pairs=(pair,))


@dataclass(slots=True)
class _Texts:
    """The texts of the histories, each once."""

    texts: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def place(self, text: str) -> int:
        digest = _digest([text])
        if digest not in self.places:
            self.places[digest] = len(self.texts)
            self.texts.append(text)
            self.digests.append(digest)
        return self.places[digest]


def _history(old: ReportFile, new: ReportFile, texts: _Texts) -> tuple[tuple[int, int], ...]:
    earlier = earlier_texts(new.path, before=new.year, without=old.year)
    return tuple((year, texts.place(text)) for year, text in sorted(earlier.items()))


def _content(file: ReportFile, workshop: Workshop) -> ReportContent:
    place = writable_name(file.path.relative_to(workshop.root).as_posix())
    files: tuple[tuple[str, bytes], ...] = ()
    fault = None
    try:
        files = tuple((path.relative_to(workshop.root).as_posix(), report_bytes(path)) for path in files_of(file.path))
    except ReportdiffError as error:
        fault = Fault.of(error, passing=True)
    named = [(name.encode("utf-8", "surrogateescape"), data) for name, data in files]
    key = _digest(["report", workshop.program.digest, place, named, workshop.anyway])
    return ReportContent(region=file.region, year=file.year, place=place, files=files, key=key, fault=fault)


def _pair(
    chain: Chain,
    positions: tuple[int, int],
    contents: tuple[ReportContent, ...],
    history: tuple[tuple[int, int], ...],
    texts: _Texts,
    workshop: Workshop,
) -> PairOrder:
    old, new = (chain.files[position] for position in positions)
    pins: tuple[Pin, ...] = ()
    fault = None
    try:
        pins = pins_beside(new.path)
    except ReportdiffError as error:
        fault = Fault.of(error, passing=True)
    keys = [contents[position].key for position in positions]
    years = [(year, texts.digests[place]) for year, place in history]
    name = pair_name(old, new)
    return PairOrder(
        name=name,
        old=positions[0],
        new=positions[1],
        key=_digest(["pair", writable_name(name.text), *keys, pins, years, workshop.history]),
        pins=pins,
        history=history,
        fault=fault,
    )


def _digest(parts: list[object]) -> str:
    try:
        data = msgspec.msgpack.encode(parts)
    except (UnicodeError, msgspec.MsgspecError):
        data = repr(parts).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(data, digest_size=20).hexdigest()
