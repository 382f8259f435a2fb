"""A digest in two files: ``beijing.md`` and ``beijing.review.md`` are one report, wherever one is read or named."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.checking.running import check
from reportdiff.collecting.holdings import holdings, holdings_json
from reportdiff.corpus.find import find_report
from reportdiff.corpus.neighbours import siblings, year_before
from reportdiff.corpus.reports import list_reports, reviews_without_plan
from reportdiff.disk.symbolic_links import LinkOut
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.model import CheckResult
from reportdiff.opening import compare, read_report
from reportdiff.parsing import parse
from reportdiff.reading import read_bytes
from reportdiff.reading.reviews import with_review
from tests.command import PROJECT, Command

PLAN = """\
---
region: beijing
year: {year}
title: 某市{year}年政府工作报告举措摘编
kind: digest
---
编者按：措辞由本项目拟定。

### 民生
- 新增养老床位{beds}张
- 建成望山图书馆

## 产业
- 培育“灯塔工厂”3家以上
"""

REVIEW = """\
---
region: beijing
year: {year}
title: 某市{year}年政府工作报告·上年工作回顾摘编
kind: digest
part: review
---
## 民生回顾
- 新增养老床位4000张
- 2030年望山隧道建成通车

### 教育
- 新建小学12所
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Digests of 2031 and 2032, the later one with a review."""
    folder = tmp_path / "reports"
    write(folder, "2031/beijing.md", PLAN.format(year=2031, beds=5000))
    write(folder, "2032/beijing.md", PLAN.format(year=2032, beds=6000))
    write(folder, "2032/beijing.review.md", REVIEW.format(year=2032))
    return folder


def refusal(path: Path) -> str:
    with pytest.raises(ReportdiffError) as caught:
        read_report(path)
    assert "\n" not in str(caught.value) and caught.value.zh
    return str(caught.value)


def rules(result: CheckResult) -> list[tuple[str, str, int]]:
    return [(each.rule, each.file, each.line) for each in result.findings]


def test_the_two_files_are_one_report_with_the_review_first(reports: Path) -> None:
    report = read_report("2032", reports=reports)
    review, plan = report.parts

    assert (review.part, plan.part) == ("review", "plan")
    assert report.text[review.start : review.end].startswith("民生回顾\n新增养老床位4000张")
    assert report.text[plan.start : plan.end].startswith("编者按")
    assert (review.start, plan.start, plan.end) == (0, review.end + 1, len(report.text))
    assert [(section.title, section.part, section.level, section.parent) for section in report.sections] == [
        ("民生回顾", "review", 1, None),
        ("教育", "review", 2, 0),
        ("民生", "plan", 1, None),
        ("产业", "plan", 1, None),
    ]
    assert [measure.text for measure in report.measures] == [
        "新增养老床位6000张",
        "建成望山图书馆",
        "培育“灯塔工厂”3家以上",
    ]
    assert [clause.text for clause in report.frame] == ["编者按：措辞由本项目拟定。"]
    assert (report.title, report.year, report.region) == ("某市2032年政府工作报告举措摘编", 2032, "beijing")


def test_but_for_offsets_the_plan_is_read_as_without_a_review(reports: Path) -> None:
    with_it = read_report("2032", reports=reports)
    (reports / "2032/beijing.review.md").unlink()
    alone = read_report("2032", reports=reports)

    def bare(report: object) -> list[tuple[object, ...]]:
        return [
            (each.id, each.text, each.section, each.quantities, each.stage, each.sentence, each.paragraph, each.line)
            for each in report.measures  # type: ignore[attr-defined]
        ]

    assert bare(with_it) == bare(alone)
    shift = len(with_it.text) - len(alone.text)
    assert [each.start for each in with_it.measures] == [each.start + shift for each in alone.measures]


_WORDS = st.text(alphabet="建设学校医院一二3%，", min_size=1, max_size=8).filter(lambda text: text.strip("，") != "")
_LINES = st.lists(st.tuples(st.sampled_from(["## ", "### ", "- ", ""]), _WORDS), max_size=8)


@given(review=_LINES, plan=_LINES, traditional=st.booleans())
def test_every_offset_is_into_the_joined_text(
    review: list[tuple[str, str]], plan: list[tuple[str, str]], traditional: bool
) -> None:
    end = "- 興辦學校\n" if traditional else "- 兴办学校\n"
    first, second = ("\n\n".join(mark + words for mark, words in lines) + f"\n\n{end}" for lines in (review, plan))
    own = read_bytes(f"---\nkind: digest\n---\n{second}".encode(), name="a.md")
    back = read_bytes(f"---\nkind: digest\n---\n{first}".encode(), name="a.review.md")
    report = parse(with_review(own, back))

    assert report.text == f"{back.text}\n{own.text}"
    edge = len(back.text) + 1
    assert [(span.part, span.start, span.end) for span in report.parts] == [
        ("review", 0, edge - 1),
        ("plan", edge, len(report.text)),
    ]
    for clause in (*report.measures, *report.frame):
        assert report.text[clause.start : clause.end] == clause.text and clause.start >= edge
    for section in report.sections:
        assert section.title in report.text[section.start : section.end]
        assert (section.end < edge) if section.part == "review" else (section.start >= edge)
        assert section.parent is None or report.sections[section.parent].part == section.part
    for measure in report.measures:
        for figure in measure.quantities:
            assert measure.text[figure.start : figure.end] == figure.surface


def test_a_review_is_never_listed_as_a_report(reports: Path) -> None:
    write(reports, "2033/shanghai.review.md", REVIEW.format(year=2033))

    assert [(file.year, file.region, file.passed_over) for file in list_reports(reports)] == [
        (2031, "beijing", ()),
        (2032, "beijing", ()),
    ]
    assert holdings(reports).regions == ("beijing",)
    assert b".review" not in holdings_json(holdings(reports))
    assert [path.name for path in reviews_without_plan(reports)] == ["shanghai.review.md"]
    assert "review" not in Command(reports.parent)("list").out
    with pytest.raises(ReportNotFound):
        find_report("2032/beijing.review", reports=reports)


def test_the_path_of_a_review_means_its_report(reports: Path) -> None:
    review = reports / "2032/beijing.review.md"

    assert find_report(str(review), reports=None).path == reports / "2032/beijing.md"
    assert read_report(review) == read_report(reports / "2032/beijing.md")
    assert compare(reports / "2031/beijing.md", review) == compare("2031", "2032", reports=reports)


def test_neighbours_know_nothing_of_a_review(reports: Path) -> None:
    write(reports, "2032/hebei.md", PLAN.format(year=2032, beds=1))
    before = year_before(reports / "2032/beijing.review.md")

    assert before is not None and before.path == reports / "2031/beijing.md"
    assert {each.region for each in siblings(reports / "2032/hebei.md")} == {"beijing"}
    assert {each.path.name for each in siblings(reports / "2031/beijing.md")} == {"beijing.md"}


def test_a_review_belongs_to_the_first_of_several_files_of_a_report(reports: Path) -> None:
    other = write(reports, "2032/beijing.txt", PLAN.format(year=2032, beds=7000))

    assert [span.part for span in read_report("2032", reports=reports).parts] == ["review", "plan"]
    assert [span.part for span in read_report(other).parts] == ["plan"]


def test_the_other_layout_has_reviews_too(tmp_path: Path) -> None:
    write(tmp_path, "beijing/2032.md", PLAN.format(year=2032, beds=1))
    write(tmp_path, "beijing/2032.review.md", REVIEW.format(year=2032))

    assert [span.part for span in read_report(tmp_path / "beijing/2032.md").parts] == ["review", "plan"]
    assert rules(check([tmp_path])) == []


def test_a_review_that_is_a_link_out_is_refused(reports: Path, tmp_path: Path) -> None:
    secret = write(tmp_path, "elsewhere/secret.md", REVIEW.format(year=2032))
    review = reports / "2032/beijing.review.md"
    review.unlink()
    review.symlink_to(secret)

    with pytest.raises(LinkOut, match=r"beijing\.review\.md: leads out of its collection"):
        read_report("2032", reports=reports)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("part: review", "part: plan", "says part: plan; write part: review"),
        ("kind: digest", "kind: full_text", "says kind: full_text; write kind: digest"),
        ("year: 2032", "year: 2031", "says year: 2031, that of"),
        ("region: beijing", "region: 上海", "says region: shanghai, that of"),
    ],
)
def test_a_review_that_contradicts_its_plan_is_an_error(reports: Path, old: str, new: str, said: str) -> None:
    review = reports / "2032/beijing.review.md"
    review.write_text(review.read_text("utf-8").replace(old, new, 1), encoding="utf-8")

    assert said in refusal(reports / "2032/beijing.md")
    ((rule, file, _),) = rules(check([reports / "2032/beijing.md"]))
    assert rule in ("RD101", "RD102") and file.endswith("2032/beijing.md")


def test_a_review_beside_a_full_text_is_an_error(reports: Path) -> None:
    plan = reports / "2032/beijing.md"
    plan.write_text(plan.read_text("utf-8").replace("kind: digest\n", ""), encoding="utf-8")

    assert "is a review beside a full text, which has its own" in refusal(plan)
    run = Command(reports.parent)("show", "2032", "--lang", "en")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)


def test_a_review_without_a_plan_is_an_error_and_a_finding(reports: Path) -> None:
    orphan = write(reports, "2033/beijing.review.md", REVIEW.format(year=2033))

    assert "its plan beijing.md is not beside it" in refusal(orphan)
    for result in (check(reports=reports), check([reports]), check([orphan])):
        assert [(each.rule, each.region, each.year) for each in result.findings] == [("RD101", "beijing", 2033)]
        assert result.findings[0].file.endswith("2033/beijing.review.md")
    assert len(check(reports=reports).files) == 3


def test_a_review_given_as_a_report_is_refused_whatever_its_name(tmp_path: Path) -> None:
    assert "put it beside the plan" in refusal(write(tmp_path, "摘编.md", REVIEW.format(year=2032)))


def test_check_reads_both_files_as_one_report(reports: Path) -> None:
    result = check(reports=reports)

    assert (rules(result), [(each.region, each.year, each.measures) for each in result.files]) == (
        [],
        [("beijing", 2031, 3), ("beijing", 2032, 3)],
    )
    review = reports / "2032/beijing.review.md"
    assert [each.file for each in check([review]).files] == [each.file for each in result.files[1:]]


def test_what_is_wrong_in_a_review_is_found_in_its_own_file_and_line(reports: Path) -> None:
    review, plan = reports / "2032/beijing.review.md", reports / "2032/beijing.md"
    review.write_text(review.read_text("utf-8").replace("4000张", "40\ufffd0张"), encoding="utf-8")
    plan.write_text(plan.read_text("utf-8").replace("3家", "3\ufffd家"), encoding="utf-8")

    found = [each for each in check([plan]).findings if each.rule == "RD302"]
    assert [(Path(each.file).name, each.line) for each in found] == [("beijing.review.md", 9), ("beijing.md", 14)]
    assert {(each.region, each.year) for each in found} == {("beijing", 2032)}


def test_a_changed_review_is_a_changed_report(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(reports.parent)

    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.cn", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "reports")
    write(reports, "2032/beijing.review.md", REVIEW.format(year=2032) + "- 新建中学3所\n")

    assert [each.file for each in check(reports=reports, since="HEAD").files] == ["reports/2032/beijing.md"]
    (reports / "2032/beijing.review.md").unlink()
    assert [each.file for each in check(reports=reports, since="HEAD").files] == ["reports/2032/beijing.md"]
    git("checkout", "-q", ".")
    (reports / "2032/beijing.md").unlink()
    (reports / "2031/beijing.md").unlink()
    assert [each.file for each in check(reports=reports, since="HEAD").files] == ["reports/2032/beijing.review.md"]


def test_terms_are_asked_of_plans_where_only_one_digest_has_a_review(reports: Path) -> None:
    """The old digest has no review to look a term up in, so neither is the new one's looked into."""
    for year in (2031, 2032):
        plan = reports / f"{year}/beijing.md"
        more = "- 推广“好办易办”\n" if year == 2031 else ""
        plan.write_text(plan.read_text("utf-8") + more, encoding="utf-8")
    write(reports, "2032/beijing.review.md", REVIEW.format(year=2032) + "- “好办易办”覆盖全市\n")
    assert [term.term for term in compare("2031", "2032", reports=reports).terms.vanished] == ["好办易办"]

    write(reports, "2031/beijing.review.md", REVIEW.format(year=2031))
    assert compare("2031", "2032", reports=reports).terms.vanished == ()


