"""Settings of the documentation site: `make docs-site` builds it, strictly and without a network."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

_ROOT = Path(__file__).resolve().parents[2]

project = "reportdiff"
author = copyright = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["authors"][0][
    "name"
]
extensions = ["myst_parser", "sphinx.ext.autodoc"]

# The pages are where a reader of the repository looks for them, and their links work in both places.
root_doc = "docs/index"
include_patterns = ["*.md", "docs/*.md", "docs/decisions/*.md", "benchmarks/README.md"]
exclude_patterns = [".*", "reportdiff", "reports", "tests", "outputs", "build", "dist"]
language = "en"

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.header", "misc.highlighting_failure"]
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": False}

html_theme = "furo"
html_title = "reportdiff"
html_show_sphinx = False
html_copy_source = False
html_search_language = "zh"
html_extra_path = ["index.html"]

_LINK = re.compile(r"\[([^\]\n]+)\]\(([^)#:\s]+)\)")


_OURS = re.compile(r"~?\breportdiff\.(?:\w+\.)+|~")


def _without_folders(app: Sphinx, page: str, source: list[str]) -> None:
    """Take the links to folders out of a page: a host of repositories shows a folder, a site has nothing to show."""
    folder = Path(app.env.doc2path(page)).parent
    source[0] = _LINK.sub(lambda link: link[1] if (folder / link[2]).is_dir() else link[0], source[0])


def _short(app: Sphinx, what: str, name: str, thing: object, options: object, signature: str, gives: str) -> object:
    """Name classes of ours without their modules; a class of fields lists them, with their types, below."""
    if what in ("class", "exception"):
        return "", None
    return tuple(text and _OURS.sub("", text) for text in (signature, gives))


def setup(app: Sphinx) -> None:
    """Register what is above."""
    app.connect("autodoc-process-signature", _short)
    app.connect("source-read", _without_folders)
