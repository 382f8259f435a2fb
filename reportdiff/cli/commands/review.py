"""`reportdiff review OLD NEW`: questions about doubtful decisions, the most valuable one first."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdiff.cli import report_specs as sources
from reportdiff.cli.options.cache import cache_option
from reportdiff.cli.options.pins import note_stale
from reportdiff.cli.options.shared import anyway_option, common_options, region_option, reports_option, view_options
from reportdiff.cli.progress import progress
from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang, say
from reportdiff.i18n.messages import message, say_note

if TYPE_CHECKING:
    from reportdiff.output.terminal.sheet import Sheet
    from reportdiff.reviewing.answers import Answer
    from reportdiff.reviewing.candidate_lists import CandidateList
    from reportdiff.reviewing.judge import Judge
    from reportdiff.reviewing.questions import Question
    from reportdiff.reviewing.session import Review

LIMIT = 60

_EPILOG = """\b
Every answer is saved at once in reports/<year>/<region>.links.toml beside the new report, where
`reportdiff diff` finds it. You can quit at any time: the next review continues from there.

\b
Examples:
  reportdiff review 2022 2023 --by 林某
  reportdiff review 2022 2023 --at-once 9          nine pairs in one question, for the quick
  reportdiff review 2022 2023 --judge http://localhost:8000/v1 --model qwen3 --limit 40"""


@click.command("review", epilog=_EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@reports_option
@region_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="Maximum number of questions.",
)
@click.option(
    "--at-once",
    type=click.IntRange(min=1, max=9),
    default=1,
    show_default=True,
    metavar="N",
    help="Maximum number of pairs in one question, 1 to 9; with more, one answer settles them all.",
)
@click.option("--by", metavar="NAME", help="Name to record in the pins. [default: your login name, or the model]")
@click.option(
    "--pins",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Read and write FILE instead of <region>.links.toml beside the new report.",
)
@click.option(
    "--judge",
    metavar="URL",
    help="Ask this OpenAI-compatible endpoint instead of you, about a measure and its candidates at a time; it "
    "receives their texts, headings and sentences. "
    "[key: REPORTDIFF_JUDGE_KEY or OPENAI_API_KEY]",
)
@click.option("--model", metavar="NAME", help="Model to request from --judge.")
@anyway_option
@cache_option
@view_options
@common_options
def review(
    old: str,
    new: str,
    reports: Path | None,
    region: str | None,
    limit: int,
    at_once: int,
    by: str | None,
    pins: Path | None,
    judge: str | None,
    model: str | None,
    anyway: bool,
    color: str,
    width: int | None,
    lang: Lang,
) -> None:
    """Review the most doubtful decisions of a comparison.

    Shows pairs of old and new measures, the most valuable question first. Your answers are saved as pins, which every
    later comparison of the two reports uses."""
    if sources.STANDARD_INPUT in (old, new):
        raise ReportdiffError(message("review_stdin", lang))
    if (judge is None) != (model is None):
        raise ReportdiffError(message("judge_and_model", lang))
    files = sources.locate([old, new], reports=reports, region=region, lang=lang)
    path = pins or _beside(files[1], reports, lang)
    if not path.parent.is_dir():
        raise ReportdiffError(message("no_folder", lang, folder=path.parent))
    endpoint = None
    if judge is not None and model is not None:
        from reportdiff.reviewing.judge import KEY_VARIABLES, Judge, cache_file

        key = next((os.environ[name] for name in KEY_VARIABLES if os.environ.get(name)), "")
        endpoint = Judge(url=judge, model=model, key=key, cache=cache_file(path))

    from reportdiff.cli.destination import open_destination
    from reportdiff.corpus.links_file import PinsFile
    from reportdiff.opening import compare
    from reportdiff.output.terminal.review_prompt import put_counts
    from reportdiff.output.terminal.sheet import Sheet
    from reportdiff.reviewing.session import Review

    file = PinsFile(path)
    old_report, new_report = (sources.read(each, lang, anyway=anyway) for each in files)
    before = compare(old_report, new_report, pins=file.read())
    note_stale(before, lang)
    session = Review(
        old=before.old,
        new=before.new,
        by=by or model or _login(),
        when=_today(),
        pins=file.read(),
        file=file,
        most=at_once,
    )
    console = open_destination(None, form="terminal", forms=("terminal",), force=False, lang=lang).console(
        color=color, width=width
    )
    sheet = Sheet(console, lang)
    count = len(session.pins)
    answers = _ask_judge(endpoint, session, limit, lang) if endpoint else _ask_reader(sheet, session, limit)
    sheet.blank()
    if endpoint is not None:
        sheet.say(
            say(
                "review.judge_counts",
                lang,
                model=endpoint.model,
                answered=endpoint.answered,
                skipped=endpoint.skipped,
                cached=endpoint.from_cache,
                requests=endpoint.requests,
            )
        )
    sheet.say(say("review.saved", lang, n=answers, pins=len(session.pins) - count, path=path))
    after = compare(before.old, before.new, pins=session.pins)
    put_counts(sheet, before.summary, after.summary)


