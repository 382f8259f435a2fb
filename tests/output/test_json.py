"""JSON: nothing is lost on the way out and back, and what is written obeys the published schema."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.errors import ReportdiffError
from reportdiff.model import (
    COMPARISON_SCHEMA,
    Candidate,
    Change,
    Comparison,
    DiffPart,
    Facet,
    FigureChange,
    Measure,
    PartSpan,
    Proof,
    Quantity,
    Report,
    Section,
    Status,
    Summary,
    Term,
    Terms,
)
from reportdiff.output.json import (
    SchemaName,
    comparison_from_json,
    comparison_to_json,
    report_from_json,
    report_to_json,
    schema,
    schema_to_json,
)
from tests.command import Command

_places = st.integers(0, 10**6)
_values = st.none() | st.floats(allow_nan=False, allow_infinity=False)
_quantities = st.builds(Quantity, start=_places, end=_places, value_low=_values, value_high=_values)
_measures = st.builds(
    Measure,
    start=_places,
    end=_places,
    quantities=st.lists(_quantities, max_size=2).map(tuple),
    sentence=_places,
    paragraph=_places,
    line=_places,
)
_reports = st.builds(
    Report,
    year=_places,
    parts=st.lists(st.builds(PartSpan, start=_places, end=_places), max_size=2).map(tuple),
    sections=st.lists(st.builds(Section, level=_places, start=_places, end=_places), max_size=2).map(tuple),
    measures=st.lists(_measures, max_size=3).map(tuple),
    frame=st.just(()),
    ledger=st.just(()),
)


def comparison() -> Comparison:
    """A comparison with every field in use."""
    text = "科技\n建成5座公共算力中心"
    five = Quantity(
        surface="5座",
        start=2,
        end=4,
        value_low=5.0,
        value_high=5.0,
        unit="座",
        bound="eq",
        kind="count",
        measured="中心",
    )
    measure = Measure(
        id="n1", text=text[3:], section="科技", part="plan", start=3, end=13, quantities=(five,), stage="建成"
    )
    report = Report(
        region="beijing",
        year=2032,
        title="政府工作报告",
        kind="digest",
        text=text,
        parts=(PartSpan(part="plan", start=0, end=13),),
        sections=(Section(title="科技", level=1, part="plan", start=0, end=13),),
        measures=(measure,),
    )
    old = replace(report, year=2031, measures=(replace(measure, id="o1"),))
    changes = tuple(
        Change(
            id=f"c{index}",
            status=status,
            facets=get_args(Facet) if status == "changed" else (),
            old=() if status == "new" else ("o1",),
            new=() if status == "dropped" else ("n1",),
            score=1 / 3,
            matched_by="masked",
            nearest=Candidate(id="o1", score=0.1),
            doubtful=True,
            figures=(FigureChange(facet="target_raised", measured="中心", old=five, new=None, difference=2.0),),
            proofs=(Proof(facet="moved", old="甲", new="乙"),),
            diff=(DiffPart(op="equal", text="建成", old_text="建 成"), DiffPart(op="insert", text="5")),
        )
        for index, status in enumerate(get_args(Status))
    )
    return Comparison(
        schema=COMPARISON_SCHEMA,
        generator="reportdiff 0.1.0",
        old=old,
        new=report,
        summary=Summary(status={"new": 1}, facets={"moved": 1}, doubtful=5),
        changes=changes,
        terms=Terms(new=(Term(term="算力", measures=("n1",), weight=9.25),)),
    )


def validate(document: bytes, name: str) -> None:
    form = schema(name)  # type: ignore[arg-type]
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.Draft202012Validator(form).validate(json.loads(document))


@pytest.mark.parametrize("indent", [0, 2, 4])
def test_a_comparison_comes_back_whole(indent: int) -> None:
    assert comparison_from_json(comparison_to_json(comparison(), indent)) == comparison()


@settings(max_examples=50, deadline=None)
@given(_reports)
def test_any_report_comes_back_whole(report: Report) -> None:
    assert report_from_json(report_to_json(report)) == report


def test_chinese_is_written_as_such() -> None:
    data = comparison_to_json(comparison())

    assert "公共算力中心".encode() in data
    assert b"\\u" not in data


def test_indent_0_is_one_line() -> None:
    assert b"\n" not in comparison_to_json(comparison(), 0)


def test_the_version_comes_first() -> None:
    assert comparison_to_json(comparison(), 0).startswith(b'{"schema":"reportdiff/comparison/2"')
    assert report_to_json(comparison().new, 0).startswith(b'{"schema":"reportdiff/report/1"')


def test_what_is_written_obeys_the_schema() -> None:
    validate(comparison_to_json(comparison()), "comparison")
    validate(report_to_json(comparison().new), "report")


def test_the_schema_refuses_what_is_wrong() -> None:
    document = json.loads(comparison_to_json(comparison()))
    for wrong in ({"schema": "reportdiff/comparison/1"}, {"changes": [{"status": "renewed"}]}, {"old": None}):
        with pytest.raises(jsonschema.ValidationError):
            validate(json.dumps({**document, **wrong}).encode(), "comparison")


@pytest.mark.parametrize("name", get_args(SchemaName))
def test_the_committed_schema_is_fresh(project: Path, name: SchemaName) -> None:
    generated = schema_to_json(name).decode() + "\n"
    version = json.loads(generated)["$id"].rpartition(":")[2]
    committed = (project / "docs" / "schema" / f"{name}-{version}.json").read_text(encoding="utf-8")

    assert committed == generated, "stale: run `make docs`; raise the version if a reader of the old one would break"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"{}",
        b"[" * 100_000,
        b'{"schema": "reportdiff/comparison/2"}',
        b'{"schema": "reportdiff/report/1"}',
        b'{"schema": "reportdiff/comparison/2", "generator": 5}',
    ],
)
def test_what_is_no_comparison_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(ReportdiffError) as caught:
        comparison_from_json(data)

    assert "\n" not in str(caught.value)
    assert "comparison" in str(caught.value)


def test_fields_of_a_later_version_are_passed_over() -> None:
    document = {**json.loads(comparison_to_json(comparison())), "highlights": []}

    assert comparison_from_json(json.dumps(document).encode()) == comparison()


def test_an_unknown_schema_is_a_clear_error() -> None:
    with pytest.raises(ReportdiffError, match="choose one of") as refusal:
        schema("lineage")  # type: ignore[arg-type]
    assert all(name in str(refusal.value) for name in get_args(SchemaName))


def test_real_output_obeys_the_schema(project: Path) -> None:
    """The bundled example reports, compared and shown by the command."""
    command = Command(project)
    diff = command("2022", "2023", "--format", "json")
    show = command("show", "2023", "--format", "json")

    assert (diff.code, show.code) == (0, 0), diff.err + show.err
    validate(diff.out.encode(), "comparison")
    validate(show.out.encode(), "report")
    assert comparison_to_json(comparison_from_json(diff.out.encode())).decode() + "\n" == diff.out
    assert report_to_json(report_from_json(show.out.encode())).decode() + "\n" == show.out
