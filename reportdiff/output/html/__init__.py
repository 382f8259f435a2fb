"""A comparison as one HTML file that needs nothing but itself."""

from __future__ import annotations

from reportdiff.output.html.page import render_page

__all__ = ["render_page"]
