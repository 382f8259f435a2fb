"""A question of a review: old and new side by side, or one under the other on a narrow terminal."""

from __future__ import annotations

from typing import Final

from rich.text import Text

from reportdiff.i18n.labels import say
from reportdiff.model import Measure, Summary
from reportdiff.output.terminal.inline_marks import side_by_measure
from reportdiff.output.terminal.sheet import STYLES, Sheet
from reportdiff.output.terminal.wrapping import wrapped_lines
from reportdiff.output.words.diff_pieces import WORTH_MARKING, Side, common_share
from reportdiff.reviewing.questions import Proposal, Question
from reportdiff.reviewing.session import Review

COLUMNS_FROM: Final = 100
"""Width in cells from which old and new are side by side."""

_MARGIN: Final = 4
_BETWEEN: Final = " │ "


def put_question(sheet: Sheet, review: Review, question: Question, *, done: int, limit: int) -> None:
    """Write a question: the progress of the review, the section, the proposals with numbers, and the question."""
    sheet.blank()
    tail = say("review.progress", sheet.lang, done=done, limit=limit)
    sheet.rule(question.section or say("say.no_section", sheet.lang), tail)
    title = question.section
    for number, proposal in enumerate(question.proposals, start=1):
        _put_proposal(sheet, review, number, proposal, title)
        title = review.measure(proposal.new).section
    one = len(question.proposals) == 1
    sheet.say(say(f"review.{question.kind}{'_one' if one else ''}", sheet.lang), style="title")
    if not one:
        sheet.say(say(f"review.at_once_{question.kind}", sheet.lang, n=len(question.proposals)))
    sheet.say(say("review.keys_one" if one else f"review.keys_{question.kind}", sheet.lang), style="detail")


def put_gain(sheet: Sheet, before: float, after: float) -> None:
    """Write how many wrong decisions the answer is worth, and how many are expected to be left."""
    gain = max(0.0, before - after)
    sheet.say(say("review.gain", sheet.lang, gain=f"{gain:.1f}", left=f"{after:.0f}"), style="detail")


def put_counts(sheet: Sheet, before: Summary, after: Summary) -> None:
    """Write the counts that the review has changed, before and after."""
    rows = [(say(f"status.{name}", sheet.lang), count, after.status[name]) for name, count in before.status.items()]
    rows.append((say("say.doubtful", sheet.lang), before.doubtful, after.doubtful))
    different = [row for row in rows if row[1] != row[2]]
    notes = [say("review.counts", sheet.lang, label=label, before=old, after=new) for label, old, new in different]
    sheet.say(" · ".join(notes) if notes else say("review.no_change", sheet.lang))


def _put_proposal(sheet: Sheet, review: Review, number: int, proposal: Proposal, section: str) -> None:
    """Write one pair, with the heading of the new measure where it is not ``section``, the last one written."""
    old, new = review.measure(proposal.old), review.measure(proposal.new)
    parts = review.diff(proposal)
    worth = common_share(parts) >= WORTH_MARKING
    sides: list[tuple[Side, Measure]] = [("old", old), ("new", new)]
    texts = [side_by_measure(sheet, parts if worth else (), side, [measure.text])[0] for side, measure in sides]
    notes = _notes(sheet, proposal, new, section)
    lead = Text(f"{number:>2}", style=STYLES["figure"])
    if sheet.width >= COLUMNS_FROM:
        _put_columns(sheet, lead, texts[0], texts[1], notes)
        return
    for (side, _), text in zip(sides, texts, strict=True):
        label = say(f"side.{side}", sheet.lang)
        prefix = Text.assemble(lead, "  ", Text(f"{label} ", style=STYLES["detail"]))
        sheet.put(prefix, text, indent=_MARGIN + len(label.encode("gb18030")) + 1)
        lead = Text("  ")
    for note in notes:
        sheet.say(note, style="detail", indent=_MARGIN)


def _notes(sheet: Sheet, proposal: Proposal, new: Measure, section: str) -> list[str]:
    notes = []
    if new.section != section:
        title = new.section or say("say.no_section", sheet.lang)
        where = say("side.new_report", sheet.lang) + say("say.colon", sheet.lang)
        notes.append(where + say("say.quote", sheet.lang, text=title))
    if not proposal.linked and proposal.moves == 1:
        notes.append(say("review.linked_already", sheet.lang).strip())
    return notes


def _put_columns(sheet: Sheet, lead: Text, old: Text, new: Text, notes: list[str]) -> None:
    width = (sheet.width - _MARGIN - len(_BETWEEN)) // 2
    left, right = wrapped_lines(old, width), wrapped_lines(new, width)
    for note in notes:
        right += wrapped_lines(sheet.text(note, "detail"), width)
    between = Text(_BETWEEN, style=STYLES["detail"])
    sheet.put_columns([[lead], left, right], (_MARGIN, width, width), ("", between))
