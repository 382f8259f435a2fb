"""What a command costs before it does anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Command

COSTLY = (
    *("pandas", "matplotlib", "scipy", "jieba", "numpy", "yaml", "jinja2", "rich", "rapidfuzz"),
    *("lxml", "selectolax", "pypdfium2", "charset_normalizer", "urllib3", "docx", "opencc", "ssl", "http.client"),
)

_PROBE = f"""
import sys
from reportdiff.cli import main
code = main([*sys.argv[1:], "--help"])
print([name for name in {COSTLY} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("arguments", [["--lang", "en"], ["--lang", "zh"], ["diff", "--lang", "zh"]])
def test_help_imports_nothing_costly(tmp_path: Path, arguments: list[str]) -> None:
    run = Command(tmp_path)(*arguments, program=("-c", _PROBE))

    assert (run.code, run.err) == (0, "[]\n")


def test_the_package_imports_nothing_costly(tmp_path: Path) -> None:
    probe = f"import sys, reportdiff; print([n for n in {COSTLY} + ('click', 'msgspec') if n in sys.modules])"

    assert Command(tmp_path)(program=("-c", probe)).out == "[]\n"
