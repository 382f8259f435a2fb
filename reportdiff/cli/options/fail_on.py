"""``--fail-on``, ``--watch`` and ``--baseline`` of `reportdiff diff`: when to fail, and the notes about it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

import click
from click.core import ParameterSource

from reportdiff.cli.language import language_of
from reportdiff.cli.options.checking import baseline_option, config_from_option, present, watch_option
from reportdiff.cli.options.shared import stacked
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, say_note
from reportdiff.model.codes import EARLIER_FACETS, Facet, Status
from reportdiff.settings import BASELINE, WATCH_LIST
from reportdiff.text.shortening import few

if TYPE_CHECKING:
    from reportdiff.checking.baseline import Baseline
    from reportdiff.checking.fail_on import Failures
    from reportdiff.checking.watch_list import Watch
    from reportdiff.disk.repository import Commit
    from reportdiff.model import Comparison

KINDS: Final = (
    "any",
    *(each for each in get_args(Status) if each != "unchanged"),
    *get_args(Facet),
    "doubtful",
    "watch",
)
"""The same as :data:`reportdiff.checking.fail_on.KINDS`, which takes longer to load than `--help` should."""

_MOST_NAMES: Final = 3
"""Changes that are named in the note, at most."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def fail_on(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> frozenset[str]:
    """Give the kinds of all ``--fail-on`` options together (each a list as in ``new,target_lowered``).

    A facet of an earlier version stands for those that replace it; a note says which."""
    names = [item.strip().lower().replace("-", "_") for item in re.split("[,，、]", ",".join(value)) if item.strip()]
    if value and not names and ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE:
        # With an empty variable of CI nothing would ever fail, and nobody would know.
        lang = language_of(ctx.find_object(tuple) or (), os.environ)
        raise click.UsageError(message("empty_fail_on", lang, choices=KINDS), ctx)
    for item in names:
        if item in EARLIER_FACETS:
            lang = language_of(ctx.find_object(tuple) or (), os.environ)
            say_note("earlier_facet", lang, value=item, instead=",".join(EARLIER_FACETS[item]))
        elif item not in KINDS:
            lang = language_of(ctx.find_object(tuple) or (), os.environ)
            text = message("bad_fail_on", lang, value=item, choices=KINDS)
            raise click.UsageError(text, ctx)
    return frozenset(kind for item in names for kind in EARLIER_FACETS.get(item, (item,)))


def failing_options(function: _Function) -> _Function:
    """Add ``--exit-code``, ``--fail-on``, ``--watch``, ``--baseline`` and ``--config-from``."""
    return stacked(
        function,
        click.option("--exit-code", is_flag=True, help="Exit with 1 if there is a change other than unchanged."),
        click.option(
            "--fail-on",
            multiple=True,
            callback=fail_on,
            metavar="LIST",
            help="Exit with 1 on any of these: a status, a facet (target_lowered), doubtful, watch, any; "
            "repeatable, or use commas.",
        ),
        watch_option,
        baseline_option,
        config_from_option,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """The criteria for changes: the kinds that fail, the watch list, and the accepted baseline."""

    kinds: frozenset[str]
    watches: tuple[Watch, ...] = ()
    baseline: Baseline | None = None


def open_standard(
    *,
    exit_code: bool,
    fail_on: Set[str],
    watch: Path | None,
    baseline: Path | None,
    commit: Commit | None,
    lang: Lang,
) -> Standard | None:
    """Read the criteria, at ``commit`` if one is given; ``None`` where no option asks for any.

    Raises :class:`~reportdiff.errors.ReportdiffError` for a watch list or baseline that is wrong, and for ``watch``
    among ``fail_on`` with a missing or empty watch list."""
    watch, baseline = watch or present(WATCH_LIST, commit), baseline or present(BASELINE, commit)
    kinds = frozenset({*fail_on, *(["any"] if exit_code else [])})
    if not kinds and watch is None:
        return None
    from reportdiff.checking.baseline import read_baseline
    from reportdiff.checking.watch_list import read_watch_list

    watches = read_watch_list(watch, commit) if watch else ()
    if "watch" in fail_on and not watches:
        raise ReportdiffError(message("empty_watch" if watch else "no_watch", lang, path=watch or WATCH_LIST))
    return Standard(kinds=kinds, watches=watches, baseline=read_baseline(baseline, commit) if baseline else None)


def must_fail(
    whole: Comparison, selection: Comparison, standard: Standard | None, *, fail_on: Set[str], lang: Lang
) -> bool:
    """Tell whether the command must exit with 1 for the changes of ``selection``; say why on standard error."""
    if standard is None:
        return False
    from reportdiff.checking.fail_on import find_failures

    failures = find_failures(
        whole, set(standard.kinds), watches=standard.watches, baseline=standard.baseline, among=selection.changes
    )
    _note_failures(failures, selection, fail_on, lang)
    return failures.failed


def _note_failures(failures: Failures, selection: Comparison, fail_on: Set[str], lang: Lang) -> None:
    from reportdiff.i18n.labels import say

    for hit in failures.hits:
        text = say(f"finding.{hit.observation.key}", lang, **hit.observation.values)
        say_note("watch_hit", lang, line=hit.watch.line, text=text)
    if failures.accepted:
        say_note("accepted_counted", lang, n=failures.accepted)
    if failures.stale:
        lines = [entry.line for entry in failures.stale]
        say_note("stale_accepted", lang, n=len(failures.stale), lines=lines)
    if fail_on and failures.changes:
        texts = [selection.measure((change.new or change.old)[0]).text for change in failures.changes]
        options = ",".join(sorted(fail_on))
        say_note("failed_on", lang, asked=options, n=len(failures.changes), text=" / ".join(few(texts, _MOST_NAMES)))
