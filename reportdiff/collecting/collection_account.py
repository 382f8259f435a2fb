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
from reportdiff.collecting.importing import KEPT, Entry, Fate, Import
from reportdiff.i18n.labels import Lang, say
from reportdiff.regions import display_name
from reportdiff.safe_text import inert

PLAIN_WORD = re.compile(r"[\w@%+=:,./-]+")

SHOWN = 40
"""Files of one fate that are named in the text; the JSON names all."""


def addition_text(done: Addition, *, lang: Lang, reports: Path | None = None) -> str:
    """What was stored where, and the command that compares it with a neighbouring year if there is one.

    ``reports`` is the directory that was asked for, to be repeated in that command."""
    region = display_name(done.region, lang)
    dry = "dry_" if done.dry_run and done.outcome != "unchanged" else ""
    lines = [
        say(f"say.added_{dry}{done.outcome}", lang, path=done.path),
        say("say.added_what", lang, region=region, year=done.year, n=done.measures, title=done.title),
        say(f"say.added_plan_{done.plan_found}", lang),
    ]
    if done.neighbours:
        lines.append(say("say.added_next", lang, command=next_command(done, reports)))
    return "\n".join(map(inert, lines))


def next_command(done: Addition, reports: Path | None) -> str:
    """The command that compares the report with the year before it, or else the year after it."""
    years = sorted((done.neighbours[0], done.year))
    words = ["reportdiff", *map(str, years), "--region", done.region]
    words += [] if reports is None else ["--reports", str(reports)]
    # shlex would put every hanzi in quotes, which no shell needs.
    return " ".join(word if PLAIN_WORD.fullmatch(word) else shlex.quote(word) for word in words)


def addition_json(done: Addition, *, reports: Path | None = None) -> bytes:
    """What became of one report as JSON (:class:`~reportdiff.collecting.documents.AdditionDocument`); ``reports`` as
    for :func:`addition_text`."""
    document = AdditionDocument(
        schema=ADDITION_SCHEMA,
        outcome=done.outcome,
        dry_run=done.dry_run,
        path=str(done.path),
        region=done.region,
        year=done.year,
        title=done.title,
        source=done.source,
        sha256=done.sha256,
        measures=done.measures,
        plan_found=done.plan_found,
        neighbours=done.neighbours,
        next=next_command(done, reports) if done.neighbours else None,
    )
    return to_json(document)


def import_text(done: Import, *, lang: Lang) -> str:
    """A table of what became of the files, then every file that was not taken with the reason."""
    counts = done.counts
    rows = [(say(f"fate.{fate}", lang), counts[fate]) for fate in get_args(Fate) if counts.get(fate)]
    digits = len(str(len(done.entries)))
    lines = [say("say.imported_dry" if done.dry_run else "say.imported", lang, n=len(done.entries), path=done.reports)]
    lines += [f"  {count:>{digits}}  {label}" for label, count in rows]
    unsure = [entry for entry in done.entries if entry.fate in KEPT and entry.plan_found == "whole"]
    if unsure:
        lines += ["", say("say.imported_unsure", lang, n=len(unsure)), *_named(unsure, lang, why=False)]
    for fate in get_args(Fate):
        refused = [entry for entry in done.entries if entry.fate == fate]
        if refused and fate not in KEPT:
            lines += [
                "",
                f"{say(f'fate.{fate}', lang)}{say('say.colon', lang).rstrip()}",
                *_named(refused, lang, why=True),
            ]
    return "\n".join(map(inert, lines))


def import_json(done: Import) -> bytes:
    """The account of an import as JSON (:class:`~reportdiff.collecting.documents.ImportDocument`)."""
    document = ImportDocument(
        schema=IMPORT_SCHEMA,
        folder=str(done.folder),
        reports=str(done.reports),
        dry_run=done.dry_run,
        counts={fate: done.counts[fate] for fate in get_args(Fate) if done.counts.get(fate)},
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
            for entry in done.entries
        ),
    )
    return to_json(document)


def _named(entries: list[Entry], lang: Lang, *, why: bool) -> list[str]:
    shown = [f"  {(entry.why_zh if lang == 'zh' else entry.why) if why else entry.path}" for entry in entries[:SHOWN]]
    if len(entries) > SHOWN:
        shown.append("  " + say("say.imported_more", lang, n=len(entries) - SHOWN))
    return shown
