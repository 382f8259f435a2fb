"""Words that the user wants to be terms: a dictionary in jieba's format, ``word [frequency] [part of speech]`` a line.

Frequency and part of speech are allowed, so that a dictionary made for jieba works as it is, and do not matter here.
Empty lines and lines that begin with ``#`` are left out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reportdiff.disk.repository import Commit
from reportdiff.disk.untrusted_toml import read_untrusted_text
from reportdiff.errors import ReportdiffError

LONGEST: Final = 40
"""Characters of a word; a longer one is a sentence, and the file no dictionary."""

LONGEST_LINE: Final = 100
"""Characters of a line with its frequency and part of speech."""

_LINE = re.compile(r"(?P<word>.+?)(?:\s+\d+)?(?:\s+[a-zA-Z]+)?$")


def read_dictionary(path: Path, commit: Commit | None = None) -> tuple[str, ...]:
    """Read the words of a dictionary, in their order, each once.

    Raises :class:`~reportdiff.errors.ReportdiffError`, in one line, for a file that cannot be read, is too large or is
    not UTF-8, and for a line that is no word."""
    text = read_untrusted_text(path, error=ReportdiffError, commit=commit)
    words: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        # A long line is no word; the expression would try every blank of it.
        match = _LINE.match(line) if len(line) <= LONGEST_LINE else None
        word = match["word"] if match else line
        if len(word) > LONGEST or len(word) < 2:
            raise ReportdiffError(
                f"{path}:{number}: a word has 2 to {LONGEST} characters, then perhaps a frequency and a part of speech",
                f"{path}:{number}：每行一个词（2至{LONGEST}字），其后可有词频和词性",
            )
        words[word] = None
    return tuple(words)
