"""`reportdiff accept`: accept known changes and findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.destination import write_to_stdout
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.checking import checking_options, present
from reportdiff.cli.options.pins import load_pins
from reportdiff.cli.options.shared import anyway_option, common_options, regex, region_option, reports_option, statuses
from reportdiff.disk.overwriting import cannot_write
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message
from reportdiff.settings import BASELINE, WATCH_LIST

if TYPE_CHECKING:
    from reportdiff.checking.baseline import AcceptedEntry, Baseline
    from reportdiff.comparison.selection import TextSearch

_EPILOG = f"""\b
OLD NEW accepts the changes that diff lists; a single REPORT accepts the findings of check.
Entries are saved in {BASELINE} (or --baseline FILE), one per line; delete a line to undo it.

\b
Examples:
  reportdiff accept 2022 2023 --status reworded
  reportdiff accept 2022 2023 --grep 老旧小区
  reportdiff accept 2023/beijing
  reportdiff accept 2022 2023 --prune"""


@click.command("accept", epilog=_EPILOG)
@click.argument("specs", nargs=-1, required=True, metavar="[OLD NEW|REPORT]")
@reports_option
@region_option
@click.option("--status", multiple=True, callback=statuses, metavar="LIST", help="Only changes of these statuses.")
@click.option("--section", metavar="TEXT", help="Only changes in sections whose heading contains TEXT.")
@click.option("--grep", callback=regex, metavar="REGEX", help="Only changes whose old or new text matches REGEX.")
@checking_options
@anyway_option
@cache_option
@click.option("--prune", is_flag=True, help="Remove stale entries and accept nothing new.")
@common_options
def accept(
    specs: tuple[str, ...],
    reports: Path | None,
    region: str | None,
    status: frozenset[str] | None,
    section: str | None,
    grep: TextSearch | None,
    rules: dict[str, str],
    watch: Path | None,
    baseline: Path | None,
    anyway: bool,
    prune: bool,
    lang: Lang,
) -> None:
    """Accept changes or findings, so that they no longer fail a run.

    Entries match by content: an accepted change that changes again is reported again."""
    from reportdiff.checking.baseline import Baseline, read_baseline, update_baseline

    if len(specs) > 2 or sources.STANDARD_INPUT in specs:
        raise ReportdiffError(message("accept_two", lang))
    path = baseline or BASELINE
    previous = read_baseline(path) if path.is_file() else Baseline()
    if len(specs) == 2:
        files = sources.locate(specs, reports=reports, region=region, lang=lang)
        new, stale = _changes(files, previous, status=status, section=section, grep=grep, anyway=anyway)
    else:
        new, stale = _findings(
            specs[0], previous, reports=reports, region=region, rules=rules, watch=watch, anyway=anyway, lang=lang
        )
    removals = {entry.key for entry in previous.entries if entry.line in stale} if prune else set()
    try:
        update = update_baseline(path, additions=() if prune else new, removals=removals)
    except OSError as error:
        raise cannot_write(path, error) from error
    write_to_stdout(
        message("accept_done", lang, path=path, n=update.additions, all=update.total, pruned=update.removals),
    )


def _changes(
    files: list[Path | None],
    baseline: Baseline,
    *,
    status: frozenset[str] | None,
    section: str | None,
    grep: TextSearch | None,
    anyway: bool,
) -> tuple[tuple[AcceptedEntry, ...], set[int]]:
    """Give the entries for the changes between two files, and the lines of stale entries."""
    from reportdiff.checking.baseline import accepted_changes
    from reportdiff.checking.fail_on import find_failures
    from reportdiff.comparison import filter_changes
    from reportdiff.opening import compare, read_report

    old, new = (read_report(file, anyway=anyway) for file in files if file is not None)
    whole = compare(old, new, pins=load_pins(None, no_pins=False, new=files[1]))
    selection = filter_changes(whole, status=status, section=section, grep=grep)
    failures = find_failures(whole, {"any"}, baseline=baseline, among=selection.changes)
    return accepted_changes(failures.changes, whole), {entry.line for entry in failures.stale}


def _findings(
    spec: str,
    baseline: Baseline,
    *,
    reports: Path | None,
    region: str | None,
    rules: dict[str, str],
    watch: Path | None,
    anyway: bool,
    lang: Lang,
) -> tuple[tuple[AcceptedEntry, ...], set[int]]:
    """Give the entries for the findings in one report, and the lines of stale entries."""
    from reportdiff.checking.baseline import accepted_findings
    from reportdiff.checking.running import check
    from reportdiff.output.findings.findings_text import finding_message

    result = check(
        [spec],
        reports=reports,
        region=region,
        rules=rules,
        watch=watch or present(WATCH_LIST),
        baseline=baseline,
        anyway=anyway,
    )
    sentences = {finding.fingerprint: finding_message(finding, lang) for finding in result.findings}
    return accepted_findings(result.findings, sentences), {entry.line for entry in result.stale}
