"""What index pages list that the collection lacks, as text and as JSON."""

from __future__ import annotations

from reportdiff.collecting.documents import (
    NEW_REPORTS_SCHEMA,
    FailedIndexPage,
    ListedNewReport,
    NewReportsDocument,
    to_json,
)
from reportdiff.collecting.new_reports import ListedLink, NewReports
from reportdiff.i18n.labels import Lang, say
from reportdiff.regions import display_name
from reportdiff.safe_text import inert
from reportdiff.text.shortening import beginning

_LONGEST = 60
"""Characters of the words of a link that are shown."""


def new_reports_text(result: NewReports, *, folder: str, lang: Lang) -> str:
    """Put the list into words: each report with its address and the command that stores it, then what was looked at."""
    lines: list[str] = []
    for link in result.new:
        place = say("say.new_report", lang, region=inert(display_name(link.region, lang)), year=link.year)
        lines += [
            f"{place}  {beginning(inert(link.title), _LONGEST)}",
            f"  {inert(link.url)}",
            f"  {_command(link)}",
        ]
    if not result.new and result.listed:
        lines.append(say("say.new_none", lang, folder=folder))
    for page in result.unread:
        why = page.why_zh if lang == "zh" else page.why
        lines.append(say("say.new_unread", lang, page=inert(page.page), why=inert(why)))
    lines.append(
        say("say.new_looked", lang, n=result.pages, listed=result.listed, new=len(result.new), folder=inert(folder))
    )
    return "\n".join(lines)


def new_reports_json(result: NewReports, *, folder: str) -> bytes:
    """Give the list as JSON (:class:`~reportdiff.collecting.documents.NewReportsDocument`)."""
    return to_json(
        NewReportsDocument(
            schema=NEW_REPORTS_SCHEMA,
            folder=folder,
            listed=result.listed,
            new=tuple(
                ListedNewReport(
                    region=link.region, year=link.year, title=link.title, url=link.url, page=link.page,
                    next=_command(link),
                )
                for link in result.new
            ),
            unread=tuple(
                FailedIndexPage(region=page.region, page=page.page, why=page.why, why_zh=page.why_zh)
                for page in result.unread
            ),
        )
    )  # fmt: skip


def _command(link: ListedLink) -> str:
    """Give the command that stores a report; an address is quoted for the shell."""
    import shlex

    region = link.region if link.region.replace("-", "").isalnum() else shlex.quote(link.region)
    return f"reportdiff add {shlex.quote(inert(link.url))} --region {region} --year {link.year}"
