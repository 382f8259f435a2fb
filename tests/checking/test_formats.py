"""The forms of a check for machines: valid by their standards, complete, and inert whatever a report says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest

from reportdiff.errors import ReportdiffError
from reportdiff.i18n.labels import Lang
from reportdiff.model import CheckResult
from reportdiff.output.findings.findings_github import SUMMARY, add_to_summary, bytes_of
from reportdiff.output.findings.findings_markdown import COMMENT, check_markdown
from reportdiff.output.findings.findings_paths import repository_path, uri_of
from reportdiff.output.findings.findings_text import FINDING_FORMS, FindingOptions, finding_message, render_findings
from reportdiff.output.json import schema
from reportdiff.output.origin import written_by_us
from tests.checking.findings import finding, hostile, mixed, result
from tests.command import PROJECT

LANGS: tuple[Lang, ...] = get_args(Lang)
MACHINES = tuple(form for form in FINDING_FORMS if form != "terminal")


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests themselves may run in CI."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


def rendered(held: CheckResult, form: str, lang: Lang = "zh") -> str:
    made = render_findings(held, form, FindingOptions(lang=lang))
    return made.decode() if isinstance(made, bytes) else made


def sarif_of(held: CheckResult) -> dict[str, Any]:
    return json.loads(rendered(held, "sarif"))  # type: ignore[no-any-return]


# ---- every form


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", MACHINES)
def test_every_form_takes_nothing_much_and_harm(form: str, lang: Lang) -> None:
    for held in (result(), mixed(2, 2, 2), hostile()):
        text = rendered(held, form, lang)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", text)
        # The JSON holds the words of the report verbatim as well, for programs.
        assert form == "json" or not re.search("[\u200b\u202a-\u202e\u2066-\u2069]", text)
        assert text == rendered(held, form, lang)


@pytest.mark.parametrize("form", [form for form in MACHINES if form != "github"])
def test_a_file_of_any_form_is_known_again(form: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(rendered(mixed(1, 1, 1), form), encoding="utf-8")
    assert written_by_us(path)


def test_every_finding_stands_in_every_form_that_is_not_limited() -> None:
    held = mixed(7, 8, 9)

    assert len(json.loads(rendered(held, "json"))["findings"]) == 24
    assert len(json.loads(rendered(held, "gitlab"))) == 24
    assert len(sarif_of(held)["runs"][0]["results"]) == 24
    assert rendered(held, "junit").count("<failure ") == 7
    assert rendered(held, "junit").count("<skipped ") == 17
    assert rendered(held, "markdown").count("RD304") == 24 + 1


# ---- GitHub

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\n]*)(?:,\w+=[^:,\n]*)*)::([^\n]*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands of a log, undone as the runner undoes them."""
    found = []
    for line in text.splitlines():
        if "::" in line or "##[" in line:
            match = COMMAND.fullmatch(line)
            assert match, line
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            found.append((match[1], {name: unquote(value) for name, value in properties.items()}, unquote(match[3])))
    return found


def test_an_annotation_says_what_where_and_what_to_do() -> None:
    (level, properties, text), *others = commands(rendered(result(finding(2)), "github"))

    assert (level, others) == ("error", [])
    assert properties == {
        **{"file": "reports/2033/云岭市.md", "line": "12", "endLine": "12", "col": "3", "endColumn": "9"},
        "title": "RD304 混入网页文字",
    }
    assert text.splitlines() == ["网页上的文字：“扫一扫2”", "处理：删去这些文字。"]


def test_percent_signs_in_a_report_are_no_escapes() -> None:
    held = finding(values={"words": "增长5%0A以上"}, file="reports/2033/a%3Ab.md")
    ((_, properties, text),) = commands(rendered(result(held), "github"))

    assert "增长5%0A以上" in text and properties["file"] == "reports/2033/a%3Ab.md"


def test_columns_are_left_out_where_github_would_refuse_them() -> None:
    several = commands(rendered(result(finding(end_line=40)), "github"))[0][1]
    nowhere = commands(rendered(result(finding(line=0, column=0, end_line=0, end_column=0)), "github"))[0][1]

    assert (several["endLine"], "col" in several) == ("40", False)
    assert set(nowhere) == {"file", "title"}


