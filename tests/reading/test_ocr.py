"""Scans and pictures: read by machine where the extra is installed, and marked; without it refused with its name."""

from __future__ import annotations

import io
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import reportdiff.reading.pdf.pdf as pdf_module
from reportdiff.cli import main
from reportdiff.errors import ReportdiffError, UnexpectedFault, UnreadableReport
from reportdiff.installation import install_command
from reportdiff.opening import compare, read_report_bytes
from reportdiff.output.words.summary_words import machine_reading_notes, warnings
from reportdiff.page_progress import watched_pages
from reportdiff.parsing.machine_reading import machine_reading_of
from reportdiff.reading import read_bytes
from reportdiff.reading.document import Document
from reportdiff.reading.ocr import recognition, scans
from tests.reading.mutations import mutated
from tests.reading.pages import REPORT, TITLE
from tests.reading.pdf_files import printed, scanned
from tests.reading.scan_files import HEIGHT, WIDTH, picture, saved

pytest.importorskip("PIL", reason="no Pillow to draw pages with")
needs_ocr = pytest.mark.skipif(not recognition.is_installed(), reason="the extra is not installed: reportdiff[ocr]")

LINES = [TITLE, *REPORT]


def refused(data: bytes, name: str = "r.png") -> UnreadableReport:
    with pytest.raises(UnreadableReport) as caught:
        read_bytes(data, name=name)
    assert str(caught.value).startswith(name) and "\n" not in str(caught.value)
    assert ";" in str(caught.value) and "；" in caught.value.message_in("zh")
    return caught.value


def samples(document: Document, what: str) -> tuple[str, ...]:
    return next((entry.samples for entry in document.ledger if entry.what == what), ())


def same(one: str, other: str) -> bool:
    """The same but for the width of brackets and commas, which models do not see."""
    return one.translate(str.maketrans("(),:", "（），：")) == other.translate(str.maketrans("(),:", "（），："))


# with the models


@needs_ocr
def test_a_picture_of_a_page_is_read_in_paragraphs_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "report.png"
    path.write_bytes(saved([picture(REPORT, title=TITLE)], "PNG"))
    document = read_bytes(path.read_bytes(), name="r.png")

    assert document.format == "picture"
    lines = document.text.split("\n")
    assert len(lines) == len(LINES)
    assert all(map(same, lines, LINES))
    (page,) = samples(document, "recognised_page")
    assert page.startswith("1: 0.9") or page.startswith("1: 1.0")


@needs_ocr
def test_pages_of_a_pdf_without_text_are_read_and_the_others_left_as_they_are() -> None:
    from pypdfium2 import PdfDocument

    whole = PdfDocument(printed(REPORT[:5], title=TITLE))
    whole.import_pages(PdfDocument(saved([picture(REPORT[5:], size=34)], "PDF")))
    stream = io.BytesIO()
    whole.save(stream)
    document = read_bytes(stream.getvalue(), name="r.pdf")

    assert all(map(same, document.text.split("\n"), LINES))
    assert document.format == "pdf"
    assert [page.partition(":")[0] for page in samples(document, "recognised_page")] == ["2"]


@needs_ocr
def test_a_scan_without_text_is_refused() -> None:
    assert "no text was recognised in it" in str(refused(scanned(1), "r.pdf"))
    blank = picture(())
    assert "no text was recognised" in str(refused(saved([blank], "PNG")))


# without them


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    for module in (recognition, scans):
        monkeypatch.setattr(module, "is_installed", lambda: False)


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"\x89PNG\r\n\x1a\n....", "r.png"), (b"II*\0", "r.tif"), (b"\xff\xd8\xff\xe0", "r.jpg"), (scanned(), "r.pdf")],
)
def test_without_the_extra_its_name_is_said(absent: None, data: bytes, name: str) -> None:
    error = refused(data, name)
    assert install_command("ocr") in str(error)
    assert install_command("ocr") in error.message_in("zh")


# with a machine that sees what it is told


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """What the machine sees on every page: lines from top to bottom, each with a confidence."""
    lines: list[tuple[str, float]] = [(line, 0.99) for line in LINES]

    def engine() -> Any:
        def see(_: object) -> SimpleNamespace:
            boxes = []
            for row, (text, _sure) in enumerate(lines):
                top, right = 100 + 60 * row, 100 + 40 * sum(map(recognition.width_of, text))
                boxes.append([(100, top), (right, top), (right, top + 44), (100, top + 44)])
            texts, scores = [text for text, _ in lines], [sure for _, sure in lines]
            return SimpleNamespace(boxes=boxes, txts=texts, scores=scores)

        return see

    for module in (recognition, scans):
        monkeypatch.setattr(module, "is_installed", lambda: True)
    monkeypatch.setattr(recognition, "_engine", engine)
    return lines


