"""What is written in the place of characters that the encoding of a stream lacks.

A Chinese Windows writes GBK (cp936) where output goes into a pipe. It lacks the minus of a dropped measure. The usual
question mark would turn it into the mark of doubt, so nothing here becomes one if that can be helped.
"""

from __future__ import annotations

import codecs
from typing import IO, Final

_HANDLER: Final = "reportdiff.stand_in"

_LOOK_ALIKES: Final = {
    "−": "-",
    "²": "2",
    "³": "3",
    "¶": "§",
    "↔": "<->",
    "▶": ">",
    "▸": ">",
    "◀": "<",
    "◉": "●",
    "░": " ",
}

_MISSING: Final = ("〓", "#", "?")
"""For all else, the first that can be written: the geta mark, which stands for a character that is missing."""


def forgive(stream: IO[str], encoding: str | None = None) -> None:
    """Let ``stream`` never fail at a character, and write in ``encoding`` if one is given.

    Streams that are no :class:`io.TextIOWrapper` stay as they are."""
    codecs.register_error(_HANDLER, _stand_in)
    if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
        reconfigure(encoding=encoding, errors=_HANDLER)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Give what is written for the characters at fault, and where to go on; an error handler of :mod:`codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = (_writable(character, error.encoding) for character in error.object[error.start : error.end])
    return "".join(written), error.end


def _writable(character: str, encoding: str) -> str:
    if encoding.lower().startswith("utf"):
        return "?"  # half of a character, which no text has; Python takes nothing but ASCII here
    for text in (_LOOK_ALIKES.get(character, ""), *_MISSING):
        try:
            if text and text.encode(encoding):
                return text
        except UnicodeEncodeError:
            continue
    return "?"
