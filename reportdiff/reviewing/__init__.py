"""Reviewing: the doubtful decisions of a comparison are put to a reader (or a judge), and the answers kept as pins."""

from __future__ import annotations

from reportdiff.corpus.links_file import PinsFile, links_file, read_pins

__all__ = ["PinsFile", "links_file", "read_pins"]
