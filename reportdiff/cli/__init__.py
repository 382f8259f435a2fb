"""The command line: parse options, call the library, print. No logic lives here."""

from __future__ import annotations

from reportdiff.cli.run import main

__all__ = ["main"]
