"""Links from the page of a pair to the pages of the site that it is part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """Where a page leads to.

    ``ways`` are names and addresses for its head, in order. ``lives`` are, by the id of a change, the addresses of what
    became of its measures in other years. Addresses are relative, and made by this program."""

    ways: tuple[tuple[str, str], ...] = ()
    lives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
