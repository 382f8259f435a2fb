"""What can go wrong, said in one line: what happened, where, and what to do next."""

from __future__ import annotations


class ReportdiffError(Exception):
    """Base of all errors a user can cause or mend. The command line prints it and exits with 2."""

    exit_code = 2


class ReportNotFound(ReportdiffError):
    """No report stands where one was asked for."""


class UnreadableReport(ReportdiffError):
    """The bytes are there, but are no text that can be read (empty, binary, unknown encoding)."""


class NotAReport(ReportdiffError):
    """The text can be read, but no measures can be told in it."""
