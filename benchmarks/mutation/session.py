"""A session of pytest that finds out which test runs which lines, and then tries one mutant after the other."""

from __future__ import annotations

import os
import re
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Literal

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutation.exchange import clear_caches, exchange
from benchmarks.mutation.mutations import Mutation

Fate = Literal["killed", "endless", "survived", "untested"]

SECONDS = 6.0
"""Processor time of the tests that a mutant is given, as they take without it. The rest are left out."""

_ENDLESS = 20
"""Seconds of processor time after which a mutant counts as one that never ends."""


class Session:
    """The plugin: it takes the place of the loop that would run the tests."""

    def __init__(self, room: Path, mutations: Sequence[Mutation], tell: Callable[[Mutation, Fate], None]) -> None:
        self._mutations = mutations
        self._tell = tell
        self._root = f"{Path.cwd()}/"
        self._room = f"{self._root}{room}/"
        self._tests: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._seconds: list[float] = []
        self._paths: list[Path] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out properties, which compare hundreds of reports: facts about single ones kill as much, and sooner."""
        items[:] = [each for each in items if not getattr(getattr(each, "obj", None), "is_hypothesis_test", False)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for number, item in enumerate(session.items):
            clear_caches()
            lines: set[tuple[str, int]] = set()
            with self._traced(lines):
                passed, seconds = _passes(item)
            assert passed or "skip" in item.keywords, f"{item.nodeid} fails without a mutant"
            self._seconds.append(seconds)
            self._paths.append(item.path)
            for line in lines:
                self._tests[line].append(number)
        for mutation in self._mutations:
            items = [session.items[number] for number in self._for(mutation)]
            self._tell(mutation, _fate(mutation, items) if items else "untested")
        return True

    def _for(self, mutation: Mutation) -> list[int]:
        """Give the tests that run the line, those about its module first, then the quickest.

        Of a constant they are those that run a line with its name. Where there are none they are those of the module,
        and where that has constants alone, those of the modules that import it."""
        module = str(mutation.module)
        numbers = self._at([(module, mutation.line)]) or self._at(_uses(mutation)) or self._in({module})
        numbers = numbers or self._in(_importers(module))
        chosen, left = [], SECONDS
        for number in sorted(numbers, key=lambda each: (not self._is_about(each, module), self._seconds[each], each)):
            left -= self._seconds[number]
            if chosen and left < 0:
                break
            chosen.append(number)
        return chosen

    def _at(self, lines: Sequence[tuple[str, int]]) -> list[int]:
        return sorted({number for line in lines for number in self._tests.get(line, ())})

    def _is_about(self, number: int, module: str) -> bool:
        """Tell whether the file of a test is about a module or its package, by what it imports or is called: whole
        comparisons run nearly every line, and notice little."""
        file = self._paths[number]
        names = [name for name in Path(module).with_suffix("").parts[2:] if name != "__init__"]
        return any(name in file.stem or f".{name} import" in _text(file) for name in names)

    def _in(self, modules: Set[str]) -> list[int]:
        return sorted({number for (file, _), others in self._tests.items() if file in modules for number in others})

    @contextmanager
    def _traced(self, lines: set[tuple[str, int]]) -> Iterator[None]:
        def local(frame: FrameType, event: str, argument: Any) -> Any:
            lines.add((frame.f_code.co_filename.removeprefix(self._root), frame.f_lineno))
            return local

        def trace(frame: FrameType, event: str, argument: Any) -> Any:
            return local if frame.f_code.co_filename.startswith(self._room) else None

        sys.settrace(trace)
        try:
            yield
        finally:
            sys.settrace(None)


def _uses(mutation: Mutation) -> list[tuple[str, int]]:
    """Give the lines, here and where it is imported, with the name of the constant that a line defines."""
    module = str(mutation.module)
    name = re.match(r"(\w+)[:\s]", _text(mutation.module).splitlines()[mutation.line - 1])
    word = re.compile(rf"\b{name[1]}\b") if name else None
    return [
        (file, number)
        for file in (module, *sorted(_importers(module)))
        for number, line in enumerate(_text(Path(file)).splitlines(), start=1)
        if word is not None and word.search(line)
    ]


@cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def _importers(module: str) -> set[str]:
    name = module.removesuffix(".py").replace("/", ".")
    return {
        str(path) for path in Path(module).parents[-2].rglob("*.py") if f"from {name} import" in path.read_text("utf-8")
    }


def _passes(item: pytest.Item) -> tuple[bool, float]:
    """Run a test with fixtures of its own; whether it passed, and the seconds that it took."""
    began = time.process_time()
    reports = runtestprotocol(item, log=False, nextitem=None)
    return not any(report.failed for report in reports), time.process_time() - began


def _fate(mutation: Mutation, items: Sequence[pytest.Item]) -> Fate:
    if fork := os.fork():
        code = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
        return "survived" if code == 0 else "endless" if code == -signal.SIGXCPU else "killed"
    resource.setrlimit(resource.RLIMIT_CPU, (_ENDLESS, _ENDLESS + 1))
    try:
        exchange(mutation)
        os._exit(0 if all(_passes(item)[0] for item in items) else 1)
    except BaseException:
        os._exit(2)
