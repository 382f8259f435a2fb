"""What index pages list that the collection lacks: only reports, only official addresses, and nothing is downloaded."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from click.testing import CliRunner

from reportdiff.cli.group import group
from reportdiff.collecting.addresses import RefusedAddress, parse_address
from reportdiff.collecting.index_pages import BadIndexList, IndexPage, known_index_pages, pages_for, read_index_pages
from reportdiff.collecting.new_reports import NewReports, new_reports
from reportdiff.collecting.new_reports_account import new_reports_json, new_reports_text
from reportdiff.regions import REGIONS

INDEX = """<html><head><meta charset="utf-8"></head><body><ul>
<li><a href="/2033/t1.html">云岭市2033年政府工作报告</a><span>2033-01-20</span></li>
<li><a href="t2.html" title="云岭市2032年政府工作报告（全文）">云岭市2032年政府工作...</a></li>
<li><a href="/t3.html">云岭市2031年政府工作报告</a></li>
<li><a href="/t4.html">一图读懂云岭市2034年政府工作报告</a></li>
<li><a href="/t5.html">2034年《政府工作报告》任务分工</a></li>
<li><a href="/t6.html">2033年和2034年政府工作报告</a></li>
<li><a href="https://www.example.com/t7.html">云岭市2035年政府工作报告</a></li>
<li><a href="https://www.example.gov.cn/t8.html">云岭市2030年政府工作报告</a></li>
<li><a href="javascript:alert(1)">云岭市2036年政府工作报告</a></li>
<li><a href="http://user:secret@www.example.gov.cn/x">云岭市2037年政府工作报告</a></li>
<li><a href="/t9.html">2029</a></li>
</ul></body></html>"""


class _Pages(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        pages = {"/list/": INDEX.encode(), "/gb/": INDEX.encode("gb18030"), "/empty/": b"<p>nothing</p>"}
        body = pages.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> object:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def held(tmp_path: Path) -> Path:
    file = tmp_path / "reports" / "2031" / "云岭市.md"
    file.parent.mkdir(parents=True)
    file.write_text("云岭市2031年政府工作报告", encoding="utf-8")
    return tmp_path / "reports"


def looked(site: object, path: str, reports: Path, **options: object) -> NewReports:
    page = IndexPage(region="云岭市", url=f"{site}{path}", years_alone=bool(options.pop("alone", False)))
    return new_reports([page], reports=reports, allow_private=True, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/list/", "/gb/"])
def test_reports_that_are_not_there_are_listed_with_their_addresses(site: object, path: str, held: Path) -> None:
    result = looked(site, path, held)

    assert [(link.year, link.url) for link in result.new] == [
        (2033, f"{site}/2033/t1.html"),
        (2032, f"{site}{path}t2.html"),
        (2030, "https://www.example.gov.cn/t8.html"),
    ]
    assert result.new[1].title == "云岭市2032年政府工作报告（全文）"
    assert (result.listed, result.unread) == (4, ())


def test_nothing_but_the_index_page_is_asked_and_nothing_is_written(site: object, held: Path) -> None:
    _Pages.asked.clear()
    looked(site, "/list/", held)

    assert _Pages.asked == ["/list/"]
    assert sorted(path.name for path in held.rglob("*.*")) == ["云岭市.md"]


def test_years_alone_count_only_where_the_list_says_so(site: object, held: Path) -> None:
    assert 2029 not in {link.year for link in looked(site, "/list/", held).new}
    assert 2029 in {link.year for link in looked(site, "/list/", held, alone=True).new}
    assert {link.year for link in looked(site, "/list/", held, since=2033).new} == {2033}


def test_a_page_that_fails_is_named_and_stops_nothing(site: object, held: Path) -> None:
    pages = [IndexPage(region="云岭市", url=f"{site}{path}") for path in ("/gone/", "/empty/", "/list/")]
    result = new_reports(pages, reports=held, allow_private=True)

    assert [page.page.rpartition("1:")[2].partition("/")[2] for page in result.unread] == ["gone/", "empty/"]
    assert len(result.new) == 3
    text = new_reports_text(result, folder="reports", lang="zh")
    assert "没有下载任何报告" in text
    assert f"reportdiff add {site}/2033/t1.html --region 云岭市 --year 2033" in text
    assert json.loads(new_reports_json(result, folder="reports"))["new"][0]["year"] == 2033


def test_pages_of_a_private_network_are_not_asked_without_leave(site: object, held: Path) -> None:
    result = new_reports([IndexPage(region="云岭市", url=f"{site}/list/")], reports=held)

    assert "private" in result.unread[0].why


def test_a_folder_that_is_not_there_has_no_report(site: object, tmp_path: Path) -> None:
    assert len(looked(site, "/list/", tmp_path / "none").new) == 4


def test_the_table_has_official_pages() -> None:
    for page in known_index_pages():
        assert page.region in REGIONS
        assert parse_address(page.url).url == page.url
        assert parse_address(page.url).host.endswith(".gov.cn")
    assert [page.region for page in pages_for(known_index_pages(), "北京")] == ["beijing"]
    with pytest.raises(BadIndexList, match="known are: beijing, national"):
        pages_for(known_index_pages(), "西藏")


def test_a_list_of_ones_own_is_read_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "pages.toml"
    file.write_text('[[index]]\nregion = "上海"\nurl = "https://www.example.gov.cn/a/"\n', encoding="utf-8")
    assert read_index_pages(file) == (IndexPage(region="shanghai", url="https://www.example.gov.cn/a/"),)
    file.write_text('[[index]]\nregion = "上海"\naddress = "x"\n', encoding="utf-8")
    with pytest.raises(BadIndexList, match="entry 1"):
        read_index_pages(file)
    file.write_text('[[index]]\nregion = "上海"\nurl = "ftp://x/"\n', encoding="utf-8")
    with pytest.raises(RefusedAddress):
        read_index_pages(file)


def test_the_command_lists_and_says_when_nothing_could_be_read(site: object, held: Path, tmp_path: Path) -> None:
    file = tmp_path / "pages.toml"
    file.write_text(f'[[index]]\nregion = "云岭市"\nurl = "{site}/list/"\n', encoding="utf-8")
    arguments = ["fetch", "--new", "--index", str(file), "--reports", str(held), "--lang", "en"]

    listed = CliRunner().invoke(group, [*arguments, "--allow-private"], standalone_mode=False)
    refused = CliRunner().invoke(group, arguments, standalone_mode=False)

    assert listed.return_value == 0
    assert "4 reports listed, 3 of them not in" in listed.output
    assert refused.return_value == 2
    assert CliRunner().invoke(group, ["fetch", "--new", "beijing", "2025"]).exit_code == 2
    assert CliRunner().invoke(group, ["fetch", "beijing"]).exit_code == 2
