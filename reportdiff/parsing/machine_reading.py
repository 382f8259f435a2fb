"""What front matter says of a report that was read by machine (:mod:`reportdiff.reading.ocr`)."""

from __future__ import annotations

from collections.abc import Mapping

from reportdiff.model import MachineReading
from reportdiff.reading.ocr.marks import METADATA


def machine_reading_of(metadata: Mapping[str, object]) -> MachineReading | None:
    """Tell how sure the recognition of a report was; ``None`` where it was not read by machine.

    What people have written by hand (``machine_read: yes``) counts as nothing known: a confidence of 0."""
    entry = metadata.get(METADATA)
    if not entry:
        return None
    numbers = entry if isinstance(entry, Mapping) else {}
    return MachineReading(
        confidence=min(1.0, _number(numbers.get("confidence"))),
        unsure_lines=int(_number(numbers.get("unsure_lines"))),
        threshold=min(1.0, _number(numbers.get("threshold"))),
    )


def _number(value: object) -> float:
    """Give a number of front matter; 0 for what is none (``yes``) or none that can be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return float(value) if 0 <= value < 1_000_000 else 0.0
