"""A progress line on standard error for long work, on a terminal only; removed at the end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message

PATIENCE: Final = 2.0
"""Seconds of silence before the first line."""

_TICK: Final = 1.0
_ERASE: Final = "\r\x1b[2K"


class Progress:
    """The progress line; :meth:`step` sets the current step."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._step = ""
        self._began = monotonic()
        self._end = threading.Event()
        self._is_visible = False

    def step(self, key: str) -> None:
        """Set the current step to ``key``, a key of the messages."""
        self._step = key

    def run(self) -> None:
        """Write the current step once a second until :meth:`stop`; run this in a thread of its own."""
        wait = PATIENCE
        while not self._end.wait(wait):
            wait = _TICK
            if self._step:
                text = message(self._step, self._lang, seconds=int(monotonic() - self._began))
                sys.stderr.write(_ERASE + text)
                sys.stderr.flush()
                self._is_visible = True

    def stop(self) -> None:
        """Stop writing."""
        self._end.set()

    def erase(self) -> None:
        """Erase the line, so that the next output begins on a clean one."""
        if self._is_visible:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()


@contextmanager
def progress(lang: Lang) -> Iterator[Progress]:
    """Give a :class:`Progress` that writes only if standard error is a terminal."""
    line = Progress(lang)
    if not sys.stderr.isatty():
        yield line
        return
    thread = threading.Thread(target=line.run, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        line.stop()
        thread.join()
        line.erase()
