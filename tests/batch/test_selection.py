"""Which pairs a batch has."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.batch.engines import open_engine
from reportdiff.batch.pair_selection import CHAIN, Selection, pair_name, select
from reportdiff.batch.worker_program import LIBRARIES, Program, this_program
from reportdiff.errors import ReportdiffError
from tests.command import Command


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    places = [f"{year}/beijing" for year in range(2020, 2030)]
    places += ["2020/深圳市", "2021/深圳市", "2023/深圳市", "2025/深圳市", "2026/深圳市"]
    for place in places:
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / f"{place}.md").write_text("", encoding="utf-8")
    return tmp_path


def pairs_of(selection: Selection) -> list[str]:
    return [
        pair_name(chain.files[old], chain.files[new]).text for chain in selection.chains for old, new in chain.pairs
    ]


def test_each_year_goes_with_the_next_and_gaps_are_left(reports: Path) -> None:
    selection = select(reports=reports)

    assert selection.pairs == 11
    assert pairs_of(selection)[-2:] == ["2020/深圳市 2021/深圳市", "2025/深圳市 2026/深圳市"]
    assert [f"{file.year}/{file.region}" for file in selection.lonely] == ["2023/深圳市"]
    assert max(len(chain.pairs) for chain in selection.chains) == CHAIN


def test_years_are_those_of_the_new_reports(reports: Path) -> None:
    selection = select(reports=reports, years="2021", regions=("深圳", "Beijing"))

    assert pairs_of(selection) == ["2020/beijing 2021/beijing", "2020/深圳市 2021/深圳市"]
    assert {file.year for file in selection.files} == {2020, 2021}


def test_all_regions_of_a_year(reports: Path) -> None:
    assert pairs_of(select(reports=reports, across=2020)) == ["2020/beijing 2020/深圳市"]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"regions": ("beijng",)}, "did you mean beijing"),
        ({"years": "1999"}, "no two reports"),
        ({"years": "soon"}, "is no range of years"),
        ({"years": "2026..2021"}, "runs backwards"),
        ({"across": 2029}, "no two reports"),
    ],
)
def test_what_is_not_there_is_said(reports: Path, choice: dict[str, object], words: str) -> None:
    with pytest.raises(ReportdiffError, match=words):
        select(reports=reports, **choice)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--all-regions-of", "2032", "--years", "2032"), "leave one of them out"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--scheduler is for --engine dask"),
        (("--engine", "dask"), "needs the address of the scheduler"),
    ],
)
def test_options_that_do_not_go_together_are_an_error(
    collection: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    run = Command(tmp_path)("batch", "--reports", collection, *arguments, "--lang", "en")

    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert words in run.err


def test_without_pyarrow_the_message_names_what_to_install(collection: Path, tmp_path: Path) -> None:
    run = Command(tmp_path)(
        "batch", "--reports", collection, "--lang", "en", before="import sys; sys.modules['pyarrow'] = None\n"
    )

    assert run.code == 2
    assert "needs pyarrow" in run.err and "[parquet]" in run.err


def test_without_dask_the_message_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ReportdiffError, match=r"needs Dask.*\[distributed\]"),
        open_engine("dask", jobs=1, scheduler="tcp://127.0.0.1:1", program=this_program()),
    ):
        pass


class _Cluster:
    """What a client of Dask says of its workers."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def run(self, function: object, on_error: str) -> dict[str, object]:
        return {"tcp://10.0.0.7:4711": self.answer}


def test_a_worker_with_another_program_is_named_with_what_differs() -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install reportdiff[distributed]")
    from reportdiff.batch.dask_engine import _check_workers

    ours, theirs = (
        Program((("reportdiff", "1+a"), ("numpy", "2.4"))),
        Program((("reportdiff", "1+a"), ("numpy", "2.3"))),
    )
    _check_workers(_Cluster(ours), ours)
    with pytest.raises(ReportdiffError, match=r"tcp://10.0.0.7:4711 .*numpy 2.4 / 2.3\)"):
        _check_workers(_Cluster(theirs), ours)
    with pytest.raises(ReportdiffError, match="has no reportdiff"):
        _check_workers(_Cluster(ModuleNotFoundError("No module named 'reportdiff'")), ours)


def test_the_libraries_that_count_are_dependencies(project: Path) -> None:
    declared = (project / "pyproject.toml").read_text(encoding="utf-8")

    assert [name for name in LIBRARIES if f'"{name}>=' not in declared] == []
