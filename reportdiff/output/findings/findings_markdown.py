"""A check as Markdown: for the comment of a bot under a pull request, and for the summary of a CI step.

It begins with a comment by which a bot finds its earlier comment, and ends with the one that marks our files. Text of a
report shows exactly as it is: no markup, no link, no notification.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from reportdiff.checking.rules.registry import FIXED_RULE
from reportdiff.i18n.labels import Lang, list_text, say
from reportdiff.model import CheckResult, Comparison, Finding
from reportdiff.output.findings.findings_paths import repository_path
from reportdiff.output.findings.findings_text import SEVERITIES, FindingOptions, check_counts, finding_message
from reportdiff.output.markdown import escape_inside, render_markdown
from reportdiff.output.origin import comment_mark
from reportdiff.output.renderers import RenderOptions
from reportdiff.text.shortening import beginning

COMMENT: Final = 65_000
"""The most characters of a comment; GitHub accepts 65,536, and a bot may add a line before it."""

STICKY: Final = "<!-- reportdiff:check -->"
"""The first line, by which a bot finds the comment to replace."""

SCREEN_HIGHLIGHTS: Final = 10
"""Highlights in the first screen of a comparison."""

_LONGEST: Final = 500
_STALE: Final = 20

_NOTIFYING: Final = re.compile(r"\\([@#!~$&])")
"""Escaped characters that begin a reference all the same: GitHub and GitLab look for @names and #numbers in the
finished page, where the backslash is gone."""

Size = Callable[[str], int]


def as_markdown(result: CheckResult, options: FindingOptions) -> str:
    """Render the check as a comment of at most :data:`COMMENT` characters, the findings of each file folded."""
    return check_markdown(result, options.lang, limit=COMMENT)


def check_comment(result: CheckResult, comparisons: Sequence[Comparison], lang: Lang) -> str:
    """Render the check as a comment, and below it the first screen of each comparison: counts, fates, highlights.

    Findings have half of the room at the least. Screens without room are counted."""
    screens = [_screen(comparison, lang) for comparison in comparisons]
    text = check_markdown(result, lang, limit=max(COMMENT // 2, COMMENT - sum(map(len, screens)) - _LONGEST))
    count = 0
    for screen in screens:
        if len(text) + len(screen) > COMMENT - _LONGEST:
            break
        text += f"\n{screen}"
        count += 1
    if count < len(screens):
        text += f"\n{say('say.check_more_screens', lang, n=len(screens) - count)}\n"
    return text


def _screen(comparison: Comparison, lang: Lang) -> str:
    options = RenderOptions(lang=lang, summary_only=True, highlights=SCREEN_HIGHLIGHTS)
    # Its heading is one level below that of the check.
    return _NOTIFYING.sub(r"\\\1&#8203;", re.sub(r"(?m)^#", "###", render_markdown(comparison, options)))


def check_markdown(result: CheckResult, lang: Lang, *, limit: int, size: Size = len, folded: bool = True) -> str:
    """Render the check as Markdown of at most ``limit``, as ``size`` counts it; gravest findings first.

    Findings without room are counted. Title, counts, remedies and mark are never left out, so that the text may be
    longer than a ``limit`` below some ten thousand."""
    head = [STICKY, f"### reportdiff{say('say.colon', lang)}{say('say.check_title', lang)}", _counts(result, lang)]
    tail = [*_remedies(result, lang), *_baseline_notes(result, lang), comment_mark()]
    more = say("say.check_more", lang, n=len(result.findings))
    room = limit - size("\n\n".join([*head, more, *tail])) - size("\n\n\n\n\n")
    blocks, count = _files(result, lang, room=room, size=size, folded=folded)
    if count < len(result.findings):
        blocks.append(say("say.check_more", lang, n=len(result.findings) - count))
    return "\n\n".join([*head, *blocks, *tail]) + "\n"


def inactive(text: str) -> str:
    """Escape ``text`` inside a line of Markdown: it shows exactly, and refers to nobody and nothing."""
    return _NOTIFYING.sub(r"\\\1&#8203;", escape_inside(text))


def gravest_first(result: CheckResult) -> list[Finding]:
    """Sort the findings by severity; those of one severity stay in order.

    What a branch changes in the configuration comes first: it may be why there is nothing else."""
    return sorted(result.findings, key=lambda finding: (finding.rule != FIXED_RULE, SEVERITIES.index(finding.severity)))


def _counts(result: CheckResult, lang: Lang) -> str:
    return f"**{inactive(check_counts(result, lang))}**"


def _files(result: CheckResult, lang: Lang, *, room: int, size: Size, folded: bool) -> tuple[list[str], int]:
    """Write a block for each file, the gravest finding first, as far as there is room; and count the findings."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in gravest_first(result):
        by_file[finding.file].append(finding)
    blocks, count = [], 0
    for file, findings in by_file.items():
        opening, closing = _opening(file, findings, lang, folded=folded), "\n\n</details>"
        room -= size(opening) + size(closing) + size("\n\n")
        rows: list[str] = []
        for finding in findings:
            row = _row(finding, lang)
            if size(row) > room:
                break
            room -= size(row)
            rows.append(row)
        if rows:
            blocks.append(opening + "".join(rows) + closing)
        count += len(rows)
        if len(rows) < len(findings):
            break
    return blocks, count