def _ask_reader(sheet: Sheet, session: Review, limit: int) -> int:
    """Ask the reader at standard input until the limit, the end of input, or `q`; give the number of answers."""
    from reportdiff.output.terminal.review_prompt import put_gain, put_question

    count = 0
    while count < limit:
        question = session.next_question()
        if question is None:
            sheet.say(say("review.finished", sheet.lang))
            break
        put_question(sheet, session, question, done=count + 1, limit=limit)
        for answer in _answers(sheet, question):
            if answer.action == "quit":
                return count
            if answer.action == "undo":
                is_undone = session.undo()
                count -= is_undone
                sheet.say(say("review.undone" if is_undone else "review.nothing_to_undo", sheet.lang))
                break
            before = session.expected_errors
            if _settle(session, question, answer, sheet.lang):
                count += 1
                put_gain(sheet, before, session.expected_errors)
                break
    return count


def _answers(sheet: Sheet, question: Question) -> Iterator[Answer]:
    """Yield the answers that the reader types, until one fits; a line that is no answer gives a note."""
    from reportdiff.reviewing.answers import Answer, BadAnswer, parse_answer

    while True:
        sys.stdout.write("> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stdout.write("\n")
            yield Answer(action="quit")
            return
        if line.strip() in ("?", "？", "h"):
            sheet.say(say("review.help", sheet.lang), style="detail")
            continue
        try:
            yield parse_answer(line, len(question.proposals), linked=question.kind == "doubtful")
        except BadAnswer as error:
            click.echo(message("note", sheet.lang, text=error.message_in(sheet.lang)), err=True)


def _settle(session: Review, question: Question, answer: Answer, lang: Lang) -> bool:
    from reportdiff.reviewing.answers import BadAnswer

    try:
        session.answer(question, answer)
    except BadAnswer as error:
        click.echo(message("note", lang, text=error.message_in(lang)), err=True)
        return False
    return True


def _ask_judge(judge: Judge, session: Review, limit: int, lang: Lang) -> int:
    """Ask the judge about ``limit`` measures, each with its candidates; give the number of its answers. What that takes
    is said before. An answer that contradicts an earlier one is skipped."""
    from reportdiff.reviewing.candidate_lists import candidate_lists
    from reportdiff.reviewing.judge_words import LISTS_A_REQUEST, prompt_size

    lists = candidate_lists(session.proposals())[:limit]
    requests, characters = prompt_size(lists, session.old, session.new)
    say_note(
        "judge_budget", lang, lists=len(lists), pairs=sum(len(one.proposals) for one in lists), requests=requests,
        characters=characters,
    )  # fmt: skip
    count = 0
    with progress(lang) as line:
        for start in range(0, len(lists), LISTS_A_REQUEST):
            batch = lists[start : start + LISTS_A_REQUEST]
            line.step("progress_judging", number=start + 1, total=len(lists))
            for one, answer in zip(batch, judge.answer(batch, session.old, session.new), strict=True):
                count += _settled_by(session, one, answer, judge)
    return count


def _settled_by(session: Review, one: CandidateList, answer: Answer, judge: Judge) -> bool:
    """Settle a list by the judge's answer; tell whether it was one that can stand."""
    from reportdiff.reviewing.answers import Answer, BadAnswer

    question = one.question(session.as_it_stands(one.proposals), session.measure(one.measure).section)
    try:
        session.answer(question, answer)
    except BadAnswer:
        session.answer(question, Answer(action="skip"))
        judge.answered, judge.skipped = judge.answered - 1, judge.skipped + 1
        return False
    return answer.action == "decide"


def _beside(new: Path | None, reports: Path | None, lang: Lang) -> Path:
    """Give the links file beside the new report; nothing is written beside the bundled examples."""
    from reportdiff.corpus.links_file import links_file
    from reportdiff.corpus.reports import reports_directory

    if new is None:
        raise ReportdiffError(message("review_stdin", lang))
    directory = reports_directory(reports)
    if directory.bundled and new.resolve().is_relative_to(directory.path.resolve()):
        raise ReportdiffError(message("review_bundled", lang))
    return links_file(new)


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _today() -> str:
    """Give the date of a decision: that of ``$SOURCE_DATE_EPOCH`` (reproducible-builds.org) if it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date().isoformat()
    return datetime.date.today().isoformat()
