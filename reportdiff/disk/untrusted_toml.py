"""Text of strangers, TOML most of it: settings, a watch list, a baseline, a links file or a dictionary of a pull
request.

The parser of the standard library takes time that grows with the square of the length of a dotted key, and Python
refuses a number of 4,300 digits with an error of its own. Text beyond the limits below is refused before
parsing, in time that grows with its length.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from reportdiff.disk.repository import Commit, content_at
from reportdiff.disk.symbolic_links import leaves_repository
from reportdiff.errors import ReportdiffError
from reportdiff.text.shortening import both_ends

MAX_BYTES: Final = 8 * 2**20
"""Bytes of a file: 100,000 short entries of a watch list, parsed in some three seconds."""

MAX_DEPTH: Final = 16
"""Nested brackets, and parts of a dotted key: our own files need two of either."""

MAX_WORD: Final = 128
"""Characters of a number or of a key without quotes: the longest number of TOML 1.0 (64 bits, binary) has 66."""

_EXCERPT: Final = 160
"""Characters of the parser's message that an error repeats."""

_TOKEN: Final = re.compile(
    r"""
    (?P<string>  \"{3} (?: [^"\\] | \\. | "{1,2}(?!") )*+ "{3,5}
               | '{3} (?: [^'] | '{1,2}(?!') )*+ '{3,5}
               | "(?!"") (?: [^"\\\n] | \\[^\n] )*+ "
               | '(?!'') [^'\n]*+ ')
    | (?P<unclosed> ["'])
    | (?P<comment> \#[^\n]*+)
    | (?P<word> [A-Za-z0-9_+:-]++)
    | (?P<blank> [ \t]++)
    | (?P<dot> \.)
    | (?P<open> [\[{])
    | (?P<close> [\]}])
    | (?P<other> [^"'\#A-Za-z0-9_+:\ \t.\[{\]}-]++)
    """,
    re.VERBOSE | re.DOTALL,
)
"""The pieces of TOML 1.0 as far as they nest. Possessive repeats: no text makes the search go back over itself."""


def read_untrusted_text(path: Path, *, error: type[ReportdiffError], commit: Commit | None = None) -> str:
    """Read a text file that a stranger may have written, with plain line ends; with ``commit`` at that commit.

    Raises ``error``, in one line, for a file that cannot be opened, is larger than :data:`MAX_BYTES` or is not
    UTF-8. Also for a symbolic link out of its repository: a pull request may have made it."""
    if commit is None and path.is_symlink() and leaves_repository(path):
        raise error(
            f"{path}: is a symbolic link out of this repository; put the file itself there",
            f"{path}：是指向仓库之外的符号链接；请放入文件本身",
        )
    try:
        if commit is None or commit.inside(path) is None:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        else:
            data = content_at(path, commit)
    except OSError as cause:
        reason = cause.strerror or str(cause)
        raise error(
            f"{path}: cannot be opened ({reason}); check the path", f"{path}：打不开（{reason}）；请检查路径"
        ) from cause
    if len(data) > MAX_BYTES:
        raise error(
            f"{path}: is larger than {MAX_BYTES // 2**20} MB; split it or shorten it",
            f"{path}：超过 {MAX_BYTES // 2**20} MB；请拆分或缩短",
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as cause:
        raise error(
            f"{path}: byte {cause.start} is not UTF-8; save the file as UTF-8",
            f"{path}：第 {cause.start} 字节不合 UTF-8；请另存为 UTF-8",
        ) from cause


def parse_toml(text: str, name: str, *, error: type[ReportdiffError]) -> dict[str, Any]:
    """Parse the tables in a text; ``name`` is the file in messages.

    Raises ``error``, in one line, for invalid TOML, and beyond :data:`MAX_DEPTH` or :data:`MAX_WORD`."""
    _check_limits(text, name, error)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as cause:
        reason = shortened(str(cause))
        raise error(f"{name}: not TOML: {reason}; fix the line", f"{name}：不是 TOML（{reason}）；请改正") from cause


def parse_entries(text: str, name: str, key: str, *, file: tuple[str, str], error: type[ReportdiffError]) -> list[Any]:
    """Parse the entries of a file that contains ``[[key]]`` tables and nothing else; ``file`` is what it is called, in
    English with its article and in Chinese. Raises as :func:`parse_toml`."""
    document = parse_toml(text, name, error=error)
    entries = document.pop(key, [])
    if document or not isinstance(entries, list):
        what = shortened(", ".join(document)) or key
        raise error(
            f"{name}: {what}: {file[0]} holds [[{key}]] tables and nothing else; fix or delete it",
            f"{name}：{what}：{file[1]}里只能有 [[{key}]] 表；请改正或删去",
        )
    return entries


def shortened(words: str) -> str:
    """Shorten words of a file for a message, in the middle, since their end gives the line."""
    return both_ends(words, _EXCERPT)


def _check_limits(text: str, name: str, error: type[ReportdiffError]) -> None:
    depth = parts = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "unclosed":
            return  # the parser stops here too, with its own error
        if kind == "dot":
            parts += 1
        elif kind in ("open", "close", "other", "comment"):
            parts = 0
            depth += {"open": 1, "close": -1}.get(str(kind), 0)
        if depth > MAX_DEPTH or parts >= MAX_DEPTH:
            raise _refusal(
                text,
                token.start(),
                name,
                error,
                f"nests deeper than {MAX_DEPTH}; write it flat",
                f"嵌套超过 {MAX_DEPTH} 层；请减少层次",
            )
        if kind == "word" and token.end() - token.start() > MAX_WORD:
            raise _refusal(
                text,
                token.start(),
                name,
                error,
                f"a number or key of more than {MAX_WORD} characters; shorten it, or put a text in quotes",
                f"数字或键超过 {MAX_WORD} 个字符；请缩短，文字请加引号",
            )


def _refusal(
    text: str, place: int, name: str, error: type[ReportdiffError], english: str, chinese: str
) -> ReportdiffError:
    line = text.count("\n", 0, place) + 1
    return error(f"{name}:{line}: {english}", f"{name}:{line}：{chinese}")


def lines_of(text: str, head: re.Pattern[str]) -> list[int]:
    """Give the numbers of the lines in which ``head`` matches, in one pass."""
    lines, line, last = [], 1, 0
    for match in head.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        lines.append(line)
    return lines
