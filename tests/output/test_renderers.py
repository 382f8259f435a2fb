"""All forms of the result: found by name, the same counts in each, nothing obeyed, the same bytes again."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, say
from reportdiff.installation import install_command
from reportdiff.model import Comparison, Status
from reportdiff.output.origin import GENERATOR, written_by_us
from reportdiff.output.renderers import RENDERERS, RenderOptions, form_of, render
from tests.output.hostile import hostile_comparison

FORMS = tuple(RENDERERS)
LANGS: tuple[Lang, ...] = get_args(Lang)


def rendered(comparison: Comparison, form: str, lang: Lang = "zh", **options: object) -> bytes:
    result = render(comparison, form, RenderOptions(lang=lang, **options))  # type: ignore[arg-type]
    return result.encode() if isinstance(result, str) else result


def text_of(data: bytes, form: str) -> str:
    """What a reader of the form gets to see, as text; for packages all the XML there is."""
    if form == "parquet":
        import pyarrow.parquet as pq

        return "\n".join(str(row) for row in pq.read_table(io.BytesIO(data)).to_pylist())
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    return data.decode("utf-8-sig")


def counts_in(data: bytes, form: str, lang: Lang) -> dict[str, int]:
    """The changes by status as a form states or lists them."""
    if form in ("csv", "parquet"):
        import pandas as pd

        frame = pd.read_csv(io.BytesIO(data)) if form == "csv" else pd.read_parquet(io.BytesIO(data))
        return {status: int((frame["status"] == status).sum()) for status in get_args(Status)}
    if form == "json":
        statuses = [change["status"] for change in json.loads(data)["changes"]]
        return {status: statuses.count(status) for status in get_args(Status)}
    if form == "html":
        stated = dict(re.findall(r'data-status="(\w+)"><b>(\d+)</b>', data.decode()))
        return {status: int(stated[status]) for status in get_args(Status)}
    if form == "xlsx":
        from openpyxl import load_workbook

        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
        words = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
        return {status: words.count(say(f"status.{status}", lang)) for status in get_args(Status)}
    if form == "docx":
        from docx import Document

        text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    elif form == "md":
        heads, _, figures = (line.strip("| ").split(" | ") for line in re.findall(r"(?m)^\|.*\|$", data.decode())[:3])
        text = "\n".join(f"{head} {figure}" for head, figure in zip(heads, figures, strict=True))
    else:
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", data.decode()))
    found = {}
    for status in get_args(Status):
        # The first place that says the word and a number is the line of counts.
        match = re.search(rf"{say(f'status.{status}', lang)}\s*(\d+)", text)
        assert match is not None, (form, status)
        found[status] = int(match[1])
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMS)
def test_counts_are_those_of_the_json(comparison: Comparison, form: str, lang: Lang) -> None:
    assert counts_in(rendered(comparison, form, lang), form, lang) == comparison.summary.status


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_what_its_row_says(comparison: Comparison, form: str) -> None:
    result = render(comparison, form)

    assert len(result) > 500
    assert isinstance(result, bytes) or not RENDERERS[form].binary


@pytest.mark.parametrize("form", FORMS)
def test_a_comparison_without_changes_is_no_trouble(comparison: Comparison, form: str) -> None:
    empty = replace(comparison, changes=(), highlights=())
    assert rendered(empty, form)


def formulas() -> Comparison:
    """The hostile comparison, its measures beginning like formulas as well."""
    comparison = hostile_comparison()
    starts = ("=HYPERLINK(0)", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)")

    def worse(measures: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(
            replace(measure, text=starts[number % 4] + measure.text)  # type: ignore[type-var, attr-defined]
            for number, measure in enumerate(measures)
        )

    old, new = (replace(report, measures=worse(report.measures)) for report in (comparison.old, comparison.new))  # type: ignore[arg-type]
    changes = tuple(replace(change, diff=()) for change in comparison.changes)
    return replace(comparison, old=old, new=new, changes=changes)


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("json", "parquet")])
@pytest.mark.parametrize("color", [False, True])
def test_nothing_in_a_report_is_obeyed(form: str, color: bool) -> None:
    text = text_of(rendered(formulas(), form, color=color, show_unchanged=True), form)
    if color and form == "terminal":
        text = re.sub(r"\x1b\[[0-9;]*m", "", text)

    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    if form == "md":
        bare = re.sub(r"\\.|</?(?:ins|del|br)>|<!-- reportdiff .*? -->|^>", "", text, flags=re.MULTILINE)
        assert not re.search(r"[<>`\[\]](?! |\d)", re.sub(r"`[^`\n]*`", "", bare))
    elif form in ("docx", "xlsx"):
        assert not re.search(r"<f>|<f |<hyperlink|instrText|TargetMode", text)
        assert set(re.findall(r'w:instr="(.*?)"', text)) <= {"PAGE"}
    elif form in ("html", "html-fragment"):
        assert not re.search(r"<(?:img|iframe|svg|b|i) ?(?:onerror|src|onload|onclick)", text)
        assert not re.search(r"<script>alert|</?(?:title|style)>\s*(?:<script>alert|\*)", text)
        assert not re.search(r"(?:href|src)=\"?javascript:", text)


def test_no_cell_of_the_csv_begins_like_a_formula() -> None:
    import csv

    rows = list(csv.reader(io.StringIO(rendered(formulas(), "csv").decode("utf-8-sig"))))

    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-(?![\d.])", cell)]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_tells_who_wrote_it(comparison: Comparison, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"file{RENDERERS[form].suffixes[0]}"
    data = rendered(comparison, form)
    path.write_bytes(data + f"\n{GENERATOR}\n".encode() if form == "terminal" else data)

    assert written_by_us(path)


def test_a_document_that_somebody_saved_is_no_longer_ours(comparison: Comparison, tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "file.docx"
    path.write_bytes(rendered(comparison, "docx"))
    edited = Document(str(path))
    edited.core_properties.last_modified_by = "林某"
    edited.save(str(path))

    assert not written_by_us(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 no zip", b"PAR1PAR1", b"PAR1" + b"\xff" * 40 + b"PAR1"])
def test_broken_packages_are_not_ours(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert not written_by_us(path)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "terminal"), ("a.JSON", "json"), ("a.html", "html"), ("a.fragment.html", "html-fragment"),
        ("a.xlsx", "xlsx"), ("a.csv.gz", None), ("a", None), ("a.markdown", "md"),
    ],
)  # fmt: skip
def test_the_longest_suffix_tells_the_form(name: str, form: str | None) -> None:
    assert form_of(name) == form


def test_suffixes_are_told_apart() -> None:
    suffixes = [suffix for renderer in RENDERERS.values() for suffix in renderer.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_an_unknown_form_is_an_error(comparison: Comparison) -> None:
    with pytest.raises(ReportdiffError, match="odt"):
        render(comparison, "odt")


@pytest.mark.parametrize(("form", "library"), [("parquet", "pyarrow")])
def test_a_missing_library_names_its_extra(
    comparison: Comparison, form: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ReportdiffError, match=re.escape(install_command(RENDERERS[form].extra or ""))) as caught:
        render(comparison, form)
    assert "安装" in caught.value.message_in("zh")
