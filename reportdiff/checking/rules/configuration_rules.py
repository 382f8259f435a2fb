"""The configuration that comes with a branch: whoever sends in a report must not say as well what is found in it.

Four kinds of files decide what a check finds: the settings, the watch list, the accepted baseline, and the links files
beside the reports. With ``config_from`` they count as they stand at a commit. Without, a change of them since the
branch began is a finding of its own, :data:`RULE`, which no setting switches off and no baseline accepts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportdiff.checking.baseline import fingerprint_of, read_baseline
from reportdiff.checking.inspection import shown_path
from reportdiff.checking.observation import Observation
from reportdiff.checking.rules.registry import FIXED_RULE as RULE
from reportdiff.checking.rules.registry import rule
from reportdiff.checking.watch_list import read_watch_list
from reportdiff.corpus.links_file import links_file, read_pins
from reportdiff.disk.repository import Commit, branch_point, commit_named, content_at, is_file_at, last_commit
from reportdiff.errors import ReportdiffError
from reportdiff.model import Finding
from reportdiff.settings import BASELINE, WATCH_LIST, find_config, read_settings
from reportdiff.text.shortening import beginning, few

if TYPE_CHECKING:
    from reportdiff.checking.inspection import Inspection

NOTHING: Final = "–"
"""What a setting is that a file does not have."""

_MOST_NAMES: Final = 5
"""So many settings or entries are named in one finding."""

_LONGEST: Final = 60
"""Characters of each."""


@rule(RULE, "warning")
def configuration(inspection: Inspection) -> Iterator[Observation]:
    """Find nothing: the configuration comes with the branch, and :func:`configuration_findings` names it once a run."""
    yield from ()


def configuration_findings(
    since: str, *, watch: Path | None, baseline: Path | None, reports: Sequence[Path]
) -> tuple[Finding, ...]:
    """Give one finding for every file of the configuration that has changed since the commit ``since`` branched off:
    what has changed in it, and by which commit.

    ``watch`` and ``baseline`` are the files in use, ``reports`` those whose links files are looked at. A file outside
    of the repository is nobody's branch's. Raises :class:`~reportdiff.disk.repository.GitError`."""
    folder = Path.cwd()
    base = branch_point(commit_named(since, folder))
    settings = {find_config(folder, commit) for commit in (None, base)}
    lists = _in_use("watch", watch, folder / WATCH_LIST, base)
    baselines = _in_use("baseline", baseline, folder / BASELINE, base)
    pins = {links_file(report) for report in reports}
    findings = [
        *(_finding("config_settings", path, base, _settings) for path in _in_order(settings)),
        *(_finding("config_watch", path, base, _watches) for path in _in_order(lists)),
        *(_finding("config_accepted", path, base, _accepted) for path in _in_order(baselines)),
        *(_finding("config_pins", path, base, _pins) for path in _in_order(pins)),
    ]
    return tuple(finding for finding in findings if finding is not None)


def _in_order(paths: set[Path] | set[Path | None]) -> list[Path]:
    return sorted({Path(os.path.abspath(path)) for path in paths if path is not None})


def _in_use(key: str, path: Path | None, default: Path, base: Commit) -> set[Path]:
    """Give the file that is in use now, and the one that was at ``base``, unless neither the settings nor their lack
    say which is in use."""
    try:
        now, before = (
            next((setting.value for setting in read_settings(Path.cwd(), {}, commit) if setting.key.name == key), None)
            for commit in (None, base)
        )
    except ReportdiffError:
        now = before = None
    if path is not None and os.path.abspath(path) != os.path.abspath(now or default):
        return {path}
    return {path or default, Path(before or default)}


def _finding(key: str, path: Path, base: Commit, facts: Callable[[Path, Commit], dict[str, str]]) -> Finding | None:
    """Give the finding of one file; ``None`` where it is unchanged."""
    if base.inside(path) is None:
        return None
    now, before = (_content(path, commit) for commit in (None, base))
    values = facts(path, base) if now != before else {}
    if not values:
        return None
    commit = last_commit(base, path)
    file = shown_path(path)
    return Finding(
        rule=RULE,
        severity="warning",
        key=key,
        values={
            **values,
            "by": f"commit {commit}" if commit else "not committed",
            "by_zh": f"提交 {commit}" if commit else "未提交",
        },
        file=file,
        fingerprint=fingerprint_of(RULE, file, repr(before), repr(now)),
    )


def _content(path: Path, commit: Commit | None) -> bytes | None:
    return content_at(path, commit) if is_file_at(path, commit) else None


def _read(read: Callable[[Path, Commit | None], Any], path: Path, commit: Commit | None) -> Any:
    """Give what ``read`` makes of a file; ``None`` where it is missing or cannot be read."""
    try:
        return read(path, commit) if is_file_at(path, commit) else None
    except (ReportdiffError, OSError):
        return None


def _settings(path: Path, base: Commit) -> dict[str, str]:
    """Give the settings that have changed; none where only the text of the file has."""
    before, now = (_settings_in_words(commit) for commit in (base, None))
    keys = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    changes = [f"{name}: {before.get(name, NOTHING)} → {now.get(name, NOTHING)}" for name in keys]
    return {"what": _few(changes)} if changes else {}


def _settings_in_words(commit: Commit | None) -> dict[str, str]:
    """Give every setting that the file makes, in words; none where it cannot be read."""
    try:
        settings = [each for each in read_settings(Path.cwd(), {}, commit) if each.origin == "file"]
    except ReportdiffError:
        return {}
    words: dict[str, str] = {}
    for setting in settings:
        if setting.key.kind == "rules":
            words |= {f"{setting.key.name}.{name}": switch for name, switch in setting.value.items()}
        elif setting.key.kind == "path":
            words[setting.key.name] = shown_path(Path(setting.value))
        else:
            value = setting.value
            words[setting.key.name] = ",".join(value) if isinstance(value, list) else str(value).lower()
    return words


def _watches(path: Path, base: Commit) -> dict[str, str]:
    """Give the entries that were removed or changed."""
    before, now = (
        [replace(watch, line=0) for watch in _read(read_watch_list, path, commit) or ()] for commit in (base, None)
    )
    return {"names": _few([watch.name for watch in before if watch not in now]) or NOTHING}


def _accepted(path: Path, base: Commit) -> dict[str, str]:
    """Give the number of new entries, and the words of the first ones."""
    before, now = (
        {(entry.scope, entry.fingerprint): entry.about for entry in (baseline.entries if baseline else ())}
        for baseline in (_read(read_baseline, path, commit) for commit in (base, None))
    )
    more = [about for key, about in now.items() if key not in before]
    return {"n": str(len(more)), "names": _few(more) or NOTHING}


def _pins(path: Path, base: Commit) -> dict[str, str]:
    """Give the number of decisions before and now."""
    before, now = (len(_read(read_pins, path, commit) or ()) for commit in (base, None))
    return {"before": str(before), "now": str(now)}


def _few(words: Sequence[str]) -> str:
    return "; ".join(few([beginning(each, _LONGEST) for each in words], _MOST_NAMES))
