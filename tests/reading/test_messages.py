"""What reading says: each refusal in both languages with what to do next, each ledger code with a label."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportdiff.errors import UnreadableReport
from reportdiff.i18n.labels import LABELS
from reportdiff.parsing.structure import multi_report as several
from reportdiff.reading import read_bytes, read_document, source
from reportdiff.reading.formats import SIGNATURES, Signature
from reportdiff.reading.html import html
from reportdiff.reading.legacy_word import rtf_groups
from reportdiff.reading.ocr import marks
from reportdiff.reading.word import docx, word_runs

HAN = re.compile(r"[\u3400-\u9fff]")
ERRORS = ("UnreadableReport", "ReportNotFound", "ReportdiffError", "MalformedJson")
SOURCES = ("reading/**/*.py", "output/json.py")


def calls(project: Path, *patterns: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call in the files, with the last part of the name that is called."""
    for pattern in patterns:
        for path in sorted((project / "reportdiff").glob(pattern)):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                    yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def strings(node: ast.AST) -> list[str]:
    inner = (inner for inner in ast.walk(node) if isinstance(inner, ast.Constant))
    return [inner.value for inner in inner if isinstance(inner.value, str)]


def test_every_error_is_made_with_a_chinese_text_that_says_what_next(project: Path) -> None:
    made = [(name, call) for name, call in calls(project, *SOURCES) if name in ERRORS]
    assert len(made) >= 30
    for name, call in made:
        assert len(call.args) == 2, f"{name} in line {call.lineno}: {ast.unparse(call)}"
        english, chinese = ("".join(strings(text)) for text in call.args)
        built_of_parts = not HAN.search(chinese)  # package.py and the like hand whole sentences on
        assert built_of_parts or "；" in chinese
        assert built_of_parts or ";" in english


def test_every_ledger_code_has_a_label_and_every_label_a_code(project: Path) -> None:
    noted = (call for name, call in calls(project, "reading/**/*.py") if name in ("note", "note_text"))
    codes = {text for call in noted for text in strings(call.args[0])}
    codes |= {*html.NOTED.values(), *word_runs.TAKEN_OUT.values(), *rtf_groups.NOTED.values(), marks.LINE, marks.PAGE}
    codes |= {what for _, what in docx.LEFT_OUT} | {what for what, _ in source.INVISIBLE} | {several.OTHER_REPORT}
    # "object" is an element's name in the condition that chooses between two codes.
    codes -= {"object"}

    labelled = {key.removeprefix("ledger.") for key in LABELS if key.startswith("ledger.")}
    assert codes == labelled - {"other"}


@pytest.mark.parametrize("signature", SIGNATURES, ids=[signature.what[0] for signature in SIGNATURES])
def test_binary_files_are_refused_with_advice_in_both_languages(signature: Signature) -> None:
    with pytest.raises(UnreadableReport) as caught:
        read_bytes(signature.magic + b"\x01\x02\x03 rest", name="2031.docx")
    (what, what_zh), (advice, advice_zh) = signature.what, signature.advice
    assert caught.value.message_in("en") == f"2031.docx: is {what}, not text; {advice} and try again"
    assert caught.value.message_in("zh") == f"2031.docx：是{what_zh}，无法读取；{advice_zh}再试"


def test_a_file_behind_a_closed_door_is_told_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(path: Path, mode: str = "r") -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", shut)
    with pytest.raises(UnreadableReport) as caught:
        read_document(tmp_path / "a.md")
    assert "permission denied" in caught.value.message_in("en")
    assert caught.value.message_in("zh").endswith("a.md：没有读取权限；请检查路径和权限")
