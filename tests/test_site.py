"""The documentation site builds without a warning, so no link of it is broken, and asks no network for anything."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command import PROJECT

pytest.importorskip("sphinx", reason="the group docs is not installed: make test installs it")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")


def build(builder: str, folder: Path, **settings: Any) -> str:
    """Build the site into ``folder`` and give the warnings, which name page and line."""
    from sphinx.application import Sphinx

    warnings = io.StringIO()
    Sphinx(
        PROJECT, PROJECT / "docs" / "site", folder, folder / ".doctrees", builder,
        confoverrides=settings, status=None, warning=warnings, freshenv=True,
    ).build()  # fmt: skip
    return warnings.getvalue()


def test_all_pages_are_sound_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    assert build("dummy", tmp_path) == ""


def test_a_page_asks_no_network_for_anything(tmp_path: Path) -> None:
    build("html", tmp_path, include_patterns=["docs/index.zh.md"], root_doc="docs/index.zh", html_search_language="en")
    page = (tmp_path / "docs" / "index.zh.html").read_text(encoding="utf-8")
    styles = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("_static/**/*.css"))

    assert "中文文档" in page
    assert re.findall(r"""(?:src|<link[^>]*href)=["']?(?:https?:)?//""", page) == []
    assert re.findall(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", styles) == []