def _opening(file: str, findings: list[Finding], lang: Lang, *, folded: bool) -> str:
    by_severity = Counter(finding.severity for finding in findings)
    counts = [say(f"say.check_count.{name}", lang, n=by_severity[name]) for name in SEVERITIES if by_severity[name]]
    heads = say("say.check_heads", lang).split("/")
    return (
        f"<details{'' if folded else ' open'}><summary>{_html(repository_path(file))} · {list_text(counts, lang)}"
        f"</summary>\n\n| {' | '.join(heads)} |\n| {' | '.join(['---'] * len(heads))} |"
    )


def _row(finding: Finding, lang: Lang) -> str:
    place = f"{finding.line}:{finding.column}" if finding.line else say("say.check_whole_file", lang)
    cells = [
        say(f"severity.{finding.severity}", lang),
        place,
        f"{finding.rule} {say(f'rule.{finding.rule}', lang)}",
        inactive(beginning(finding_message(finding, lang), _LONGEST)),
    ]
    return f"\n| {' | '.join(cells)} |"


def _remedies(result: CheckResult, lang: Lang) -> Iterator[str]:
    """Say what to do about each broken rule, once."""
    rules = sorted({finding.rule for finding in result.findings})
    if not rules:
        return
    lines = [
        f"- **{name} {say(f'rule.{name}', lang)}** {say(f'rule_why.{name}', lang)} {say(f'rule_fix.{name}', lang)}"
        for name in rules
    ]
    listing = "\n".join(lines)
    yield f"<details><summary>{say('say.check_remedies', lang)}</summary>\n\n{listing}\n\n</details>"


def _baseline_notes(result: CheckResult, lang: Lang) -> Iterator[str]:
    """Say how many findings the baseline accepts, and which of its entries are stale."""
    if result.accepted:
        yield say("say.check_accepted", lang, n=result.accepted)
    lines = [
        f"- {inactive(beginning(say('say.check_stale', lang, line=entry.line, about=entry.about), _LONGEST))}"
        for entry in result.stale[:_STALE]
    ]
    if len(result.stale) > _STALE:
        lines.append(f"- {say('say.check_more', lang, n=len(result.stale) - _STALE)}")
    if lines:
        yield "\n".join(lines)


def _html(text: str) -> str:
    """Escape ``text`` for the inside of an HTML element, where GitHub reads references but no Markdown."""
    from html import escape

    return re.sub(r"([@#!~$])", r"\1&#8203;", escape(text, quote=False))
