"""What an addition or an import came to, as text for people and JSON for programs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

from reportdiff.collecting.adding import Addition
from reportdiff.collecting.documents import (
    ADDITION_SCHEMA,
    IMPORT_SCHEMA,
    AdditionDocument,
    ImportDocument,
    ImportedFile,
    to_json,
)
from reportdiff.collecting.importing import STORED, Entry, Fate, Import
from reportdiff.i18n.labels import Lang, say
from reportdiff.regions import display_name
from reportdiff.safe_text import inert

PLAIN_WORD = re.compile(r"[\w@%+=:,./-]+")

MOST_FILES = 40
"""Files of one fate that are named in the text; the JSON names all."""


def addition_text(addition: Addition, *, lang: Lang, reports: Path | None = None) -> str:
    """Say what was stored where, and the command that compares it with a neighbouring year, if any.

    ``reports`` is the directory that was asked for, to be repeated in that command."""
    region = display_name(addition.region, lang)
    dry = "dry_" if addition.dry_run and addition.outcome != "unchanged" else ""
    lines = [
        say(f"say.added_{dry}{addition.outcome}", lang, path=addition.path),
        say("say.added_what", lang, region=region, year=addition.year, n=addition.measures, title=addition.title),
        say(f"say.added_plan_{addition.plan_found}", lang),
    ]
    if addition.neighbours:
        lines.append(say("say.added_next", lang, command=next_command(addition, reports)))
    return "\n".join(map(inert, lines))


def next_command(addition: Addition, reports: Path | None) -> str:
    """Give the command that compares the report with the year before it, or else the year after it."""
    years = sorted((addition.neighbours[0], addition.year))
    words = ["reportdiff", *map(str, years), "--region", addition.region]
    words += [] if reports is None else ["--reports", str(reports)]
    # shlex would put every hanzi in quotes, which no shell needs.
    return " ".join(word if PLAIN_WORD.fullmatch(word) else shlex.quote(word) for word in words)


def addition_json(addition: Addition, *, reports: Path | None = None) -> bytes:
    """Give as JSON what became of one report (:class:`~reportdiff.collecting.documents.AdditionDocument`); ``reports``
    as for :func:`addition_text`."""
    document = AdditionDocument(
        schema=ADDITION_SCHEMA,
        outcome=addition.outcome,
        dry_run=addition.dry_run,
        path=str(addition.path),
        region=addition.region,
        year=addition.year,
        title=addition.title,
        source=addition.source,
        sha256=addition.sha256,
        measures=addition.measures,
        plan_found=addition.plan_found,
        neighbours=addition.neighbours,
        next=next_command(addition, reports) if addition.neighbours else None,
    )
    return to_json(document)


def import_text(account: Import, *, lang: Lang) -> str:
    """Give a table of what became of the files, then every file that was not taken with the reason."""
    counts = account.counts
    rows = [(say(f"fate.{fate}", lang), counts[fate]) for fate in get_args(Fate) if counts.get(fate)]
    digits = len(str(len(account.entries)))
    lines = [
        say(
            "say.imported_dry" if account.dry_run else "say.imported",
            lang,
            n=len(account.entries),
            path=account.reports,
        )
    ]
    lines += [f"  {count:>{digits}}  {label}" for label, count in rows]
    without_heading = [entry for entry in account.entries if entry.fate in STORED and entry.plan_found == "whole"]
    if without_heading:
        lines += [
            "",
            say("say.imported_unsure", lang, n=len(without_heading)),
            *_entry_lines(without_heading, lang, with_reason=False),
        ]
    for fate in get_args(Fate):
        group = [entry for entry in account.entries if entry.fate == fate]
        if group and fate not in STORED:
            lines += [
                "",
                f"{say(f'fate.{fate}', lang)}{say('say.colon', lang).rstrip()}",
                *_entry_lines(group, lang, with_reason=True),
            ]
    return "\n".join(map(inert, lines))


def import_json(account: Import) -> bytes:
    """Give the account of an import as JSON (:class:`~reportdiff.collecting.documents.ImportDocument`)."""
    document = ImportDocument(
        schema=IMPORT_SCHEMA,
        folder=str(account.folder),
        reports=str(account.reports),
        dry_run=account.dry_run,
        counts={fate: account.counts[fate] for fate in get_args(Fate) if account.counts.get(fate)},
        files=tuple(
            ImportedFile(
                path=str(entry.path),
                fate=entry.fate,
                region=entry.region,
                year=entry.year,
                plan_found=entry.plan_found,
                why=entry.why,
                why_zh=entry.why_zh,
            )
            for entry in account.entries
        ),
    )
    return to_json(document)


def _entry_lines(entries: list[Entry], lang: Lang, *, with_reason: bool) -> list[str]:
    lines = [
        f"  {(entry.why_zh if lang == 'zh' else entry.why) if with_reason else entry.path}"
        for entry in entries[:MOST_FILES]
    ]
    if len(entries) > MOST_FILES:
        lines.append("  " + say("say.imported_more", lang, n=len(entries) - MOST_FILES))
    return lines
