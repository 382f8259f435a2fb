"""The fenced blocks of a page, and a folder in which they are run as a reader of the page runs them."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.command import PROJECT, Command, Run

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^cat > (\S+) <<'END'\n(.*?)^END\n", re.MULTILINE | re.DOTALL)


def blocks(page: str, language: str) -> list[str]:
    """Give the fenced blocks of one language. ``sh`` and ``python`` are for running; ``console`` (a ``$`` before each
    command) needs the network or a person; ``text`` is output."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    return [body for label, body in _BLOCK.findall(text) if label == language]


def commands(script: str) -> list[list[str]]:
    """Give the words of every command in ``script``, comments left out."""
    lines = (line.removeprefix("$ ") for line in script.splitlines())
    return [words for words in (shlex.split(line, comments=True) for line in lines) if words]


class ReadersFolder:
    """A folder in which commands run one after the other, with one cache: what is known is not computed again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._cache = {"REPORTDIFF_CACHE": "1", "REPORTDIFF_CACHE_DIR": str(folder.parent / f"{folder.name}-cache")}

    def run(self, script: str, *, lang: str = "en") -> list[Run]:
        """Run every command of a ``sh`` block: `cat` with a here-document, and `reportdiff` with or without ``>``."""
        for name, text in _FILE.findall(script):
            (self.folder / name).write_text(text, encoding="utf-8")
        return [self._run(words, lang) for words in commands(_FILE.sub("", script))]

    def _run(self, words: list[str], lang: str) -> Run:
        assert words[0] == "reportdiff", words
        arguments, _, target = " ".join(shlex.quote(word) if word != ">" else word for word in words[1:]).partition(
            " > "
        )
        run = Command(self.folder)(*shlex.split(arguments), env={**self._cache, "REPORTDIFF_LANG": lang})
        if target:
            (self.folder / target).write_text(run.out, encoding="utf-8")
        return run

    def execute(self, code: str) -> str:
        """Run Python code in this process, in the folder, and give what it prints."""
        printed = io.StringIO()
        with self.inside(), contextlib.redirect_stdout(printed):
            exec(compile(code, "<block>", "exec"), {"__name__": "__main__"})
        return printed.getvalue()

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        """Put this process into the folder, with its cache."""
        with _environment(self._cache), contextlib.chdir(self.folder):
            yield


@contextlib.contextmanager
def _environment(changes: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
