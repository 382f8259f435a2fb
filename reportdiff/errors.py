"""What can go wrong, said in one line: what happened, where, and what to do next."""

from __future__ import annotations

from typing import Literal


class ReportdiffError(Exception):
    """Base of all errors a user can cause or mend. The command line prints it and exits with 2.

    ``str(error)`` is the message in English; :meth:`said` gives it in Chinese too, where it was given."""

    exit_code = 2

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh

    def said(self, lang: Literal["zh", "en"]) -> str:
        """The message in ``lang``; English where there is no other."""
        return self.zh if lang == "zh" and self.zh else str(self)


class ReportNotFound(ReportdiffError):
    """No report stands where one was asked for."""


class UnreadableReport(ReportdiffError):
    """The bytes are there, but are no text that can be read (empty, binary, unknown encoding)."""


class NotAReport(ReportdiffError):
    """The text can be read, but no measures can be told in it."""
