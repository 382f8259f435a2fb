"""A bare 各位代表！ behind the numbered sections of a plan opens a section of its own."""

from __future__ import annotations

import time

import pytest

from reportdiff.model import Report
from reportdiff.opening import read_report_bytes
from reportdiff.parsing.structure.salutation_sections import salutation_sections
from reportdiff.reading.document import Block, Document
from tests.parsing.test_outline import CLOSING, HEAD, PAST, PLAN, PROBLEMS

BLOCKS = [
    "各位代表！",
    "面对新任务，必须加强政府自身建设。压减一般性支出5%，整治文山会海。",
    "各位代表！",
    "全面贯彻党的民族政策，做好侨务工作。",
    "各位代表！",
    "修缮军人公墓2处，支持驻地部队建设，开展双拥共建活动。",
]


def report(*plan: str) -> Report:
    lines = [*HEAD, "一、2030年工作回顾", PAST, PAST, PROBLEMS, *plan, CLOSING]
    return read_report_bytes("\n".join(lines).encode(), name="2031.txt")


@pytest.fixture(scope="module")
def blocks() -> Report:
    return report("二、2031年重点工作", PLAN, "（一）壮大产业", PLAN, "（二）改善民生", PLAN, *BLOCKS)


def section_of(report: Report, words: str) -> str:
    return next(measure.section for measure in report.measures if words in measure.text)


def test_each_block_is_a_section_beside_the_numbered_ones(blocks: Report) -> None:
    plan = next(section for section in blocks.sections if section.title == "2031年重点工作")
    under = [each.title for each in blocks.sections if each.parent == blocks.sections.index(plan)]
    assert under == ["壮大产业", "改善民生", "政府自身建设", "民族政策", "驻地部队建设"]


def test_measures_are_filed_under_their_block(blocks: Report) -> None:
    assert section_of(blocks, "压减一般性支出5%") == "政府自身建设"
    assert section_of(blocks, "做好侨务工作") == "民族政策"
    assert section_of(blocks, "修缮军人公墓2处") == "驻地部队建设"


def test_no_measure_is_lost_or_added(blocks: Report) -> None:
    without = report(
        "二、2031年重点工作",
        PLAN,
        "（一）壮大产业",
        PLAN,
        "（二）改善民生",
        PLAN,
        *(line for line in BLOCKS if len(line) > 5),
    )
    assert [measure.text for measure in blocks.measures] == [measure.text for measure in without.measures]


def test_a_salutation_before_the_first_section_opens_none() -> None:
    titles = {section.title for section in report("二、2031年重点工作", "各位代表！", PLAN, PLAN).sections}
    assert titles == {"2030年工作回顾", "2031年重点工作"}


def test_a_salutation_over_a_heading_opens_none() -> None:
    found = report("二、2031年重点工作", "（一）壮大产业", PLAN, "各位代表！", "（二）改善民生", PLAN)
    assert [each.title for each in found.sections][-2:] == ["壮大产业", "改善民生"]


def test_salutations_without_end_take_no_time() -> None:
    count = 20_000
    blocks = tuple(Block(role="paragraph", start=5 * number, end=5 * number + 4, line=1) for number in range(count))
    document = Document(name="a.txt", text="各位代表\n" * count, blocks=blocks)
    start = time.process_time()

    assert salutation_sections(document, (), ["plan"] * count) == ()
    assert time.process_time() - start < 5
