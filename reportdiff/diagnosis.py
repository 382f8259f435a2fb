"""What this installation has, and what is missing for which feature: the facts of `reportdiff doctor`."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

from reportdiff.errors import ReportdiffError
from reportdiff.installation import install_command, requirement
from reportdiff.version import __version__

State = Literal["good", "missing", "bad"]
"""``good``; ``missing``: what needs it does not work, all else does; ``bad``: something that was set up is broken."""

EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {
    "ocr": ("rapidocr", "onnxruntime"),
    "excel": ("openpyxl",),
    "parquet": ("pyarrow",),
    "query": ("duckdb",),
    "distributed": ("dask", "distributed", "pyarrow"),
}
"""The extras of the package, each with the modules that it brings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that was looked at: its ``name``, its state, and the words of its line."""

    name: str
    state: State = "good"
    values: Mapping[str, str] = field(default_factory=dict)


def diagnose(reports: Path | None = None) -> tuple[Condition, ...]:
    """Look at program, origin, terminal, reports, cache, font, programs beside it and extras, in this order.

    ``reports`` is the folder of reports, as for :func:`reportdiff.read_report`."""
    python, system = platform.python_version(), platform.platform(terse=True)
    return (
        Condition(name="program", values={"version": __version__, "python": python, "system": system}),
        Condition(name="origin", values={"requirement": requirement()}),
        Condition(name="terminal", values={"encoding": getattr(sys.stdout, "encoding", None) or "?"}),
        _reports(reports),
        _cache(),
        Condition(name="font", state=_state(find_spec("noto_cjk_sans_otc") is not None)),
        *(Condition(name=name, state=_state(shutil.which(name) is not None)) for name in ("git", "less")),
        *(_extra(name) for name in EXTRAS),
    )


def _state(there: bool) -> State:
    return "good" if there else "missing"


def _reports(option: Path | None) -> Condition:
    from reportdiff.corpus.reports import list_reports, reports_directory

    try:
        directory = reports_directory(option)
        files = list_reports(option)
    except ReportdiffError as error:
        return Condition(name="reports_bad", state="bad", values={"zh": error.message_in("zh"), "en": str(error)})
    if not files:
        return Condition(name="reports_none", state="missing", values={"folder": str(directory.path)})
    years = sorted({file.year for file in files})
    values = {
        "folder": str(directory.path),
        "n": str(len(files)),
        "regions": str(len({file.region for file in files})),
        "first": str(years[0]),
        "last": str(years[-1]),
    }
    return Condition(name="reports_bundled" if directory.bundled else "reports", values=values)


def _cache() -> Condition:
    from reportdiff.corpus.cache.place import cache_folder, cache_is_on, largest_size
    from reportdiff.corpus.cache.store import Store, refusal

    folder = cache_folder()
    if not cache_is_on():
        return Condition(name="cache_off", values={"folder": str(folder)})
    if refusal(folder) is not None:
        return Condition(name="cache_refused", state="bad", values={"folder": str(folder)})
    store = Store(folder, largest_size())
    size = sum(entry.size for entry in store.entries())
    return Condition(name="cache", values={"folder": str(folder), "size": f"{size / 1e6:.1f}"})


def _extra(name: str) -> Condition:
    there = all(find_spec(module) is not None for module in EXTRAS[name])
    return Condition(name=f"extra_{name}", state=_state(there), values={"command": install_command(name)})
