"""A review asks what is worth asking, keeps every answer, and can go back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.comparison import compare_reports
from reportdiff.corpus.links_file import PinsFile
from reportdiff.model import Comparison
from reportdiff.reviewing.answers import Answer, BadAnswer
from reportdiff.reviewing.questions import Proposal, Question
from reportdiff.reviewing.session import Review
from tests.strategies import Row, digest

OLD = [
    Row("教育", "建设云岭职业技术大学新校区"),
    Row("教育", "推进乡村小规模学校改造提升"),
    Row("教育", "开展校园心理健康筛查"),
    Row("绿色家园", "启动碧溪湿地修复"),
    Row("绿色家园", "推广餐厨垃圾就地处理"),
    Row("绿色家园", "治理城区黑臭水体"),
    Row("住有所居", "推进棚户区改造"),
    Row("住有所居", "规范住房租赁市场"),
    Row("道路与停车", "优化公交线网"),
    Row("道路与停车", "推进停车设施建设"),
]
NEW = [
    Row("教育", "云岭职业技术大学新校区投入使用"),
    Row("教育", "办好必要的乡村学校"),
    Row("教育", "健全校园心理健康服务网络"),
    Row("绿色家园", "完成碧溪沿岸生态治理"),
    Row("绿色家园", "建设餐厨垃圾处理站"),
    Row("绿色家园", "发布城市绿道地图"),
    Row("住有所居", "开展城市更新"),
    Row("住有所居", "增加保障性住房供给"),
    Row("道路与停车", "开通微循环巴士"),
    Row("道路与停车", "整治占道停车"),
]


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare_reports(digest(OLD, 2031), digest(NEW, 2032))


def review(compared: Comparison, **more: object) -> Review:
    return Review(old=compared.old, new=compared.new, by="林某", when="2032-01-15", **more)  # type: ignore[arg-type]


def asked(session: Review) -> list[tuple[str, str]]:
    """All pairs that are asked about if every answer is empty."""
    pairs = []
    while (question := session.next_question()) is not None:
        pairs += [(each.old, each.new) for each in question.proposals]
        session.answer(question, Answer(action="decide"))
    return pairs


def test_no_pair_is_asked_about_twice_and_it_ends(compared: Comparison) -> None:
    pairs = asked(review(compared))

    assert pairs and len(pairs) == len(set(pairs))


def test_the_most_valuable_question_comes_first(compared: Comparison) -> None:
    first = review(compared, most=1).next_question()
    assert first is not None

    pairs = review(compared)
    values = []
    while (question := pairs.next_question()) is not None:
        values.append(question.value)
        pairs.answer(question, Answer(action="skip"))
    assert values == sorted(values, reverse=True)


def test_saying_as_shown_changes_no_status(compared: Comparison) -> None:
    session = review(compared)
    asked(session)

    after = compare_reports(compared.old, compared.new, pins=session.pins)

    assert after.summary.status == compared.summary.status
    assert after.summary.doubtful < compared.summary.doubtful or compared.summary.doubtful == 0


@pytest.mark.parametrize("mark", ["same", "not_same", "part_of", "alone"])
def test_an_answer_holds_in_the_comparison(compared: Comparison, mark: str) -> None:
    session = review(compared, most=1)
    question = session.next_question()
    while question is not None and (question.kind != "missing" or question.proposals[0].moves != 2):
        session.answer(question, Answer(action="skip"))
        question = session.next_question()
    assert question is not None
    proposal = question.proposals[0]

    pins = session.answer(question, Answer(action="decide", marks={1: mark}))  # type: ignore[dict-item]

    after = compare_reports(compared.old, compared.new, pins=session.pins)
    change = next(each for each in after.changes if proposal.old in each.old)
    assert (proposal.new in change.new) == (mark in ("same", "part_of"))
    assert change.pinned == tuple(pin for pin in pins if pin.old)
    assert len(pins) == (2 if mark == "alone" else 1)
    assert {(pin.by, pin.when, pin.old_report) for pin in pins} == {("林某", "2032-01-15", "2031/yunling")}


def test_what_is_unsure_gets_no_pin(compared: Comparison) -> None:
    session = review(compared)
    question = session.next_question()
    assert question is not None
    every = dict.fromkeys(range(1, len(question.proposals) + 1), "unsure")

    assert session.answer(question, Answer(action="decide", marks=every)) == ()  # type: ignore[arg-type]
    assert session.next_question() != question


def test_undo_goes_back_answer_by_answer(compared: Comparison, tmp_path: Path) -> None:
    file = PinsFile(tmp_path / "yunling.links.toml")
    session = review(compared, file=file, most=2)
    first = session.next_question()
    assert first is not None
    session.answer(first, Answer(action="decide"))
    text = file.path.read_text(encoding="utf-8")
    second = session.next_question()
    assert second is not None and second != first
    session.answer(second, Answer(action="decide", marks={1: "not_same" if second.kind == "doubtful" else "same"}))

    assert session.undo()
    assert file.path.read_text(encoding="utf-8") == text
    assert session.next_question() == second
    assert session.undo()
    assert (file.read(), session.pins, session.next_question()) == ((), (), first)
    assert not session.undo()


def test_a_review_goes_on_from_the_file(compared: Comparison, tmp_path: Path) -> None:
    file = PinsFile(tmp_path / "yunling.links.toml")
    session = review(compared, file=file, most=2)
    question = session.next_question()
    assert question is not None
    session.answer(question, Answer(action="decide"))

    again = review(compared, pins=file.read(), most=2)

    assert again.next_question() == session.next_question()


def test_marks_that_contradict_each_other_are_refused_and_nothing_is_written(
    compared: Comparison, tmp_path: Path
) -> None:
    file = PinsFile(tmp_path / "yunling.links.toml")
    session = review(compared, file=file)
    gone = next(each.old[0] for each in compared.changes if each.status == "dropped")
    pairs = [(gone, measure.id) for measure in compared.new.measures[:2]]
    shown = tuple(Proposal(old=old, new=new, linked=False, chance=0.4, moves=2) for old, new in pairs)
    question = Question(kind="missing", section="", proposals=shown)

    with pytest.raises(BadAnswer):
        session.answer(question, Answer(action="decide", marks={1: "alone", 2: "same"}))

    assert not file.path.exists() and session.pins == ()


def test_the_same_questions_in_the_same_order(compared: Comparison) -> None:
    assert asked(review(compared)) == asked(review(compared))
