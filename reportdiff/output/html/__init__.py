"""A comparison as one self-contained HTML file."""

from __future__ import annotations

from reportdiff.output.html.page import render_page

__all__ = ["render_page"]
