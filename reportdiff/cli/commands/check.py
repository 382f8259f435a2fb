"""`reportdiff check`: are the reports sound?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import Destination, open_destination, write_to_stdout
from reportdiff.cli.language import language_of
from reportdiff.cli.options import (
    common_options,
    output_options,
    region_option,
    reports_option,
    stacked,
    view_options,
)
from reportdiff.cli.standard_options import BASELINE, WATCH_LIST, baseline_option, present, watch_option
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note
from reportdiff.model import CheckResult
from reportdiff.output.findings.findings_text import FINDING_FORMS, SEVERITIES, FindingOptions, render_findings

_Function = TypeVar("_Function", bound=Callable[..., Any])

FORMATS: Final = tuple(FINDING_FORMS)

_EPILOG = """\b
SPEC is a year, year/region, a file or a folder; without one all reports are checked.
Exit codes: 0 sound; 1 findings of the severity --fail-on says, or graver; 2 an error.

\b
Examples:
  reportdiff check 2027/beijing
  reportdiff check reports/2027
  reportdiff check --since origin/main
  reportdiff check --rule RD306=off --fail-on warning
  reportdiff check --list-rules"""


def switches(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> dict[str, str]:
    """The rules that ``--rule`` and the configuration switch; a flag goes before the configuration."""
    held: dict[str, str] = {}
    for each in (*(ctx.lookup_default("rules") or ()), *value):
        name, _, switch = each.partition("=")
        if not (name.strip() and switch.strip()):
            words = ctx.find_object(tuple) or ()
            raise click.UsageError(message("bad_rule", language_of(words, os.environ), value=each), ctx)
        held[name.strip().upper()] = switch.strip().lower()
    return held


def checking_options(function: _Function) -> _Function:
    """``--rule``, ``--watch`` and ``--baseline``: what counts."""
    return stacked(
        function,
        click.option(
            "--rule",
            "rules",
            multiple=True,
            callback=switches,
            metavar="RULE=SEVERITY",
            help="Set a rule, or all that begin so, to error, warning, notice or off: RD306=off, RD6=error; repeat.",
        ),
        watch_option,
        baseline_option,
    )


@click.command("check", epilog=_EPILOG)
@click.argument("specs", nargs=-1, metavar="[SPEC]...")
@reports_option
@region_option
@click.option("--since", metavar="REF", help="Only reports that have changed since this commit of git branched off.")
@checking_options
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    help="Exit with 1 from this severity on. [default: error]",
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes. [default: as many as there are processors]"
)
@click.option("--list-rules", is_flag=True, help="List the rules, as a Markdown table, and check nothing.")
@output_options(FORMATS)
@view_options
@common_options
def check_command(
    specs: tuple[str, ...],
    reports: Path | None,
    region: str | None,
    since: str | None,
    rules: dict[str, str],
    watch: Path | None,
    baseline: Path | None,
    fail_on: str,
    workers: int | None,
    list_rules: bool,
    form: str | None,
    output: Path | None,
    force: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> int:
    """Check whether reports are sound: readable, of the right region and year, whole, and like the year before.

    Every finding names the rule, the line and the column, and what to do. Meant for CI, where a new report comes in."""
    if list_rules:
        from reportdiff.output.findings.findings_text import rules_table

        write_to_stdout(rules_table(lang))
        return 0
    destination = open_destination(output, form=form, forms=FORMATS, force=force, lang=lang)
    from reportdiff.checking.running import check

    with _counting(lang) as told:
        result = check(
            specs or None,
            reports=reports,
            region=region,
            since=since,
            rules=rules,
            watch=watch or present(WATCH_LIST),
            baseline=baseline or present(BASELINE),
            workers=workers or processors(),
            told=told,
        )
    sources.note_bundled([Path(held.file) for held in result.files], reports=reports, lang=lang)
    if since is not None and not result.files:
        say_note("nothing_changed", lang, since=since)
    destination.write(_rendered(result, destination, color=color, width=width))
    return int(fails(result, fail_on))


def fails(result: CheckResult, fail_on: str) -> bool:
    """Whether any finding is of the severity ``fail_on`` or graver."""
    if fail_on == "never":
        return False
    return any(SEVERITIES.index(finding.severity) <= _rank(fail_on) for finding in result.findings)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _rank(name: str) -> int:
    return next(rank for rank, each in enumerate(SEVERITIES) if each == name)


def _rendered(result: CheckResult, destination: Destination, *, color: str, width: int | None) -> str | bytes:
    options = FindingOptions(lang=destination.lang)
    if destination.form == "terminal":
        console = destination.console(color=color, width=width)
        options = FindingOptions(lang=destination.lang, color=not console.no_color, width=console.width)
    return render_findings(result, destination.form, options)


@contextmanager
def _counting(lang: Lang) -> Iterator[Callable[[int, int], None] | None]:
    """A line on standard error that counts the files, while somebody watches."""
    if not sys.stderr.isatty():
        yield None
        return

    def told(done: int, every: int) -> None:
        sys.stderr.write("\r\x1b[2K" + message("checking", lang, done=done, all=every))
        sys.stderr.flush()

    try:
        yield told
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
