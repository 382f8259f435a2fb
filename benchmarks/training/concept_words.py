"""The words of ``concept_words.toml``, by which concepts are told from verbs, kinds and slogans."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

_TABLE: Final[dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("concept_words.toml").read_text(encoding="utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE[name].split())


def _expression(name: str) -> re.Pattern[str]:
    return re.compile("".join(_TABLE[name].split()))


JOINTS: Final = _words("joints")
VERBS: Final = _words("verbs")
KINDS: Final = _words("kinds")
LIGHT_KINDS: Final = _words("light_kinds")
VERBAL_NOUNS: Final = _words("verbal_nouns")
ENDINGS: Final = _words("endings")
RITUAL: Final = _expression("ritual")
MOOD: Final = _expression("mood")
