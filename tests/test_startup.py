"""What a command costs before it does anything."""

from __future__ import annotations

from pathlib import Path

from tests.command import Command

COSTLY = (
    *("pandas", "matplotlib", "scipy", "jieba", "numpy", "yaml", "jinja2", "rich", "rapidfuzz"),
    *("lxml", "selectolax", "pypdfium2", "charset_normalizer", "urllib3", "docx", "opencc"),
)

_PROBE = f"""
import sys
from reportdiff.cli import main
code = main(["--help"])
print([name for name in {COSTLY} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


def test_help_imports_nothing_costly(tmp_path: Path) -> None:
    run = Command(tmp_path)(program=("-c", _PROBE))

    assert (run.code, run.err) == (0, "[]\n")


def test_the_package_imports_nothing_costly(tmp_path: Path) -> None:
    probe = f"import sys, reportdiff; print([n for n in {COSTLY} + ('click', 'msgspec') if n in sys.modules])"

    assert Command(tmp_path)(program=("-c", probe)).out == "[]\n"
