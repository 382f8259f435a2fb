"""One entry of the help tables: the help of a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandHelp:
    """The help of one command in one language.

    ``about`` says what it does; its first sentence is also in the list of commands. ``options`` are by longest spelling
    (``--output``). ``epilog`` has remarks and examples; a paragraph that begins with a line ``\\b`` keeps its lines."""

    about: str
    options: Mapping[str, str] = field(default_factory=dict)
    epilog: str = ""
