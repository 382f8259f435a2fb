"""A process that has imported the command already, and forks for every run of it.

Nine tenths of what a small command costs are importing, loading the data of the package, and tearing all of it down
again. A fork is as much a process of its own as any other (own streams, folder, environment and exit code), and has
done nothing yet but import and compare two reports of one measure. It flushes and says farewell as Python does, and
then leaves its memory to the system. What happens *while* the command is imported, and what happens after the last
words of a process, cannot be seen here: tests of that give `Command` a program or an environment that no fork can have.

Linux only: elsewhere forks and the threads of libraries do not agree.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COSTLY = (
    *(
        "charset_normalizer",
        "jieba",
        "jinja2.ext",
        "lxml.etree",
        "matplotlib.backends.backend_agg",
        "matplotlib.backends.backend_pdf",
        "matplotlib.backends.backend_svg",
        "matplotlib.figure",
        "numpy",
        "rapidfuzz.fuzz",
        "rich.console",
        "rich.text",
    ),
    *("selectolax.lexbor", "urllib3", "yaml"),
)
"""Imported before the first fork, beside `reportdiff` itself: what it imports where it is needed."""

HARMLESS = ("REPORTDIFF_", "GITHUB_", "CI_", "PYTEST_", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
"""Variables that nothing reads before the command runs; any other is a reason for a process from scratch."""

_UTF_8 = (".UTF-8", ".utf8")
"""Ends of languages that Python starts alike with: it wants only the encoding of its streams from them."""

_LARGEST = 2**17
_TIMEOUT = 120.0


class PreparedProcess:
    """The parent of the forks; one for each process of pytest, which runs one command at a time."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = _lasting(environment)
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(_TIMEOUT)
        self._turn = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                env=dict(environment), pass_fds=[theirs.fileno()], start_new_session=True,
            )  # fmt: skip
        atexit.register(self.close)

    def suits(self, environment: Mapping[str, str]) -> bool:
        """Say whether a fork can have ``environment``: what differs from its parent's is read by the command alone."""
        return self._environment == _lasting(environment)

    def run(
        self, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], stdin: bytes, before: str
    ) -> tuple[int, bytes, bytes]:
        """Run the command in a fork, after the code ``before``; exit code (negative: signal), output and errors."""
        (stdin_read, stdin_write), (out_read, out_write), (err_read, err_write) = os.pipe(), os.pipe(), os.pipe()
        request = {"arguments": list(arguments), "cwd": str(cwd), "environment": dict(environment), "before": before}
        streams = array.array("i", [stdin_read, out_write, err_write])
        message = json.dumps(request).encode("ascii")
        with self._turn, ThreadPoolExecutor(3) as threads:
            threads.submit(_write, stdin_write, stdin)
            out, err = threads.submit(_read, out_read), threads.submit(_read, err_read)
            self._socket.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, streams)])
            for stream in streams:
                os.close(stream)
            try:
                code = int(self._socket.recv(_LARGEST))
            except (TimeoutError, ValueError):
                os.killpg(self._process.pid, signal.SIGKILL)
                _RUNNING.clear()
                raise
            return code, out.result(), err.result()

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        self._process.wait()


_RUNNING: list[PreparedProcess] = []
"""The one that was started, if any."""


def prepared_process(usual: Mapping[str, str], environment: Mapping[str, str]) -> PreparedProcess | None:
    """Give the process whose forks can have ``environment``, or ``None``; it is started in the ``usual`` one."""
    if sys.platform != "linux":
        return None
    if not _RUNNING:
        _RUNNING.append(PreparedProcess(_lasting(usual)))
    return _RUNNING[0] if _RUNNING[0].suits(environment) else None


def _lasting(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith(HARMLESS) and not (name == "LANG" and value.endswith(_UTF_8))
    }


def _write(stream: int, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), open(stream, "wb") as file:
        file.write(data)


def _read(stream: int) -> bytes:
    with open(stream, "rb") as file:
        return file.read()


def _import_everything() -> None:
    """Import what the command may need. The folder of this file is no place to import from; a fork has its own."""
    sys.path[0] = os.devnull
    import reportdiff

    for module in pkgutil.walk_packages(reportdiff.__path__, "reportdiff."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # an extra that is not installed
                importlib.import_module(module.name)
    for name in COSTLY:
        importlib.import_module(name)
    _rehearse()
    gc.freeze()


def _rehearse() -> None:
    """Compare two small reports: this loads the models and dictionaries of the package, once for all forks."""
    from reportdiff.opening import compare, read_report_bytes

    os.environ["REPORTDIFF_CACHE"] = "0"
    text = "---\nkind: digest\nyear: {year}\n---\n- 新建车站{year}座，并提升服务\n- 研究車站改造办法\n"
    compare(*(read_report_bytes(text.format(year=year).encode()) for year in (2031, 2032)))
    del os.environ["REPORTDIFF_CACHE"]


def _serve(requests: socket.socket) -> str:
    """Fork for every request. The parent never returns; a fork gives the code to run before the command."""
    while True:
        message, ancillary, _, _ = requests.recvmsg(_LARGEST, socket.CMSG_SPACE(3 * 4))
        if not message:
            os._exit(0)
        streams = array.array("i", ancillary[0][2])
        if fork := os.fork():
            for stream in streams:
                os.close(stream)
            _, status = os.waitpid(fork, 0)
            requests.send(str(os.waitstatus_to_exitcode(status)).encode("ascii"))
            continue
        requests.close()
        return _become(json.loads(message), streams)


def _become(request: dict[str, object], streams: Sequence[int]) -> str:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    first, out, err = sys.stdin, sys.stdout, sys.stderr
    # As an interpreter opens them that starts with this environment and no terminal.
    sys.stdin = sys.__stdin__ = open(0, encoding=first.encoding, errors=first.errors, newline="\n")  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding=out.encoding, errors=out.errors, newline="\n")  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", 1, encoding=err.encoding, errors=err.errors, newline="\n")  # noqa: SIM115
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[call-overload]
    os.chdir(str(request["cwd"]))
    sys.path[0] = os.getcwd()
    sys.argv = ["reportdiff", *request["arguments"]]  # type: ignore[misc]
    return str(request["before"])


def _leave(code: object) -> None:
    """End as Python does with this exit code, but free nothing. Whatever is not plain is left to Python."""
    if not isinstance(code, int):
        return
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    with contextlib.suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code & 0xFF)


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command does before it imports numpy
    _import_everything()
    if code := _serve(socket.socket(fileno=int(sys.argv[1]))):
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
    try:
        runpy.run_module("reportdiff", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        _leave(end.code)
        raise
