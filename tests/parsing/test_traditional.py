"""A report in traditional script is read and compared as its simplified form, and shown as it was written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportdiff.opening import compare, read_report_bytes
from reportdiff.parsing.folding import fold, skeleton
from reportdiff.parsing.traditional import holds_traditional, simplified
from tests.parsing.test_outline import CLOSING, HEAD, PAST, PROBLEMS

PLAN = (
    "（一）擴大就業。新增就業三萬人以上，培訓技工5000人，發放創業貸款2億元左右。",
    "（二）改善居住。改造老舊小區12個，籌集保障性住房800套，乾淨整治後街里弄30條。",
    "（三）發展教育。新建雲嶺實驗小學，擴建兩所中學，開展臺賬管理試點。",
)


@pytest.fixture(scope="module")
def scripts() -> tuple[bytes, bytes]:
    """An invented report in traditional and in simplified script."""
    opencc = pytest.importorskip("opencc")
    traditional = opencc.OpenCC("s2t").convert
    lines = [*HEAD, "一、2030年工作回顾", PAST, PAST, PROBLEMS, "二、2031年重点工作"]
    written = "\n".join([*map(traditional, lines), *PLAN, traditional(CLOSING)])
    return written.encode(), opencc.OpenCC("t2s").convert(written).encode()


def test_a_report_against_its_traditional_form_is_unchanged(scripts: tuple[bytes, bytes]) -> None:
    old, new = (read_report_bytes(data, name="2031.txt") for data in scripts)

    for comparison in (compare(old, new), compare(new, old), compare(old, old)):
        assert {change.status for change in comparison.changes} == {"unchanged"}
        assert not any(change.facets for change in comparison.changes)


def test_a_traditional_report_is_shown_as_it_was_written(scripts: tuple[bytes, bytes]) -> None:
    report, other = (read_report_bytes(data, name="2031.txt") for data in scripts)

    assert report.text == scripts[0].decode()
    assert report.plan_found == "heading"
    assert (report.year, report.region) == (other.year, other.region)
    assert all(report.text[m.start : m.end] == m.text for m in report.measures)
    assert "新增就業三萬人以上" in [measure.text for measure in report.measures]
    assert "擴大就業" in {section.title for section in report.sections}
    jobs = next(measure for measure in report.measures if "三萬人" in measure.text)
    assert (jobs.section, jobs.quantities[0].surface) == ("擴大就業", "三萬人以上")
    assert (jobs.quantities[0].value_low, jobs.quantities[0].unit) == (30_000.0, "人")


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("發展產業，改善環境", "发展产业，改善环境"),
        ("乾淨的後街", "干净的后街"),
        ("打造「星河裡」夜市", "打造“星河里”夜市"),
        ("有所作爲", "有所作为"),
    ],
)
def test_script_is_folded_for_comparing(written: str, same: str) -> None:
    assert fold(written) == fold(same)
    assert skeleton(written) == skeleton(same)
    assert len(simplified(written)) == len(written)


@pytest.mark.parametrize("text", ["改造后街里弄", "涅槃重生", "朱镕大道", "林喆之家", "plan 2031", "后、里、干、面"])
def test_simplified_text_is_left_alone(text: str) -> None:
    assert not holds_traditional(text)
    assert simplified(text) is text


def test_a_simplified_report_does_not_load_the_converter(project: Path) -> None:
    program = (
        "import sys; from reportdiff.opening import compare;"
        "compare('tests/pairs/target-raised/old.md', 'tests/pairs/target-raised/new.md');"
        "print(any(name.startswith('opencc') for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=project, check=True)
    assert run.stdout.strip() == "False"


def test_real_reports_against_their_traditional_forms(shared: Path) -> None:
    opencc = pytest.importorskip("opencc")
    data = (shared / "corpus" / "2025" / "tianjin.md").read_bytes()
    old = read_report_bytes(data, name="2025/tianjin.md")
    new = read_report_bytes(opencc.OpenCC("s2t").convert(data.decode()).encode(), name="2025/tianjin.md")

    assert len(old.measures) == len(new.measures) > 300
    assert {change.status for change in compare(old, new).changes} == {"unchanged"}
