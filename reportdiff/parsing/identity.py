"""What a report is: its region, year, title and kind, as front matter, path and text say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from reportdiff.corpus.specs import year_and_region_of
from reportdiff.disk.files import writable_name
from reportdiff.errors import UnreadableReport
from reportdiff.model import Kind
from reportdiff.parsing.occasion import Occasion, occasion_of
from reportdiff.reading.document import Document
from reportdiff.regions import UNKNOWN, region_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a report says it is: ``year`` 0 and ``region`` ``"unknown"`` where nothing tells.

    ``stated_year`` is that of the front matter and ``text_year`` that of the text, whatever the path says; 0 without
    one."""

    year: int
    region: str
    title: str
    kind: Kind
    stated_year: int = 0
    text_year: int = 0


def identify(document: Document, path: Path | None) -> Identity:
    """Say what the report is: told by its front matter, else its ``path`` (``…/<year>/<region>.<ext>``), else its text
    (the title 2025年北京市政府工作报告, the line ——2021年3月5日在…会议上).

    A report delivered in November or December is that of the next year. Raises :class:`UnreadableReport` where front
    matter says something that cannot be (``year: twenty``)."""
    metadata = document.metadata
    path_year, path_region = year_and_region_of(path) if path is not None else (0, None)
    occasion = told_by_text(document)
    region = str(metadata.get("region") or "").strip()
    stated_title = str(metadata.get("title") or "").strip()
    stated_year, text_year = _stated_year(metadata.get("year")), occasion.year or occasion.named_year
    return Identity(
        year=stated_year or path_year or text_year,
        region=region_code(region) if region else writable_name(path_region or occasion.region or UNKNOWN),
        title=stated_title or occasion.title or (writable_name(path.stem) if path is not None else document.name),
        kind="digest" if metadata.get("kind") == "digest" else "full_text",
        stated_year=stated_year,
        text_year=text_year,
    )


def told_by_text(document: Document) -> Occasion:
    """Say what the text says of its occasion, with title, day and session of its front matter where it has them.

    Raises as :func:`identify`."""
    _check_stated(document)
    entries = {key: str(document.metadata.get(key) or "").strip() for key in ("title", "delivered", "session")}
    words = "\n".join(text for key, text in entries.items() if key != "title" and text)
    return occasion_of(document.text, title=entries["title"], said=words)


def _check_stated(document: Document) -> None:
    """Check that what front matter says of year, kind and region is possible: a slip would name the wrong report."""
    entries = {key: document.metadata.get(key) for key in ("year", "kind", "region")}
    wrong = {
        "year": not isinstance(entries["year"], str | int) or not _stated_year(entries["year"]),
        "kind": entries["kind"] not in get_args(Kind),
        "region": not isinstance(entries["region"], str) or re.search(r"[/\\\s.]", entries["region"]) is not None,
    }
    examples = {"year": "a year such as 2023", "kind": " or ".join(get_args(Kind)), "region": "a name such as beijing"}
    examples_zh = {"year": "年份，如 2023", "kind": " 或 ".join(get_args(Kind)), "region": "地区名，如 beijing"}
    for key, value in entries.items():
        if value not in (None, "") and wrong[key]:
            raise UnreadableReport(
                f"{document.name}: the front matter says {key}: {value}; write {examples[key]}, or leave the line out",
                f"{document.name}：文件头写着 {key}: {value}；应为{examples_zh[key]}，或删去这一行",
            )


def _stated_year(value: object) -> int:
    text = str(value or "").strip().removesuffix("年")
    return int(text) if re.fullmatch(r"(?:19|20)\d\d", text) else 0