def test_the_shipped_digests_are_sound() -> None:
    folder = PROJECT / "reports"
    result = check(reports=folder)

    assert [(each.year, each.region) for each in result.files] == [(year, "beijing") for year in range(2022, 2027)]
    assert [each for each in result.findings if each.severity == "error"] == []
    for year in range(2023, 2027):
        assert [span.part for span in read_report(str(year), reports=folder).parts] == ["review", "plan"]


def test_show_gives_both_parts(tmp_path: Path) -> None:
    run = Command(tmp_path)("show", "2026", "--reports", PROJECT / "reports", "--format", "json")
    report = json.loads(run.out)

    assert [span["part"] for span in report["parts"]] == ["review", "plan"]
    assert {section["part"] for section in report["sections"]} == {"review", "plan"}
    for measure in report["measures"]:
        assert report["text"][measure["start"] : measure["end"]] == measure["text"]


def test_a_review_is_never_written_over_by_a_result_of_its_report(reports: Path) -> None:
    review = reports / "2032/beijing.review.md"
    was = review.read_bytes()
    run = Command(reports.parent)("2031", "2032", "-o", review, "--force", "--lang", "en")

    assert (run.code, run.err.count("\n"), review.read_bytes()) == (2, 1, was)


def test_a_review_says_what_became_of_the_dropped_and_changes_nothing_else(tmp_path: Path) -> None:
    without = shutil.copytree(PROJECT / "reports", tmp_path / "without")
    for review in without.rglob("*.review.md"):
        review.unlink()
    command = Command(tmp_path)

    told = [
        json.loads(command("2022", "2023", "--reports", folder, "--format", "json").out)
        for folder in (PROJECT / "reports", without)
    ]
    plain, fates = [], []
    for each in told:
        plain.append([{**change, "fate": None, "origin": None} for change in each["changes"]])
        fates.append([change["fate"]["kind"] for change in each["changes"] if change["fate"]])
    assert plain[0] == plain[1]
    assert told[0]["targets"] == told[1]["targets"]
    assert "done" in fates[0]
    assert "done" not in fates[1]
