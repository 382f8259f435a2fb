"""Words that the user wants to be terms: a dictionary in jieba's format, ``word [frequency] [part of speech]`` a line.

Frequency and part of speech are allowed, so that a dictionary made for jieba works as it is, and do not matter here.
Empty lines and lines that begin with ``#`` are left out.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reportdiff.disk.repository import Commit, content_at
from reportdiff.errors import ReportdiffError

MAX_BYTES: Final = 4 * 2**20
"""Bytes of a dictionary: some 200,000 words."""

LONGEST: Final = 40
"""Characters of a word; a longer one is a sentence, and the file no dictionary."""

_LINE = re.compile(r"(?P<word>.+?)(?:\s+\d+)?(?:\s+[a-zA-Z]+)?$")


def read_dictionary(path: Path, commit: Commit | None = None) -> tuple[str, ...]:
    """Read the words of a dictionary, in their order, each once.

    Raises :class:`~reportdiff.errors.ReportdiffError`, in one line, for a file that cannot be read, is too large or is
    not UTF-8, and for a line that is no word."""
    try:
        data = content_at(path, commit)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReportdiffError(
            f"{path}: cannot be opened ({reason}); check the path", f"{path}：打不开（{reason}）；请检查路径"
        ) from error
    if len(data) > MAX_BYTES:
        raise ReportdiffError(
            f"{path}: is larger than {MAX_BYTES // 2**20} MB; leave out the words that no report needs",
            f"{path}：超过{MAX_BYTES // 2**20}MB；请去掉用不着的词",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReportdiffError(
            f"{path}: is not UTF-8; save it as UTF-8", f"{path}：不是UTF-8编码；请另存为UTF-8"
        ) from error
    words: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.match(line)
        word = match["word"] if match else line
        if len(word) > LONGEST or len(word) < 2:
            raise ReportdiffError(
                f"{path}:{number}: a word has 2 to {LONGEST} characters, then perhaps a frequency and a part of speech",
                f"{path}:{number}：每行一个词（2至{LONGEST}字），其后可有词频和词性",
            )
        words[word] = None
    return tuple(words)
