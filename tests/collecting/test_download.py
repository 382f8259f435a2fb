"""The web: what is asked, what is refused, and that every answer comes to an end."""

from __future__ import annotations

import socket
import time

import pytest

from reportdiff.collecting.addresses import (
    RefusedAddress,
    checked_numbers,
    looks_like_address,
    parse_address,
)
from reportdiff.collecting.download import FailedDownload, Limits, download
from tests.collecting.reports import Server, page, serving

QUICK = Limits(connect=1.0, read=0.3, total=1.0)


def refusal(server: Server, path: str, limits: Limits = QUICK) -> FailedDownload | RefusedAddress:
    with pytest.raises((FailedDownload, RefusedAddress)) as caught:
        download(f"{server.address}/{path}", allow_private=True, limits=limits)
    assert caught.value.zh
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_page_is_got_with_a_polite_name(server: Server) -> None:
    got = download(f"{server.address}/page?id=1#part", allow_private=True)

    assert (got.data, got.url, got.content_type) == (page(), f"{server.address}/page?id=1", "text/html")
    assert server.asked[0]["User-Agent"].startswith("reportdiff/")
    assert server.asked[0]["Host"] == server.address.removeprefix("http://")


def test_a_packed_page_is_unpacked(server: Server) -> None:
    assert download(f"{server.address}/packed", allow_private=True).data == page()


def test_a_redirect_is_followed_and_its_end_is_the_source(server: Server) -> None:
    assert download(f"{server.address}/once", allow_private=True).url == f"{server.address}/page"


def test_this_machine_is_not_asked_without_leave(server: Server) -> None:
    with pytest.raises(RefusedAddress, match=r"private or reserved address 127\.0\.0\.1"):
        download(f"{server.address}/page")
    assert server.asked == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("loop", "redirects more than 5 times"),
        ("inward", "private or reserved address 169.254.169.254"),
        ("file", "only http and https"),
        ("named", "user name or password"),
        ("nowhere", "answers 404 Not Found; check the address"),
        ("forbidden", "answers 403 Forbidden; open it in a browser"),
        ("picture", "is image/png"),
        ("short", "connection failed"),
        ("mute", "does not answer in time"),
        ("drip", "not finished after 1 seconds"),
    ],
)
def test_bad_answers_are_refused_in_good_time(server: Server, path: str, said: str) -> None:
    began = time.monotonic()
    error = refusal(server, path)

    assert said in str(error)
    assert "secret" not in str(error) + error.zh
    assert time.monotonic() - began < 3


def test_leave_for_a_private_host_is_leave_for_one_port_of_it(server: Server) -> None:
    with serving() as other:
        with pytest.raises(RefusedAddress) as caught:
            download(f"{server.address}/to?{other.address}/page", allow_private=True)

        assert "at a port that was not asked for" in str(caught.value) and caught.value.zh
        assert len(server.asked) == 1 and other.asked == []


@pytest.mark.parametrize("port", [80, 443])
def test_the_ports_of_the_web_are_no_way_into_a_private_host_either(server: Server, port: int) -> None:
    with pytest.raises(RefusedAddress, match=r"private or reserved address 127\.0\.0\.1"):
        download(f"{server.address}/to?http://127.0.0.1:{port}/page", allow_private=True)


def test_no_redirect_leads_to_a_port_that_is_not_of_the_web(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "8.8.8.8")
    with pytest.raises(RefusedAddress, match=r"http://example\.cn:25/, at a port that was not asked for"):
        download(f"{server.address}/to?http://example.cn:25/", allow_private=True)


