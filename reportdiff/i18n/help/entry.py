"""What a table of this folder holds for a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandHelp:
    """The help of one command in one language: what it does (the first sentence stands in the list of commands), its
    ``options`` by longest spelling (``--output``), and ``epilog``, remarks and examples, in which a paragraph that
    begins with a line ``\\b`` keeps its lines."""

    about: str
    options: Mapping[str, str] = field(default_factory=dict)
    epilog: str = ""
