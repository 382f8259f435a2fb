"""A line on standard error for work that takes long, while somebody watches; gone when the work is done."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message
from reportdiff.page_progress import watched_pages

PATIENCE: Final = 2.0
"""Seconds of silence before the first line."""

_TICK: Final = 1.0
_BAR: Final = 20
"""Characters of the bar of pages."""

_PAGES_SHOWN: Final = threading.Event()
"""Is set while the bar of pages has the line."""
_ERASE: Final = "\r\x1b[2K"


class Progress:
    """What is being done; :meth:`step` says the next thing."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._doing = ""
        self._began = monotonic()
        self._done = threading.Event()
        self._shown = False

    def step(self, key: str) -> None:
        """From now on the work is ``key``, a row of the messages."""
        self._doing = key

    def run(self) -> None:
        """Say what is being done once a second, until :meth:`stop`; meant for a thread of its own."""
        wait = PATIENCE
        while not self._done.wait(wait):
            wait = _TICK
            if self._doing and not _PAGES_SHOWN.is_set():
                text = message(self._doing, self._lang, seconds=int(monotonic() - self._began))
                sys.stderr.write(_ERASE + text)
                sys.stderr.flush()
                self._shown = True

    def stop(self) -> None:
        """Say no more."""
        self._done.set()

    def erase(self) -> None:
        """Take the line away, so that what comes next begins on a clean one."""
        if self._shown:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()


@contextmanager
def progress(lang: Lang) -> Iterator[Progress]:
    """A :class:`Progress` that speaks only where standard error is a terminal."""
    told = Progress(lang)
    if not sys.stderr.isatty():
        yield told
        return
    thread = threading.Thread(target=told.run, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.stop()
        thread.join()
        told.erase()


@contextmanager
def page_bar(lang: Lang) -> Iterator[None]:
    """Show a bar of the pages that are recognised inside the block, after two seconds, where standard error is a
    terminal."""
    if not sys.stderr.isatty():
        yield
        return
    began = monotonic()

    def on_page(done: int, total: int) -> None:
        nonlocal began
        if done == 0:
            began = monotonic()
        if done < total and (_PAGES_SHOWN.is_set() or monotonic() - began >= PATIENCE):
            _PAGES_SHOWN.set()
            sys.stderr.write(_ERASE + bar_text(done, total, lang))
            sys.stderr.flush()
        elif _PAGES_SHOWN.is_set():
            end()

    def end() -> None:
        if _PAGES_SHOWN.is_set():
            _PAGES_SHOWN.clear()
            sys.stderr.write(_ERASE)
            sys.stderr.flush()

    try:
        with watched_pages(on_page):
            yield
    finally:
        end()


def bar_text(done: int, total: int, lang: Lang) -> str:
    """``page 3 of 12 [#####---------------]``: the page that is being read, and how much is done."""
    full = _BAR * done // total
    bar = "[" + "#" * full + "-" * (_BAR - full) + "]"
    return message("progress_recognising", lang, page=done + 1, pages=total, bar=bar)
