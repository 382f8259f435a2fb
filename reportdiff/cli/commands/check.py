"""`reportdiff check`: are the reports sound?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.configuration_commit import CONFIG_FROM, configuration_commit
from reportdiff.cli.destination import Destination, open_destination, write_to_stdout
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.checking import checking_options, config_from_option, present
from reportdiff.cli.options.processes import workers_of
from reportdiff.cli.options.shared import (
    anyway_option,
    common_options,
    output_options,
    region_option,
    reports_option,
    view_options,
)
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note
from reportdiff.model import CheckResult
from reportdiff.output.findings.findings_text import FINDING_FORMS, SEVERITIES, FindingOptions, render_findings
from reportdiff.settings import BASELINE, WATCH_LIST

if TYPE_CHECKING:
    from reportdiff.disk.repository import Commit

_Function = TypeVar("_Function", bound=Callable[..., Any])

FORMATS: Final = tuple(FINDING_FORMS)

_EPILOG = """\b
SPEC is a year, year/region, a file or a folder; without one all reports are checked.
Exit codes: 0 no problems; 1 findings at or above --fail-on, or a case of --strict; 2 an error.

\b
Examples:
  reportdiff check 2027/beijing
  reportdiff check reports/2027
  reportdiff check --since origin/main --config-from origin/main
  reportdiff check --rule RD306=off --fail-on warning
  reportdiff check --list-rules"""


@click.command("check", epilog=_EPILOG)
@click.argument("specs", nargs=-1, metavar="[SPEC]...")
@reports_option
@region_option
@click.option("--since", metavar="REF", help="Only reports changed since the branch left this git commit.")
@config_from_option
@click.option(
    "--strict",
    is_flag=True,
    help="Treat a plan found by guessing (RD106, RD113, RD115) as an error, and exit with 1 if this check uses a "
    "configuration that has changed since --since.",
)
@checking_options
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    help="Exit with 1 at this severity or above. [default: error]",
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Number of processes. [default: number of processors]"
)
@anyway_option
@cache_option
@click.option(
    "--changes",
    is_flag=True,
    help="Add what each report changes against the year before; for --format markdown.",
)
@click.option("--list-rules", is_flag=True, help="Print the rules as a Markdown table; check nothing.")
@output_options(FORMATS)
@view_options
@common_options
def check_command(
    specs: tuple[str, ...],
    reports: Path | None,
    region: str | None,
    since: str | None,
    config_from: str | None,
    strict: bool,
    rules: dict[str, str],
    watch: Path | None,
    baseline: Path | None,
    fail_on: str,
    workers: int | None,
    anyway: bool,
    changes: bool,
    list_rules: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> int:
    """Check reports: readable, complete, of the right region and year, and consistent with the year before.

    Every finding gives the rule, line, column and fix. Use it in CI when a new report comes in."""
    if list_rules:
        from reportdiff.output.findings.findings_text import rules_table

        write_to_stdout(rules_table(lang))
        return 0
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    if changes and destination.form not in ("markdown", "md"):
        raise ReportdiffError(message("changes_form", lang))
    commit = configuration_commit(config_from)
    watch, baseline = watch or present(WATCH_LIST, commit), baseline or present(BASELINE, commit)
    from reportdiff.checking.running import check

    with _progress(lang) as on_progress:
        result = check(
            specs or None,
            reports=reports,
            region=region,
            since=since,
            rules=rules,
            watch=watch,
            baseline=baseline,
            config_from=config_from,
            anyway=anyway,
            strict=strict,
            workers=workers_of(workers),
            on_progress=on_progress,
        )
    sources.note_bundled([Path(file.file) for file in result.files], reports=reports, lang=lang)
    if since is not None and not result.files:
        say_note("nothing_changed", lang, since=since)
    result, ours = _with_configuration(result, since, config_from, watch=watch, baseline=baseline, lang=lang)
    if changes:
        destination.write(_comment(result, commit, lang))
    else:
        destination.write(_text(result, destination, color=color, width=width))
    return int(fails(result, fail_on) or (strict and ours))


def _with_configuration(
    result: CheckResult,
    since: str | None,
    config_from: str | None,
    *,
    watch: Path | None,
    baseline: Path | None,
    lang: Lang,
) -> tuple[CheckResult, bool]:
    """Add what this branch changes in the configuration, and tell whether this check used it.

    Both cases give a note on standard error."""
    origin = since if since is not None else config_from
    if origin is None:
        return result, False
    from reportdiff.checking.rules.configuration_rules import configuration_findings

    reports = [Path(file.file) for file in result.files]
    changes = configuration_findings(origin, watch=watch, baseline=baseline, reports=reports)
    if not changes:
        return result, False
    files = [finding.file for finding in changes]
    if config_from is not None:
        say_note("config_waits", lang, files=files, ref=config_from)
        return result, False
    say_note("config_counts", lang, files=files, option=CONFIG_FROM)
    return replace(result, findings=(*changes, *result.findings)), True


def fails(result: CheckResult, fail_on: str) -> bool:
    """Tell whether any finding has the severity ``fail_on`` or a graver one."""
    if fail_on == "never":
        return False
    return any(SEVERITIES.index(finding.severity) <= _rank(fail_on) for finding in result.findings)


def _rank(name: str) -> int:
    return next(rank for rank, each in enumerate(SEVERITIES) if each == name)


def _text(result: CheckResult, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    options = FindingOptions(lang=destination.lang)
    if destination.form == "terminal":
        console = destination.console(color=color, width=width)
        options = FindingOptions(lang=destination.lang, color=not console.no_color, width=console.width)
    return render_findings(result, destination.form, options)


def _comment(result: CheckResult, commit: Commit | None, lang: Lang) -> str:
    """Give the check, and the first screen of every comparison that can be made, as Markdown."""
    from reportdiff.corpus.links_file import pins_beside
    from reportdiff.opening import compare
    from reportdiff.output.findings.findings_markdown import check_comment

    comparisons = []
    for file in result.files:
        # What cannot be read or compared is said by the check.
        with suppress(ReportdiffError, OSError):
            if file.compared_with is not None:
                pins = pins_beside(Path(file.file), commit)
                comparisons.append(compare(Path(file.compared_with), Path(file.file), pins=pins))
    return check_comment(result, comparisons, lang)


@contextmanager
def _progress(lang: Lang) -> Iterator[Callable[[int, int], None] | None]:
    """Count the files in a line on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return

    def on_progress(done: int, total: int) -> None:
        sys.stderr.write("\r\x1b[2K" + message("checking", lang, done=done, all=total))
        sys.stderr.flush()

    try:
        yield on_progress
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
