"""Which columns of a table hold the year, the region, the title and the text, and the report that each row is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportdiff.collecting.addresses import looks_like_address
from reportdiff.collecting.collection_layout import CandidateFile
from reportdiff.collecting.tables.table_rows import TableRow, table_rows
from reportdiff.disk.files import writable_name
from reportdiff.errors import ReportdiffError
from reportdiff.reading import MAX_BYTES
from reportdiff.regions import region_code

COLUMN_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        *("text", "content", "body", "fulltext", "reporttext"),
        *("正文", "全文", "内容", "文本", "报告正文", "报告全文", "报告内容"),
    ),
    "year": ("year", "reportyear", "年份", "年度", "年", "报告年份"),
    "region": (*("region", "place", "city", "province"), *("地区", "区域", "地名", "城市", "市", "省份", "省")),
    "title": ("title", "headline", "标题", "题名", "报告标题", "报告名称"),
    "source": ("source", "url", "link", "address", "网址", "链接", "来源"),
}
"""What columns are called, without spaces and underscores and in small letters; the first that is there counts, and of
regions the first that is filled in (a city before its province)."""

YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
SHOWN: Final = 12
TITLE_WITHIN: Final = 200
"""Characters at the beginning of a text in which its title may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that a user has named; ``None`` where they are to be told by their names."""

    text: str | None = None
    year: str | None = None
    region: str | None = None
    title: str | None = None


def table_candidates(path: Path, columns: Columns) -> Iterator[CandidateFile]:
    """Give the rows of the table at ``path`` as candidates for reports, each called ``<table>:<row>``.

    A row that cannot be a report says why in ``fault``. Raises :class:`~reportdiff.errors.ReportdiffError` for a table
    that cannot be read, without a column of text, or without a column that was named."""
    names, rows = table_rows(path)
    column_choice = _column_choice(names, columns, name=writable_name(path))
    return (_candidate(path, row, column_choice) for row in rows)


def _column_choice(names: Sequence[str], columns: Columns, *, name: str) -> Mapping[str, tuple[str, ...]]:
    """Give the columns of each kind, the first choice first."""
    plain = {re.sub(r"[\s_\-]+", "", column).lower(): column for column in reversed(names)}
    choice: dict[str, tuple[str, ...]] = {}
    for kind, names_of_kind in COLUMN_NAMES.items():
        option = getattr(columns, kind, None)
        if option is not None and option not in names:
            raise ReportdiffError(
                f"{name}: has no column {option!r}; it has: {_names_text(names)}",
                f"{name}：没有“{option}”这一列；有：{_names_text(names)}",
            )
        choice[kind] = tuple(plain[word] for word in names_of_kind if word in plain) if option is None else (option,)
    if not choice["text"]:
        raise ReportdiffError(
            f"{name}: no column is called like one of texts ({_names_text(names)}); name it with --text-column",
            f"{name}：看不出哪一列是正文（{_names_text(names)}）；请用 --text-column 指明",
        )
    return choice


def _names_text(names: Sequence[str]) -> str:
    texts = ["".join(sign if sign.isprintable() else "?" for sign in name)[:40] for name in names[:SHOWN]]
    return ", ".join(texts) + (", …" if len(names) > SHOWN else "") if names else "-"


def _candidate(path: Path, row: TableRow, columns: Mapping[str, tuple[str, ...]]) -> CandidateFile:
    cell = {kind: _first(row, names) for kind, names in columns.items()}
    text, title = cell["text"], cell["title"]
    year = YEAR.search(cell["year"])
    fault = row.fault
    if fault is None and not text.strip():
        fault = ("has no text; fill it in or leave the row out", "没有正文；请补上，或删去这一行")
    if fault is None and len(text) > MAX_BYTES // 4:
        # Before it is made into bytes: a cell may be as large as the table.
        fault = ("has more text than any report; give the report alone", "正文过长，不像一份报告；请只给出报告本身")
    if fault is None and title and title not in text[:TITLE_WITHIN]:
        text = f"{title}\n{text}"
    return CandidateFile(
        path=path.with_name(f"{path.name}:{row.number}"),
        year=int(year.group(1)) if year else 0,
        region=region_code(cell["region"]) if cell["region"] else "",
        data=b"" if fault else text.encode("utf-8", "replace"),
        source=cell["source"] if looks_like_address(cell["source"]) else "",
        fault=fault,
    )


def _first(row: TableRow, names: Sequence[str]) -> str:
    return next((value for name in names if (value := row.cells.get(name, "")).strip()), "").strip()