def test_a_redirect_to_the_same_host_goes_to_the_number_that_was_checked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves to something else between two hops leads nowhere."""
    asked = resolves_to(monkeypatch, "127.0.0.1")
    port = server.server_address[1]
    download(f"http://example.cn:{port}/to?http://example.cn:{port}/page", allow_private=True)

    assert len(server.asked) == 2
    assert asked.count("example.cn") == 1


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_too_much_is_stopped_at_the_limit(server: Server, path: str) -> None:
    assert "gives more than 1 MB" in str(refusal(server, path, Limits(size=2**20)))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ftp://a.cn/x",
            "file:///etc/passwd",
            "gopher://a.cn",
            "javascript://a.cn",
            "http://",
            "http:///x",
            "https://:80/",
        ),
        *(
            "http://me@a.cn/",
            "http://me:secret@a.cn/",
            "http://a.cn:99999/",
            "http://a b.cn/",
            "http://a.cn/\r\nHost: b",
        ),
        *("http://8.8.8.8%25eth0/", "http://127%2e0.0.1/", "http://a%00.cn/"),
        *("http://a.cn\\@b.cn/", "http://[::1", "http://" + "a" * 3000),
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(RefusedAddress) as caught:
        parse_address(text)
    assert "secret" not in str(caught.value) + caught.value.zh


def test_an_address_is_put_in_order() -> None:
    address = parse_address("HTTP://WWW.Example.CN:80/报告/第1页.html?标题=工作 报告".replace(" ", "%20") + "#2")

    assert address.url == (
        "http://www.example.cn/%E6%8A%A5%E5%91%8A/%E7%AC%AC1%E9%A1%B5.html"
        "?%E6%A0%87%E9%A2%98=%E5%B7%A5%E4%BD%9C%20%E6%8A%A5%E5%91%8A"
    )
    assert (address.host, address.port, address.site) == ("www.example.cn", 80, "www.example.cn")
    assert parse_address("https://政府.cn/").host == "xn--mxtq1m.cn"


def test_files_are_no_addresses() -> None:
    assert looks_like_address(" HTTPS://a.cn")
    assert not any(looks_like_address(name) for name in ("a.docx", "C:\\报告.docx", "2025/beijing.md", "http.txt", "-"))


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[fe80::1%lo]"]
)
def test_other_ways_to_write_this_machine_are_seen_through(host: str) -> None:
    with pytest.raises(RefusedAddress):
        checked_numbers(parse_address(f"http://{host}/"), allow_private=False)


def test_a_name_with_one_private_number_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(RefusedAddress, match=r"10\.0\.0\.1"):
        download("http://example.cn/")


def test_a_name_that_changes_its_mind_leads_nowhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Resolved once, checked, and connected to by number: the name is not asked a second time."""
    asked = resolves_to(monkeypatch, "127.0.0.1")
    port = server.server_address[1]
    got = download(f"http://example.cn:{port}/page", allow_private=True)

    assert got.data == page()
    assert server.asked[0]["Host"] == f"example.cn:{port}"
    assert asked.count("example.cn") == 1


def test_every_number_of_a_name_is_checked_before_any_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "223.5.5.5", "2400:3200::1", "fe80::1%eth0")
    with pytest.raises(RefusedAddress, match="fe80::1%eth0"):
        checked_numbers(parse_address("http://example.cn/"), allow_private=False)

    resolves_to(monkeypatch, "223.5.5.5", "2400:3200::1")
    assert checked_numbers(parse_address("http://example.cn/"), allow_private=False) == ("223.5.5.5", "2400:3200::1")


def test_a_name_without_number_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*arguments: object, **options: object) -> None:
        raise socket.gaierror("no")

    monkeypatch.setattr(socket, "getaddrinfo", nothing)
    with pytest.raises(RefusedAddress, match=r"there is no host example\.cn"):
        download("http://example.cn/")


def resolves_to(monkeypatch: pytest.MonkeyPatch, *numbers: str) -> list[str]:
    """Let every name have these numbers; a number stays itself. Returns the list of what is asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *arguments: object, **options: object) -> list[object]:
        asked.append(host)
        if host.replace(".", "").isdigit():
            return list(real(host, port, type=socket.SOCK_STREAM))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked
