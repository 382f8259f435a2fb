"""Who wants to know how far a long reading is: text recognition takes seconds a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

OnPage = Callable[[int, int], None]
"""Is told how many of how many pages are done; of all pages when the last one is."""

_WATCHER: Final[ContextVar[OnPage | None]] = ContextVar("page_watcher", default=None)


@contextmanager
def watched_pages(on_page: OnPage | None) -> Iterator[None]:
    """Tell ``on_page`` of the pages that are recognised inside the block; ``None`` tells nobody."""
    token = _WATCHER.set(on_page)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def tell_page(done: int, total: int) -> None:
    """Say that ``done`` of ``total`` pages are recognised."""
    watcher = _WATCHER.get()
    if watcher is not None:
        watcher(done, total)