def test_the_gravest_ten_are_annotated_and_the_rest_counted() -> None:
    text = rendered(mixed(4, 4, 9), "github", "en")

    assert [level for level, *_ in commands(text)] == ["error"] * 4 + ["warning"] * 4 + ["notice"] * 2
    assert "7 more" in text.splitlines()[-1]


def test_the_log_is_not_obeyed() -> None:
    assert [level for level, *_ in commands(rendered(hostile(), "github"))] == ["error"]


def test_the_summary_gets_the_whole_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("已有内容\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    rendered(mixed(20, 20, 20), "github")

    text = summary.read_text(encoding="utf-8")
    assert text.startswith("已有内容\n")
    assert len(re.findall(r"(?m)^\| (?:错误|警告|提示) \|", text)) == 60
    assert "<details open>" in text


def test_the_summary_never_grows_beyond_what_github_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    held = mixed(3000, 0, 0)
    long = replace(held, findings=tuple(replace(each, values={"words": "漏" * 400}) for each in held.findings))
    for _ in range(3):
        rendered(long, "github")

    assert SUMMARY * 0.9 < summary.stat().st_size <= SUMMARY
    left = re.search(r"还有(\d+)处没有列出", summary.read_text(encoding="utf-8"))
    assert left and int(left[1]) + summary.read_text(encoding="utf-8").count("| 错误 |") == 3000


def test_a_summary_that_cannot_be_written_is_an_error_that_says_where(tmp_path: Path) -> None:
    with pytest.raises(ReportdiffError, match=r"nowhere.*GITHUB_STEP_SUMMARY"):
        add_to_summary(lambda room: "x", {"GITHUB_STEP_SUMMARY": str(tmp_path / "nowhere" / "s.md")})


# ---- Markdown


def test_a_comment_fits_and_counts_what_it_leaves_out() -> None:
    text = rendered(mixed(900, 900, 900), "markdown")

    assert COMMENT * 0.9 < len(text) <= COMMENT
    left = re.search(r"还有(\d+)处没有列出", text)
    assert left and int(left[1]) + len(re.findall(r"(?m)^\| (?:错误|警告|提示) \|", text)) == 2700
    assert text.count("<details") == text.count("</details>")
    assert "| 警告 |" not in text.split("| 错误 |")[0]


@pytest.mark.parametrize("limit", [3_000, 10_000, 100_000])
def test_a_limit_in_bytes_is_kept(limit: int) -> None:
    assert bytes_of(check_markdown(mixed(500, 0, 0), "zh", limit=limit, size=bytes_of)) <= limit


def test_a_comment_notifies_nobody_and_marks_up_nothing() -> None:
    from markdown_it import MarkdownIt

    text = rendered(hostile(), "markdown")
    html = MarkdownIt("commonmark").enable("table").render(text)

    assert not re.search(r"<(?:img|a|code|script|del|pre)\b", html)
    assert html.count("<details") == html.count("</details>") == 2
    assert html.count("<td>") == 4
    # What the services look for in the finished page, where no backslash is left.
    shown = unescape(
        re.sub(r"<!--.*?-->|</?(?:details|summary|table|thead|tbody|tr|th|td|h3|p|strong|ul|li)>", "", html)
    )
    assert "@\u200bsomeone" in shown and not re.search(r"[@#!~]\w", shown)


# ---- SARIF


def test_sarif_is_valid_by_its_schema() -> None:
    schema = json.loads((PROJECT / "tests/data/sarif-2.1.0.json").read_text(encoding="utf-8"))
    held = mixed(3, 3, 3)
    nowhere = finding(90, line=0, column=0, end_line=0, end_column=0, file="reports/2033/a b.docx")
    for each in (result(), held, result(*held.findings, nowhere), hostile()):
        jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(sarif_of(each))


def test_the_schema_of_sarif_would_tell() -> None:
    schema = json.loads((PROJECT / "tests/data/sarif-2.1.0.json").read_text(encoding="utf-8"))
    wrong = sarif_of(mixed(1, 0, 0))
    wrong["runs"][0]["results"][0]["level"] = "critical"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate(wrong)


def test_sarif_says_rule_place_and_fingerprint() -> None:
    run = sarif_of(result(finding(2, severity="notice")))["runs"][0]
    (found,) = run["results"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"] == "RD304"
    assert all(rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])
    assert (found["level"], found["partialFingerprints"]) == ("note", {"reportdiff/v1": f"{2:016x}"})
    place = found["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == "reports/2033/云岭市.md"
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert place["region"] == {"startLine": 12, "endLine": 12, "startColumn": 3, "endColumn": 9}


def test_a_sarif_message_holds_no_link_and_no_placeholder() -> None:
    text = sarif_of(hostile())["runs"][0]["results"][0]["message"]["text"]

    assert not re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\(", text)
    assert not re.search(r"(?<!\{)\{\d+\}(?!\})", text)


# ---- JUnit


def test_junit_counts_and_passes_what_is_sound() -> None:
    root = ElementTree.fromstring(rendered(mixed(2, 1, 1), "junit"))

    assert {name: root.get(name) for name in ("tests", "failures", "skipped", "errors")} == {
        **{"tests": "5", "failures": "2", "skipped": "2", "errors": "0"},
    }
    sound, unsound = root
    assert [len(case) for case in sound] == [0]
    assert [case[0].tag for case in unsound] == ["skipped", "skipped", "failure", "failure"]
    assert unsound[2].get("line") == "13"
    assert len({case.get("name") for case in unsound}) == 4


def test_junit_shows_what_xml_would_obey() -> None:
    (_, unsound) = ElementTree.fromstring(rendered(hostile(), "junit"))
    message = unsound[0][0].get("message") or ""
    assert "]]> <!-- f -->" in message and "<img src=x" in message


# ---- GitLab


def test_gitlab_gets_what_it_asks_for() -> None:
    first, second = json.loads(
        rendered(result(finding(1), finding(2, severity="warning", line=0, end_line=0)), "gitlab")
    )

    assert set(first) >= {"description", "check_name", "fingerprint", "severity", "location"}
    assert (first["severity"], second["severity"]) == ("critical", "minor")
    assert first["location"] == {"path": "reports/2033/云岭市.md", "lines": {"begin": 11, "end": 11}}
    assert second["location"]["lines"] == {"begin": 1, "end": 1}


def test_the_same_report_twice_has_two_fingerprints() -> None:
    twins = [finding(1, file=f"reports/2033/云岭市{suffix}") for suffix in (".md", ".txt", ".html")]
    entries = json.loads(rendered(result(*twins), "gitlab"))
    assert len({entry["fingerprint"] for entry in entries}) == 3


# ---- JSON


def test_the_json_keeps_to_its_schema_and_says_all_in_words() -> None:
    held = replace(hostile(), accepted=3)
    document = json.loads(rendered(held, "json"))

    jsonschema.Draft202012Validator(schema("check")).validate(document)
    (found,) = json.loads(rendered(result(finding(5)), "json"))["findings"]
    assert found["message"] == {lang: finding_message(finding(5), lang) for lang in LANGS}
    assert (found["line"], found["column"], found["name"]["en"]) == (15, 3, "page furniture")
    assert document["accepted"] == 3


def test_the_schema_of_the_json_would_tell() -> None:
    document = json.loads(rendered(mixed(1, 0, 0), "json"))
    document["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema("check")).validate(document)


# ---- paths


def test_paths_count_from_the_root_that_the_service_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")

    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        assert repository_path("reports/a.md", {name: str(tmp_path)}) == "sub/reports/a.md"
    assert repository_path("reports/a.md", {}) == "reports/a.md"
    assert repository_path("reports/a.md", {"GITHUB_WORKSPACE": str(tmp_path / "other")}) == "reports/a.md"


def test_addresses_are_relative_as_far_as_paths_are() -> None:
    assert uri_of("reports/a b#c?.md") == ("reports/a%20b%23c%3F.md", True)
    assert uri_of("/r/云.md") == ("file:///r/%E4%BA%91.md", False)