def page(form: str = "PNG", count: int = 1) -> bytes:
    from PIL import Image

    return saved([Image.new("L", (WIDTH, HEIGHT), 255)] * count, form)


def test_a_stored_scan_still_says_that_a_machine_read_it(
    told: list[tuple[str, float]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.jpg").write_bytes(page("JPEG"))
    words = ["add", str(tmp_path / "report.jpg"), "--reports", str(tmp_path / "reports"), "--region", "云岭市"]
    assert main(words) == 0
    (stored,) = (tmp_path / "reports" / "2031").glob("*.md")
    assert "machine_read:" in stored.read_text(encoding="utf-8")
    capsys.readouterr()

    assert main(["show", str(stored), "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert "was read by machine (OCR)" in shown.out
    assert "was read by machine (OCR)" in shown.err


def test_doubtful_lines_are_counted_and_said(told: list[tuple[str, float]]) -> None:
    told[6] = (told[6][0], 0.7)
    told[8] = (told[8][0], 0.899)
    report = read_report_bytes(page(), name="r.png")

    assert report.machine_read is not None
    assert (report.machine_read.unsure_lines, report.machine_read.threshold) == (2, 0.9)
    assert 0.9 < report.machine_read.confidence < 0.99
    first, second = machine_reading_notes(report, "en")
    assert first.startswith("the text was read by machine (OCR), with a mean confidence of 0.9")
    assert second == "2 lines were read with a confidence below 0.90; their figures are doubtful"
    assert "其中的数字存疑" in machine_reading_notes(report, "zh")[1]
    assert [entry.count for entry in report.ledger if entry.what == "unsure_line"] == [2]


def test_a_comparison_says_which_report_a_machine_read(told: list[tuple[str, float]]) -> None:
    typed = read_report_bytes("\n".join(LINES).replace("2031", "2030").encode(), name="2030.txt")
    comparison = compare(typed, read_report_bytes(page(), name="2031.png"), earlier={})
    assert any("was read by machine" in note for note in warnings(comparison, "en"))
    assert typed.machine_read is None


def test_the_confidence_of_every_page_is_kept(told: list[tuple[str, float]]) -> None:
    document = read_bytes(page("TIFF", 7), name="r.tif")
    assert samples(document, "recognised_page") == tuple(f"{number}: 0.990" for number in range(1, 8))


def test_whoever_watches_is_told_of_every_page(told: list[tuple[str, float]]) -> None:
    seen: list[tuple[int, int]] = []
    with watched_pages(lambda done, total: seen.append((done, total))):
        read_bytes(page("TIFF", 3), name="r.tif")
        read_bytes(b"text", name="r.txt")
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_too_many_pages_too_long_and_too_large_are_refused(
    told: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "MAX_PAGES", 2)
    assert "has 3 pages to recognise, which is more than 2" in str(refused(page("TIFF", 3)))
    assert "has 3 pages to recognise" in str(refused(page("PDF", 3), "r.pdf"))
    monkeypatch.setattr(scans, "SECONDS", -1.0)
    assert "takes more than" in str(refused(page()))
    monkeypatch.setattr(scans, "MAX_PIXELS", 1_000_000)
    monkeypatch.setattr(scans, "SECONDS", 9.0)
    assert "more than 1 million pixels" in str(refused(page()))


def test_damaged_pictures_are_refused(told: list[tuple[str, float]]) -> None:
    whole = page("JPEG")
    for data in (b"\x89PNG\r\n\x1a\n", b"II*\0\x08\0\0\0\xff\xff", whole[: len(whole) // 2], b"\xff\xd8\xff\xe0junk"):
        assert "is a damaged picture" in str(refused(data))


@pytest.mark.parametrize("stated", ["yes", {"confidence": "x"}, {"confidence": -1, "unsure_lines": 10**30}])
def test_front_matter_by_hand_is_no_error(stated: object) -> None:
    reading = machine_reading_of({"machine_read": stated})
    assert reading is not None
    assert (reading.confidence, reading.unsure_lines) == (0.0, 0)
    assert machine_reading_of({}) is None


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_any_damage_to_a_picture_ends_in_a_document_or_one_line(told: list[tuple[str, float]], form: str) -> None:
    dice = random.Random(7)
    whole = page(form)
    for _ in range(25):
        try:
            assert read_bytes(mutated(whole, dice), name="r.png").text
        except ReportdiffError as error:
            assert "\n" not in str(error) and str(error).startswith("r.png")
            assert not isinstance(error, UnexpectedFault)


def test_a_pdf_whose_fonts_hide_the_text_is_read_from_its_pictures(
    told: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([True, False])
    monkeypatch.setattr(pdf_module, "_hides_its_text", lambda characters: next(answers))
    document = read_bytes(printed(REPORT, title=TITLE, lines_a_page=99), name="r.pdf")
    assert document.text.split("\n")[:2] == LINES[:2]
    assert samples(document, "recognised_page") == ("1: 0.990",)
