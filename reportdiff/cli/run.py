"""The entry point: run the command, and turn any error into one line and an exit code.

0 is done, 1 differences (only with ``--exit-code``), 2 an error, 130 interrupted from the keyboard (128 + SIGINT, as
shells count)."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import click

from reportdiff.cli.click_catalogue import click_speaks
from reportdiff.cli.destination import discard, discard_stdout
from reportdiff.cli.language import COMPLETION_VARIABLE, language_of
from reportdiff.cli.progress import page_bar
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.i18n.messages import message, one_line
from reportdiff.text.stand_ins import forgive

_THREADS: Final = "OPENBLAS_NUM_THREADS"
"""Threads of numpy's products: those of two reports are over before a second thread has begun, and it would wait for
more in a loop."""

EXIT_ERROR: Final = 2
EXIT_INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `reportdiff` with ``arguments`` (default: those of the process) and return the exit code; never raises."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(words, os.environ)
    _prepare_streams()
    os.environ.setdefault(_THREADS, "1")
    if not sys.warnoptions and "--debug" not in words:
        # Warnings of libraries are for developers; users get notes instead.
        warnings.simplefilter("ignore")
        if logging.lastResort is not None:
            logging.lastResort.setLevel(logging.CRITICAL)
    debug = "--debug" in words
    if COMPLETION_VARIABLE in os.environ:
        return _complete()
    with click_speaks(lang), _tracebacks_logged() if debug else contextlib.nullcontext():
        return _run_guarded(lambda: _run(words, lang), lang=lang, debug=debug)


def _complete() -> int:
    """Write the words that complete a command line, for the shell that asks."""
    from click.shell_completion import shell_complete

    from reportdiff.cli.group import group

    return shell_complete(group, {}, "reportdiff", COMPLETION_VARIABLE, os.environ[COMPLETION_VARIABLE])


@contextlib.contextmanager
def _tracebacks_logged() -> Iterator[None]:
    """Show on standard error what :func:`reportdiff.errors.log_fault` logs of faults that stop nothing."""
    logger, handler = logging.getLogger("reportdiff"), logging.StreamHandler(sys.stderr)
    before = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)


def _run(words: list[str], lang: Lang) -> int:
    from reportdiff.cli.group import group

    try:
        context = group.make_context("reportdiff", words, obj=tuple(words))
        with context, page_bar(lang):
            code = group.invoke(context)
    except click.exceptions.Exit as end:
        code = end.exit_code
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _run_guarded(run: Callable[[], int], *, lang: Lang, debug: bool) -> int:
    try:
        return run()
    except BrokenPipeError:
        discard_stdout()
        return 0
    except (KeyboardInterrupt, click.Abort):
        _complain(message("interrupted", lang), lang)
        return EXIT_INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else error.format_message(), err=True)
        return EXIT_ERROR
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exception(error, file=sys.stderr)
        text, code = _explanation(error, lang)
        _complain(text, lang)
        return code


def _explanation(error: Exception, lang: Lang) -> tuple[str, int]:
    if isinstance(error, click.ClickException):
        from reportdiff.cli.usage_errors import usage_text

        return usage_text(error, lang), EXIT_ERROR
    if isinstance(error, ReportdiffError):
        return error.message_in(lang), error.exit_code
    if isinstance(error, OSError) and error.strerror:
        from reportdiff.cli.usage_errors import system_text

        # The disk or the pipe that stdout goes to may be what failed: nothing more can be flushed there.
        discard_stdout()
        return system_text(error, lang), EXIT_ERROR
    return message("unexpected", lang, kind=type(error).__name__, text=str(error) or "-"), EXIT_ERROR


def _complain(text: str, lang: Lang) -> None:
    try:
        click.echo(message("error", lang, text=one_line(text)), err=True)
    except OSError:
        # Standard error is full or gone: only the exit code is left.
        discard(sys.stderr)


def _prepare_streams() -> None:
    """Replace closed streams, and let both outputs print Chinese: in UTF-8 where the locale cannot, and without ever
    failing at a character."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for the rest of the process
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        try:
            "举措〔〕→▼".encode(stream.encoding or "ascii")
            forgive(stream)
        except (UnicodeEncodeError, LookupError):
            forgive(stream, "utf-8")
