"""The marks that text recognition leaves in the ledger, and what front matter keeps of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.reading.ledger import Ledger

UNSURE: Final = 0.9
"""Confidence of a line below which its figures are doubtful. On clean print nearly all lines have 0.97 and more."""

PAGE: Final = "recognised_page"
LINE: Final = "unsure_line"
METADATA: Final = "machine_read"
"""The key of the front matter under which a report that is stored keeps how it was read."""


def machine_reading(ledger: Ledger) -> Mapping[str, object]:
    """Say what front matter says of a report that was read by machine; empty for others.

    ``confidence`` is the mean of the pages, ``unsure_lines`` counts lines below ``threshold``."""
    entries = {entry.what: entry for entry in ledger.entries()}
    if PAGE not in entries:
        return {}
    pages = [float(sample.rpartition(" ")[2]) for sample in entries[PAGE].samples]
    unsure = entries[LINE].count if LINE in entries else 0
    confidence = round(sum(pages) / len(pages), 3)
    return {METADATA: {"confidence": confidence, "unsure_lines": unsure, "threshold": UNSURE}}
