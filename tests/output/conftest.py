"""A comparison of two invented reports that has every status and facet, and snapshots of what is made of it.

Refresh the snapshots after a change that is meant, and read the difference before it is committed:

    pytest tests/output --update-snapshots
"""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from reportdiff.comparison import complete
from reportdiff.model import (
    COMPARISON_SCHEMA,
    Candidate,
    Change,
    Comparison,
    DiffPart,
    FigureChange,
    FrameClause,
    LedgerEntry,
    Measure,
    PartSpan,
    Proof,
    Quantity,
    Report,
    Section,
    Stage,
    Summary,
    Term,
    Terms,
)
from reportdiff.output.terminal.comparison_text import make_console

SNAPSHOTS = Path(__file__).parent / "snapshots"

FIGURE_OR_CHARACTER = re.compile(r"\d[\d.]*[%万套家个]*(?:以上)?|.", re.DOTALL)

Row = tuple[str, str, tuple[Quantity, ...], Stage | None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", default=False, help="rewrite tests/output/snapshots")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with ``snapshots/<name>.txt``, or rewrites that file under ``--update-snapshots``."""
    update = request.config.getoption("--update-snapshots", default=False)

    def check(name: str, text: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        if update:
            path.write_text(text, encoding="utf-8")
            return
        assert path.exists(), f"no snapshot {path.name}; run pytest tests/output --update-snapshots and read it"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; see tests/output/conftest.py"

    return check


@pytest.fixture
def on_paper() -> Callable[..., Console]:
    """Consoles that write to memory, with width and colour pinned whatever the machine."""

    def make(width: int = 80, *, color: bool = False) -> Console:
        return make_console(color="always" if color else "never", width=width, stream=io.StringIO())

    return make


@pytest.fixture
def comparison() -> Comparison:
    """Two invented reports with every status and every facet between them."""
    return example_comparison()


def figure(surface: str, low: float | None, unit: str, measured: str, *, high: float | None = None) -> Quantity:
    return Quantity(
        surface=surface, start=0, end=len(surface), value_low=low, value_high=high, unit=unit,
        bound="ge" if surface.endswith("以上") else "eq", kind="target", measured=measured,
    )  # fmt: skip


GROWTH = (figure("6%以上", 0.06, "ratio", "地区生产总值增幅"), figure("5.5%以上", 0.055, "ratio", "地区生产总值增幅"))
HOMES = (figure("12万套", 12e4, "套", "保障性住房"), figure("9万套", 9e4, "套", "保障性住房"))
PARKS = (figure("30个", 30, "个", "口袋公园"), figure("50个以上", 50, "个", "口袋公园"))
CLINICS = (figure("200家", 200, "家", "社区诊所"),)
AIR = (figure("3个", 3, "个", "监测站"), figure("一批", None, "", "监测站"))

OLD: tuple[Row, ...] = (
    ("年度目标", "地区生产总值增幅6%以上", GROWTH[:1], None),
    ("年度目标", "居民消费价格基本稳定", (), None),
    ("住有所居", "建设筹集保障性住房12万套", HOMES[:1], "推进"),
    ("住有所居", "完成老旧小区管线改造，同步加装电梯", (), "推进"),
    ("科技创新", "支持云杉片区早餐进社区", (), "推进"),
    ("科技创新", "研究设立成果转化基金", (), "研究"),
    ("科技创新", "开展科学家、工程师下基层行动", (), "推进"),
    ("科技创新", "确保海棠实验室年内投入运行", (), "运行"),
    ("科技创新", "探索数据登记制度，开展数据交易试点", (), "启动"),
    ("健康与养老", "新设社区诊所", (), "推进"),
    ("健康与养老", "新建养老驿站200家，培训护理员", CLINICS, "推进"),
    ("健康与养老", "举办邻里长者运动会", (), None),
    ("绿色家园", "新增口袋公园30个", PARKS[:1], "推进"),
    ("绿色家园", "新设监测站3个", AIR[:1], "推进"),
    ("绿色家园", "严格管控扬尘", (), None),
    ("绿色家园", "开展河道清淤", (), None),
    ("绿色家园", "整治河岸步道", (), None),
    ("夜间经济", "打造“星河里”夜市品牌", (), "推进"),
)
NEW: tuple[Row, ...] = (
    ("年度目标", "地区生产总值增幅5.5%以上", GROWTH[1:], None),
    ("年度目标", "居民消费价格基本稳定", (), None),
    ("科技创新", "支持云杉片区早餐、家政和托育进社区", (), "推进"),
    ("科技创新", "设立成果转化基金并启动首批投资", (), "启动"),
    ("科技创新", "开展科学家下基层行动", (), "推进"),
    ("科技创新", "推进海棠实验室建设", (), "推进"),
    ("科技创新", "完善数据登记制度", (), "推进"),
    ("科技创新", "扩大数据交易试点", (), "推进"),
    ("科技创新", "布局互联网3.0与6G（含[x]级、[/b]级）试验网，支持企业参与国际标准制定", (), "启动"),
    ("住有所居", "建设筹集保障性住房9万套", HOMES[1:], "推进"),
    ("健康与养老", "新设社区诊所200家", CLINICS, "推进"),
    ("健康与养老", "新建养老驿站，培训护理员", (), "推进"),
    ("健康与养老", "完成老旧小区管线改造，同步加装电梯", (), "推进"),
    ("健康与养老", "开设老年助浴点，方便失能老人", (), "推进"),
    ("绿色家园", "新增口袋公园50个以上", PARKS[1:], "推进"),
    ("绿色家园", "新设监测站一批", AIR[1:], "推进"),
    ("绿色家园", "适时管控扬尘", (), None),
    ("绿色家园", "坚决开展河道清淤，整治河岸步道", (), None),
)


def example_report(side: str, year: int, rows: tuple[Row, ...]) -> Report:
    lines, measures, sections, position = [], [], [], 0
    for number, (section, text, quantities, stage) in enumerate(rows, 1):
        if not measures or measures[-1].section != section:
            sections.append(Section(title=section, level=1, part="plan", start=position, end=position + len(section)))
            lines.append(section)
            position += len(section) + 1
        measures.append(
            Measure(
                id=f"{side}{number}", text=text, section=section, part="plan", start=position, end=position + len(text),
                quantities=quantities, stage=stage,
            )
        )  # fmt: skip
        lines.append(text)
        position += len(text) + 1
        last = sections[-1]
        sections[-1] = Section(title=section, level=1, part="plan", start=last.start, end=position)
    text = "\n".join(lines)
    return Report(
        region="yunshan", year=year, title=f"云杉市{year}年政府工作报告", kind="full_text", text=text,
        parts=(PartSpan(part="plan", start=0, end=len(text)),), sections=tuple(sections), measures=tuple(measures),
        frame=(FrameClause(text="团结奋斗", start=0, end=0, reason="slogan"),) if side == "n" else (),
        speaker="林某", delivered=f"{year}-01-08",
        encoding="gb18030" if side == "o" else "utf-8", plan_found="wording" if side == "o" else "heading",
        plan_doubts=("no_heading",) if side == "o" else (),
        ledger=(LedgerEntry(what="page_furniture", count=4),) if side == "o" else (),
    )  # fmt: skip


def word_diff(old: str, new: str) -> tuple[DiffPart, ...]:
    """A diff good enough for examples: the real one stands in :mod:`reportdiff.comparison`."""
    return tuple(_opcodes(old, new))


def _opcodes(old: str, new: str) -> Iterator[DiffPart]:
    before, after = FIGURE_OR_CHARACTER.findall(old), FIGURE_OR_CHARACTER.findall(new)
    for op, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            yield DiffPart(op="equal", text="".join(before[a:b]))
            continue
        if b > a:
            yield DiffPart(op="delete", text="".join(before[a:b]))
        if d > c:
            yield DiffPart(op="insert", text="".join(after[c:d]))


def example_comparison() -> Comparison:
    old, new = example_report("o", 2030, OLD), example_report("n", 2031, NEW)
    texts = {measure.id: measure.text for measure in (*old.measures, *new.measures)}
    changes: list[Change] = []

    def link(status: str, olds: str, news: str, *facets: str, **rest: object) -> None:
        before, after = tuple(olds.split()), tuple(news.split())
        diff = word_diff("；".join(texts[i] for i in before), "；".join(texts[i] for i in after))
        if before and after:
            rest = {"score": 0.91, "matched_by": "object", "diff": diff, **rest}
        changes.append(
            Change(id=f"c{len(changes) + 1}", status=status, facets=facets, old=before, new=after, **rest)  # type: ignore[arg-type]
        )

    def proof(facet: str, before: str, after: str) -> tuple[Proof, ...]:
        return (Proof(facet=facet, old=before, new=after),)  # type: ignore[arg-type]

    def members(facet: str, *names: str) -> tuple[Proof, ...]:
        joined = "、".join(names)
        old, new = ("", joined) if facet == "members_added" else (joined, "")
        return (Proof(facet=facet, old=old, new=new, members=names),)  # type: ignore[arg-type]

    def moved_figure(facet: str, before: Quantity | None, after: Quantity | None, *size: float) -> dict[str, object]:
        measured = (after or before).measured  # type: ignore[union-attr]
        difference, relative = size if size else (None, None)
        return {
            "figures": (
                FigureChange(
                    facet=facet, measured=measured, old=before, new=after, difference=difference, relative=relative  # type: ignore[arg-type]
                ),
            )
        }  # fmt: skip

    link("changed", "o1", "n1", "target_lowered", **moved_figure("target_lowered", *GROWTH, -0.005, -0.0833))
    link("unchanged", "o2", "n2")
    link("changed", "o5", "n3", "members_added", proofs=members("members_added", "家政", "托育"))
    link("changed", "o6", "n4", "stage_advanced", proofs=proof("stage_advanced", "研究", "启动"))
    link("changed", "o7", "n5", "members_gone", proofs=members("members_gone", "工程师"), score=0.48, doubtful=True)
    link("changed", "o8", "n6", "stage_set_back", proofs=proof("stage_set_back", "运行", "推进"))
    link("changed", "o9", "n7 n8", "split")
    link("new", "", "n9")
    link("changed", "o3", "n10", "target_lowered", **moved_figure("target_lowered", *HOMES, -3e4, -0.25))
    link("changed", "o10", "n11", "target_added", **moved_figure("target_added", None, CLINICS[0]))
    link("changed", "o11", "n12", "target_removed", **moved_figure("target_removed", CLINICS[0], None))
    link("unchanged", "o4", "n13", "moved")
    link("new", "", "n14", nearest=Candidate(id="o12", score=0.37), doubtful=True)
    link("dropped", "o12", "", nearest=Candidate(id="n14", score=0.37))
    link("changed", "o13", "n15", "target_raised", **moved_figure("target_raised", *PARKS, 20.0, 0.6667))
    link("changed", "o14", "n16", "target_changed", **moved_figure("target_changed", *AIR))
    link("reworded", "o15", "n17", "wording_weaker", proofs=proof("wording_weaker", "严格", "适时"))
    link("changed", "o16 o17", "n18", "merged", "wording_stronger", proofs=proof("wording_stronger", "", "坚决"))
    link("dropped", "o18", "", nearest=Candidate(id="n3", score=0.05))
    made = Comparison(
        schema=COMPARISON_SCHEMA, generator="reportdiff 0", old=old, new=new, summary=summarize(changes),
        changes=tuple(changes),
        terms=Terms(
            new=(Term(term="互联网3.0", measures=("n9",), weight=9.0), Term(term="6G", measures=("n9",), weight=8.0)),
            vanished=(Term(term="夜市", measures=("o18",), weight=7.0),),
        ),
    )  # fmt: skip
    whole = complete(made)
    shifts = replace(made.terms, shifts=whole.terms.shifts)
    return replace(made, sections=whole.sections, targets=whole.targets, terms=shifts)


def summarize(changes: list[Change]) -> Summary:
    status, facets = dict.fromkeys(("new", "dropped", "changed", "reworded", "unchanged"), 0), {}
    for change in changes:
        status[change.status] += 1
        for facet in change.facets:
            facets[facet] = facets.get(facet, 0) + 1
    return Summary(status=status, facets=facets, doubtful=sum(change.doubtful for change in changes))
