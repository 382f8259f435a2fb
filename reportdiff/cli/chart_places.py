"""Where charts go: a file, or a folder, which is made; and file names that say what was asked for."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from reportdiff.charts.saving import PICTURES, Picture
from reportdiff.cli.destination import DEFAULT_FOLDER
from reportdiff.cli.options.shared import usage_language
from reportdiff.disk.overwriting import cannot_write
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message

_LONGEST_NAME: Final = 40
"""Characters of what was asked for in a file name; of a longer one the rest is a checksum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPlace:
    """The place for charts: ``path`` is a folder (``is_folder``), which may not exist yet, or a file."""

    path: Path
    is_folder: bool

    def path_of(self, stem: str) -> Path:
        """Give the path of a chart without suffix: the given file, or a file ``stem`` in the folder."""
        if self.is_folder:
            return self.path / stem
        return self.path.with_suffix("") if _picture_suffix(self.path) else self.path

    @property
    def suffix(self) -> Picture | None:
        """Give the picture format that the name of the file says."""
        return None if self.is_folder else _picture_suffix(self.path)

    def make_folder(self) -> None:
        """Make the folder with those above it. Raises :class:`ReportdiffError` where the system cannot."""
        if not self.is_folder:
            return
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from error


def chart_place(ctx: click.Context, param: click.Parameter, value: str | None) -> ChartPlace:
    """Give the place of ``--output``: a name that ends in a slash is a folder; without a name, the default folder."""
    if value is None:
        return ChartPlace(path=DEFAULT_FOLDER, is_folder=True)
    if not value.strip():
        raise click.UsageError(message("no_name", usage_language(ctx)), ctx)
    path = Path(value)
    separators = tuple(filter(None, (os.sep, os.altsep)))
    return ChartPlace(path=path, is_folder=value.endswith(separators) or path.is_dir() or path == DEFAULT_FOLDER)


def place_for(place: ChartPlace, *, several: bool, lang: Lang) -> ChartPlace:
    """Check a place: no standard output, since a chart is three files; a folder for ``several`` charts.

    Raises :class:`ReportdiffError`."""
    if str(place.path) == "-":
        raise ReportdiffError(message("chart_stdout", lang))
    if place.is_folder and place.path.exists() and not place.path.is_dir():
        raise ReportdiffError(message("chart_folder", lang, path=place.path))
    if several and not place.is_folder:
        if _picture_suffix(place.path) or place.path.exists():
            raise ReportdiffError(message("chart_folder", lang, path=place.path))
        return ChartPlace(path=place.path, is_folder=True)
    return place


def asked_name(words: str | Sequence[str] | None) -> str:
    """Make what was asked for a part of a file name: ``.gdp``, ``.人工智能-营商环境``; ``""`` where nothing was."""
    text = words if isinstance(words, str) else " ".join(words or ())
    name = re.sub(r"[\W_]+", "-", text).strip("-").lower()
    if len(name) > _LONGEST_NAME:
        # Cut off, two requests must not have one name, or one chart would replace the other.
        name = f"{name[:_LONGEST_NAME]}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
    return f".{name}" if name else ""


def _picture_suffix(path: Path) -> Picture | None:
    suffix = path.suffix.lower().removeprefix(".")
    return next((form for form in PICTURES if form == suffix), None)
