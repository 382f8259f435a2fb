"""What every command about two reports shares: its arguments, and the options for the output."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import Destination, file_stem, open_destination
from reportdiff.cli.options.aliases import aliases_option, load_aliases
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.dictionary import dictionary_option, load_dictionary
from reportdiff.cli.options.pins import load_pins, note_stale, pins_options
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    region_option,
    reports_option,
    stacked,
    view_options,
)
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import say_note

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from reportdiff.disk.repository import Commit
    from reportdiff.model import Comparison, Report

_Function = TypeVar("_Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRequest:
    """The values of the options that commands about two reports share."""

    old: str
    new: str
    reports: Path | None
    region: str | None
    plan_from_old: str | None
    plan_from_new: str | None
    anyway: bool
    pins: Path | None
    no_pins: bool
    no_history: bool
    dictionary: Path | None
    aliases: Path | None
    form: str | None
    output: Path | None
    force: bool
    color: str
    width: int | None
    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPair:
    """The files of a request (``None`` for standard input) and the destination, both checked."""

    request: PairRequest
    files: tuple[Path | None, ...]
    destination: Destination

    def read(self, kind: str) -> tuple[Report, Report, Destination]:
        """Read both reports; give them and the destination, whose name contains ``kind`` (``diff``, ``targets``)."""
        request = self.request
        headings = (("--plan-from-old", request.plan_from_old), ("--plan-from-new", request.plan_from_new))
        old, new = (
            sources.read(file, request.lang, plan_from=heading, option=option, anyway=request.anyway)
            for file, (option, heading) in zip(self.files, headings, strict=True)
        )
        if old.region == new.region and old.year > new.year > 0:
            # New and dropped are swapped then: few users mean that.
            say_note("backwards", request.lang, old=old.year, new=new.year)
        return old, new, self.destination.with_stem(file_stem(old, new, kind))

    def compare(self, old: Report, new: Report, commit: Commit | None = None) -> Comparison:
        """Compare the two reports with the pins of readers (at ``commit``, if given); note stale pins."""
        from reportdiff.opening import compare

        pins = load_pins(self.request.pins, no_pins=self.request.no_pins, new=self.files[1], commit=commit)
        words = load_dictionary(self.request.dictionary, commit)
        aliases = load_aliases(self.request.aliases, commit)
        comparison = compare(
            old,
            new,
            pins=pins,
            earlier=self._history(old, new),
            anyway=self.request.anyway,
            dictionary=words,
            aliases=aliases,
        )
        note_stale(comparison, self.request.lang)
        return comparison

    def _history(self, old: Report, new: Report) -> dict[int, str]:
        """Give the texts of the region's other reports from before the new one; none with ``--no-history``."""
        from reportdiff.corpus.earlier_texts import earlier_texts

        file = self.files[1]
        if self.request.no_history or file is None or not old.year:
            return {}
        return earlier_texts(file, before=new.year, without=old.year)


def report_words(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Give the years and ``year/region`` of the reports at hand that complete a word, or files for a path."""
    from click.shell_completion import CompletionItem

    from reportdiff.corpus.reports import list_reports

    try:
        files = list_reports(context.params.get("reports"))
    except ReportdiffError:
        files = ()
    words = dict.fromkeys(word for file in files for word in (str(file.year), f"{file.year}/{file.region}"))
    matches = [CompletionItem(word) for word in words if incomplete and word.startswith(incomplete)]
    years = [CompletionItem(str(year)) for year in dict.fromkeys(file.year for file in files)]
    return matches or (years if not incomplete else [CompletionItem(incomplete, type="file")])


def pair_arguments(function: _Function) -> _Function:
    """Add ``OLD``, ``NEW``, ``--reports`` and ``--region``."""
    return stacked(
        function,
        click.argument("old", metavar="OLD", shell_complete=report_words),
        click.argument("new", metavar="NEW", shell_complete=report_words),
        reports_option,
        region_option,
    )


def pair_options(forms: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options for plan, pins, format, output, colour, width and language.

    They and those of :func:`pair_arguments` become the argument ``request``, a :class:`PairRequest`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def command(**values: Any) -> Any:
            common = {field.name: values.pop(field.name) for field in fields(PairRequest)}
            return function(PairRequest(**common), **values)

        return stacked(
            command,
            plan_options,
            anyway_option,
            cache_option,
            pins_options,
            history_option,
            dictionary_option,
            aliases_option,
            output_options(forms),
            view_options,
            common_options,
        )

    return decorate


def history_option(function: _Function) -> _Function:
    """Add ``--no-history``: look at no other report of the region."""
    return click.option(
        "--no-history",
        is_flag=True,
        help="Compare the two files alone: ignore the other reports of the region.",
    )(function)


def plan_options(function: _Function) -> _Function:
    """Add ``--plan-from-old`` and ``--plan-from-new``: where an undetected plan begins."""
    return stacked(
        function,
        *(
            click.option(
                f"--plan-from-{side}",
                metavar="HEADING",
                help=f"First heading of the plan of {side.upper()}, if it cannot be detected.",
            )
            for side in ("old", "new")
        ),
    )


def open_pair(request: PairRequest, forms: Sequence[str]) -> OpenPair:
    """Find the reports and open the destination, before anything is read.

    Raises :class:`~reportdiff.errors.ReportdiffError` as :func:`reportdiff.cli.report_specs.locate` and
    :func:`~reportdiff.cli.destination.open_destination` do."""
    files = sources.locate(
        [request.old, request.new], reports=request.reports, region=request.region, lang=request.lang
    )
    destination = open_destination(
        request.output,
        form=request.form,
        forms=forms,
        force=request.force,
        lang=request.lang,
        inputs=[file for file in files if file is not None],
        names=True,
    )
    return OpenPair(request=request, files=tuple(files), destination=destination)
