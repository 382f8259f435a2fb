"""What holds no commitment is folded: kept in the result with its role, and counted nowhere."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reportdiff.checking.fail_on import find_failures
from reportdiff.comparison import compare_reports, filter_changes
from reportdiff.comparison.status import with_role
from reportdiff.model import Change, Comparison, Measure, Pin, Report, Role
from reportdiff.output.json import comparison_to_json
from reportdiff.output.renderers import RenderOptions, render
from tests.strategies import Row, compared, digest

OLD = (Row("城建", "新建口袋公园{n}个", 30), Row("政府", "永葆为民初心"))
NEW = (Row("城建", "新建口袋公园{n}个", 50), Row("政府", "扛起时代使命"))


def with_roles(report: Report, *roles: Role) -> Report:
    measures = zip(report.measures, roles, strict=True)
    return replace(report, measures=tuple(replace(measure, role=role) for measure, role in measures))


@pytest.fixture(name="folded")
def _folded() -> Comparison:
    old = with_roles(digest(OLD, 2031), "commitment", "frame")
    return compare_reports(old, with_roles(digest(NEW, 2032), "commitment", "aim"))


def test_counts_leave_out_what_holds_no_commitment(folded: Comparison) -> None:
    roles = {change.status: change.role for change in folded.changes}

    assert roles == {"changed": "commitment", "dropped": "frame", "new": "aim"}
    assert folded.summary.folded == 2
    assert {status: n for status, n in folded.summary.status.items() if n} == {"changed": 1}
    assert [change.role for change in folded.commitments.changes] == ["commitment"]
    assert [group.title for group in folded.commitments.sections] == ["城建"]
    assert folded.commitments.summary == folded.summary
    assert {highlight.change for highlight in folded.highlights} <= {c.id for c in folded.commitments.changes}


def test_a_selection_says_how_many_of_it_are_folded(folded: Comparison) -> None:
    selection = filter_changes(folded, status={"dropped"})

    assert (sum(selection.summary.status.values()), selection.summary.folded) == (0, 1)


@pytest.mark.parametrize("form", ["terminal", "md", "csv", "html-fragment"])
def test_a_listing_unfolds_them_on_request(folded: Comparison, form: str) -> None:
    usual, unfolded = (_text(folded, form, frame=frame) for frame in (False, True))

    assert "永葆为民初心" not in usual
    assert "永葆为民初心" in unfolded
    assert "扛起时代使命" in unfolded
    assert "新建口袋公园" in usual


def test_a_reader_is_told_how_many_are_folded(folded: Comparison) -> None:
    assert "另有2项提法与表述" in _text(folded, "terminal")
    assert "2 changes of wording without a commitment" in str(render(folded, "md", RenderOptions(lang="en")))
    assert "提法与表述" not in _text(compared(OLD, NEW), "terminal")


def test_json_and_page_have_them_with_their_role(folded: Comparison) -> None:
    oracle = json.loads(comparison_to_json(folded))

    assert [measure["role"] for measure in oracle["old"]["measures"]] == ["commitment", "frame"]
    assert sorted(change["role"] for change in oracle["changes"]) == ["aim", "commitment", "frame"]
    assert "永葆为民初心" in _text(folded, "html")


def test_the_frame_of_data_has_commitments_unless_it_is_to_be_whole(folded: Comparison) -> None:
    assert list(folded.to_frame()["role"]) == ["commitment"]
    assert sorted(folded.to_frame(whole=True)["role"]) == ["aim", "commitment", "frame"]


def test_aims_and_frame_fail_no_run(folded: Comparison) -> None:
    assert not find_failures(folded, {"dropped", "new"}).failed
    assert [change.status for change in find_failures(folded, {"any"}).changes] == ["changed"]


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (("frame", "aim", "commitment"), "commitment"),
        (("frame", "aim"), "aim"),
        (("frame",), "frame"),
    ],
)
def test_a_change_has_the_strongest_role_of_its_measures(roles: tuple[Role, ...], role: Role) -> None:
    measures = [_measure(one) for one in roles]

    assert with_role(_change("reworded"), measures).role == role


@pytest.mark.parametrize(
    ("status", "borderline", "doubtful"),
    [
        ("dropped", (True,), True),
        ("new", (True, True), True),
        ("changed", (True,), True),
        ("reworded", (True,), False),
        ("unchanged", (True,), False),
        ("dropped", (True, False), False),
    ],
)
def test_news_of_borderline_commitments_is_doubtful(status: str, borderline: tuple[bool, ...], doubtful: bool) -> None:
    measures = [replace(_measure("commitment"), borderline=each) for each in borderline]

    assert with_role(_change(status), measures).doubtful is doubtful
    assert not with_role(replace(_change(status), pinned=(Pin(verdict="same"),)), measures).doubtful


def test_a_doubt_about_the_link_stays() -> None:
    assert with_role(replace(_change("reworded"), doubtful=True), [_measure("commitment")]).doubtful
    assert not with_role(_change("dropped"), [_measure("frame")]).doubtful


def _text(comparison: Comparison, form: str, *, frame: bool = False) -> str:
    shown = render(comparison, form, RenderOptions(frame=frame))
    return shown if isinstance(shown, str) else shown.decode()


def _measure(role: Role) -> Measure:
    return Measure(id="o1", text="新建公园", section="", part="plan", start=0, end=4, role=role)


def _change(status: str) -> Change:
    return Change(id="c1", status=status, facets=(), old=("o1",), new=())  # type: ignore[arg-type]
