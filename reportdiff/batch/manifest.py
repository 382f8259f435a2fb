"""The manifest of a dataset: what makes a folder a dataset, and which files of the tables are those that are wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from reportdiff.batch.merging import Merged, MergeOrder
from reportdiff.batch.storage import Storage
from reportdiff.batch.tables import DATASET_SCHEMA
from reportdiff.errors import ReportdiffError
from reportdiff.version import __version__

MANIFEST: Final = "_dataset.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenYear:
    """The tables of a year: a digest of what they are made of, and their numbers of rows."""

    digest: str
    rows: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is in a dataset, by year (as text, as JSON has it)."""

    schema: str = DATASET_SCHEMA
    generator: str = f"reportdiff {__version__}"
    years: dict[str, WrittenYear] = field(default_factory=dict)

    def has(self, order: MergeOrder) -> bool:
        """Tell whether the tables of a year are already what ``order`` makes."""
        year = self.years.get(str(order.year))
        return year is not None and year.digest == digest_of(order)

    def without(self, year: int) -> Manifest:
        """Forget a year: its tables are being written, and are neither the old nor the new ones."""
        return self._with({name: entry for name, entry in self.years.items() if name != str(year)})

    def with_year(self, order: MergeOrder, merged: Merged) -> Manifest:
        """Note the tables of a year."""
        entry = WrittenYear(digest=digest_of(order), rows=merged.rows)
        return self._with({**self.years, str(order.year): entry})

    def _with(self, years: Mapping[str, WrittenYear]) -> Manifest:
        return replace(self, years={name: years[name] for name in sorted(years)})


def digest_of(order: MergeOrder) -> str:
    """Give the digest of what the tables of a year are made of."""
    return hashlib.blake2b(
        repr((order.keys, order.failures)).encode("utf-8", "backslashreplace"), digest_size=20
    ).hexdigest()


def open_manifest(storage: Storage) -> Manifest:
    """Read the manifest; an empty storage gets one. Raises :class:`ReportdiffError` for a folder with other files."""
    data = storage.read(MANIFEST)
    if data is None:
        refuse_foreign(storage)
        manifest = Manifest()
        write_manifest(storage, manifest)
        return manifest
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError:
        return Manifest()
    return manifest if manifest.schema == DATASET_SCHEMA else Manifest()


def write_manifest(storage: Storage, manifest: Manifest) -> None:
    """Write the manifest."""
    storage.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))


def refuse_foreign(storage: Storage) -> None:
    """Raise :class:`ReportdiffError` for a folder that is neither empty nor a dataset."""
    if not storage.is_empty():
        raise ReportdiffError(
            f"{storage.address}: has other files and no dataset; choose a new or an empty folder",
            f"{storage.address}：里面是别的文件，不是数据集；请换一个新目录或空目录",
        )
