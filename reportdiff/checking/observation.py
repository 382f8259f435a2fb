"""What a rule reports, before it is placed in the file and put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportdiff.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing that a rule reports. ``key`` is the label ``finding.<key>``, ``values`` are filled into it.

    Where: ``words`` that are in the file from the cleaned offset ``start`` on; or from line ``line`` of the file on;
    or, with none of them, the file as a whole. ``identity`` is what the fingerprint is made of beside the rule and the
    report (default: ``words``, else the values): no line and no count of other things, so that it lasts.
    ``severity`` is set where one finding is graver or lighter than its rule."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    start: int | None = None
    line: int = 0
    measure: str | None = None
    change: str | None = None
    identity: str = ""
    severity: Severity | None = None
