"""Regular expressions of users (``--grep``, ``pattern`` in a watch list), searched with a timeout.

A few characters such as ``(a+)+$`` can keep a backtracking engine busy for years, and Python's :mod:`re` has no
timeout. The engine here is ``regex``, which has one. It reads what :mod:`re` reads, and
``\\p{Han}`` besides (see ``docs/decisions/0013-expressions-of-users.md``).
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from reportdiff.errors import ReportdiffError
from reportdiff.text.shortening import beginning

PATIENCE: Final = 5.0
"""Seconds that all slow searches for one expression may take together."""

QUICK: Final = 0.01
"""Seconds of a search that does not count, so that thousands of reports can be checked. A plain expression takes 7 ms
for all 2,221 measures of two long plans."""

_LINEWISE: Final = re.compile(r"(?:[^\\^$(\[{\x00-\x1f\x7f-\x9f\u2028\u2029]|\((?!\?)|\[(?!:)|\{(?=[\d,]))*")
"""No escape, anchor, special group, named class or fuzzy match: nothing that a line break could be part of."""

_EXCERPT: Final = 60
"""Characters of an expression that are repeated in a message."""


class BadExpression(ReportdiffError):
    """An invalid regular expression; ``reason`` is the English message of the engine."""

    def __init__(self, message: str, zh: str, *, reason: str) -> None:
        super().__init__(message, zh)
        self.reason = reason


class EndlessExpression(ReportdiffError):
    """An expression whose search takes too long, or too much memory."""


@dataclass(slots=True)
class Expression:
    """A regular expression, and the seconds of :data:`PATIENCE` that its searches may still take."""

    text: str
    seconds_left: float = field(default_factory=lambda: PATIENCE)
    _compiled: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._compiled = _compiled(self.text)

    @property
    def linewise(self) -> bool:
        """Tell whether a match in several joined lines is always a match in one of them, as for 养老.{0,6}床位.

        False where that is not certain."""
        return _LINEWISE.fullmatch(self.text) is not None

    def search_lines(self, lines: Sequence[str]) -> bool:
        """Tell whether the expression matches one of several texts, in one search if possible.

        Raises as :meth:`search`."""
        if lines and self.linewise:
            return self.search("\n".join(lines), quick=QUICK * len(lines))
        return any(self.search(line) for line in lines)

    def search(self, text: str, *, quick: float = QUICK) -> bool:
        """Tell whether the expression matches anywhere in ``text``.

        A search of at most ``quick`` seconds does not count. Raises :class:`EndlessExpression`."""
        began = time.perf_counter()
        try:
            match: object = self._compiled.search(text, timeout=max(self.seconds_left, 0.001))
            return match is not None
        except (TimeoutError, MemoryError):
            excerpt = beginning(self.text, _EXCERPT)
            raise EndlessExpression(
                f"searching for the expression {excerpt!r} takes too long (more than {PATIENCE:.0f} s); "
                "write it without a repeat inside a repeat",
                f"查找正则表达式 {excerpt!r} 用时过长（超过 {PATIENCE:.0f} 秒）；请改写，不要在重复里再套重复",
            ) from None
        finally:
            duration = time.perf_counter() - began
            self.seconds_left -= duration if duration > quick else 0.0


def _compiled(text: str) -> Any:
    import regex

    try:
        return regex.compile(text, regex.VERSION0)
    except (regex.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise BadExpression(
            f"{text!r} is not a valid regular expression: {reason}; fix it",
            f"{text!r} 不是有效的正则表达式（{reason}）；请改正",
            reason=reason,
        ) from error
