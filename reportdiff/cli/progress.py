"""A progress line on standard error for long work, on a terminal only; removed at the end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
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
    """The progress line; :meth:`step` sets the current step."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._step = ""
        self._values: dict[str, object] = {}
        self._began = monotonic()
        self._end = threading.Event()
        self._is_visible = False

    def step(self, key: str, **values: object) -> None:
        """Set the current step to ``key``, a key of the messages, with the ``values`` that it names."""
        self._step, self._values = key, values

    def pair(self, number: int, total: int) -> None:
        """Set the step to the pair of reports that is compared, ``number`` of ``total``."""
        self.step("progress_pairs", number=number, total=total)

    def run(self) -> None:
        """Write the current step once a second until :meth:`stop`; run this in a thread of its own."""
        wait = PATIENCE
        while not self._end.wait(wait):
            wait = _TICK
            if self._step and not _PAGES_SHOWN.is_set():
                text = message(self._step, self._lang, seconds=int(monotonic() - self._began), **self._values)
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


@contextmanager
def pace_line(lang: Lang) -> Iterator[Callable[[int, int, int], None]]:
    """Give a function that shows how a batch gets on: pairs that are done, of these those there before, and all.

    It writes at most once a second, after two seconds, and only if standard error is a terminal."""
    watched = sys.stderr.isatty()
    began = monotonic()
    last = began + PATIENCE - _TICK

    def on_pair(done: int, before: int, total: int) -> None:
        nonlocal last
        now = monotonic()
        if watched and now - last >= _TICK:
            last = now
            sys.stderr.write(_ERASE + pace_text(done, before, total, now - began, lang))
            sys.stderr.flush()

    try:
        yield on_pair
    finally:
        if watched and last > began + PATIENCE - _TICK:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()


def pace_text(done: int, before: int, total: int, seconds: float, lang: Lang) -> str:
    """Write ``120 of 2,340 pairs, 31 a minute, 1 h 12 min left``: rate and rest by the pairs that were compared in
    these ``seconds``, without those that were there ``before``."""
    computed = done - before
    text = message("progress_batch", lang, done=f"{done:,}", total=f"{total:,}")
    if not computed:
        return text
    per_minute = computed / seconds * 60
    minutes = round((total - done) / per_minute)
    key = "progress_left_hours" if minutes >= 60 else "progress_left_minutes"
    left = message(key, lang, hours=minutes // 60, minutes=minutes % 60)
    return text + message("progress_pace", lang, rate=f"{per_minute:.3g}", left=left)


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
    """Write ``page 3 of 12 [#####---------------]``: the page that is being read, and how much is done."""
    full = _BAR * done // total
    bar = "[" + "#" * full + "-" * (_BAR - full) + "]"
    return message("progress_recognising", lang, page=done + 1, pages=total, bar=bar)
