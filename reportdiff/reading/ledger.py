"""The account a reader keeps of everything it removed or fixed, so that nothing is lost silently."""

from __future__ import annotations

from reportdiff.model import LedgerEntry
from reportdiff.text.shortening import beginning

SAMPLES = 3
"""How many samples of each kind are kept."""

SAMPLE_LENGTH = 40
"""Characters of a sample; enough to find the place, too few to swamp a report."""


class Ledger:
    """Counts by code, with the first few samples; :meth:`entries` gives the frozen account."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._samples: dict[str, list[str]] = {}

    def note(self, what: str, sample: str, *, count: int = 1) -> None:
        """Count ``count`` more cases of ``what``; ``sample`` is kept while there is room and it is a new one."""
        self._counts[what] = self._counts.get(what, 0) + count
        samples = self._samples.setdefault(what, [])
        short = beginning(sample, SAMPLE_LENGTH)
        if len(samples) < SAMPLES and short not in samples:
            samples.append(short)

    def keep(self, what: str, sample: str) -> None:
        """Count one more case of ``what``, and keep its sample whole, beside all the others."""
        self._counts[what] = self._counts.get(what, 0) + 1
        self._samples.setdefault(what, []).append(sample)

    def entries(self) -> tuple[LedgerEntry, ...]:
        """Give the account so far, in the order of the codes' names."""
        return tuple(
            LedgerEntry(what=what, count=self._counts[what], samples=tuple(self._samples[what]))
            for what in sorted(self._counts)
        )
