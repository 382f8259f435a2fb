"""One page, asked for politely and with an end: so many bytes, so many seconds, so many redirects, each hop checked."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from reportdiff.collecting.addresses import (
    PORTS,
    Address,
    RefusedAddress,
    checked_numbers,
    parse_address,
    without_credentials,
)
from reportdiff.collecting.packing import PACKED, PLAIN, unpack
from reportdiff.errors import ReportdiffError
from reportdiff.reading import MAX_BYTES
from reportdiff.version import __version__

if TYPE_CHECKING:
    from urllib3 import HTTPResponse
    from urllib3.connection import HTTPConnection

USER_AGENT: Final = f"reportdiff/{__version__} (reads one government work report at a user's request)"

REDIRECTED: Final = (301, 302, 303, 307, 308)
CHUNK: Final = 64 * 1024

NO_TEXT: Final = ("image/", "audio/", "video/", "font/", "model/", "application/zip", "application/json", "text/css")
NO_TEXT_EITHER: Final = ("application/javascript", "text/javascript", "application/x-rar", "application/gzip")
"""What a server calls its answer when it is certainly no report; all else is told by its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one page may cost: seconds to connect, between two bytes and in all; bytes, unpacked; redirects.

    The largest report known has 0.2 MB of text; a page of an official site answers within a second or two, but some
    need ten. RFC 9110 (15.4) leaves the number of redirects to the client; browsers stop at 20, sites need one."""

    connect: float = 10.0
    read: float = 30.0
    total: float = 120.0
    size: int = MAX_BYTES
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadedPage:
    """What an address gave: ``data`` unpacked, ``url`` where it came from after redirects, what the server calls it."""

    data: bytes
    url: str
    content_type: str


class FailedDownload(ReportdiffError):
    """The address could be asked, but gave no page that could be used."""


def download(text: str, *, allow_private: bool = False, limits: Limits | None = None) -> DownloadedPage:
    """Download the page at the address ``text``.

    ``allow_private`` lets the host that ``text`` itself names be a private one, at the port that it names; a redirect
    to another private host, or to another port of this one, is refused all the same. Proxies of the environment are
    not used: behind one, no number could be checked.

    Raises :class:`~reportdiff.collecting.addresses.RefusedAddress` or :class:`FailedDownload`."""
    limits = limits or Limits()
    deadline = time.monotonic() + limits.total
    address = first = parse_address(text)
    numbers = of_first = checked_numbers(first, allow_private=allow_private)
    for _ in range(limits.redirects + 1):
        answer = _ask(address, numbers, limits=limits, deadline=deadline)
        if isinstance(answer, DownloadedPage):
            return answer
        address = parse_address(answer)
        if (address.host, address.port) == (first.host, first.port):
            # Not resolved again: leave for a name is leave for the numbers that it had.
            numbers = of_first
        else:
            _check_port(address, first)
            numbers = checked_numbers(address, allow_private=False)
    raise FailedDownload(
        f"{first.url}: redirects more than {limits.redirects} times; open it in a browser and give the last address",
        f"{first.url}：重定向超过 {limits.redirects} 次；请在浏览器里打开，给出最后的地址",
    )


def _check_port(address: Address, first: Address) -> None:
    """Refuse a redirect to a port that is neither one of the web nor the one that was asked for."""
    if address.port not in (first.port, *PORTS.values()):
        raise RefusedAddress(
            f"{first.url}: redirects to {address.url}, at a port that was not asked for; if you mean that, give it",
            f"{first.url}：重定向到 {address.url}，端口不是所要的；若确要访问，请直接给出这个地址",
        )


def _ask(address: Address, numbers: tuple[str, ...], *, limits: Limits, deadline: float) -> DownloadedPage | str:
    """Give the page, or the address that the server redirects to."""
    from urllib3.exceptions import HTTPError

    failure: Exception | None = None
    for number in numbers:
        connection = _connection(address, number, limits=limits)
        line = _Line(connection)
        try:
            with line.ended_at(deadline):
                connection.connect()
                line.socket = connection.sock
                answer = _answer(connection, address, limits=limits)
        except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            failure = error
        else:
            # Hung up on, a body without a length looks finished.
            if not line.expired:
                return answer
        finally:
            connection.close()
        if line.expired:
            raise _too_slow(address, limits)
        if line.socket is not None:
            break  # connected: the next number of the same host would say the same
    raise _no_connection(address, failure)


class _Line:
    """The connection as a thing that can be hung up on. A server that sends a byte now and then never runs into a
    timeout between bytes, and while a body is being read http.client has already let go of the socket."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection
        self.socket: socket.socket | None = None
        self.expired = False

    @contextlib.contextmanager
    def ended_at(self, deadline: float) -> Iterator[None]:
        """Hang up at ``deadline`` (of :func:`time.monotonic`), if it is not done by then."""
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _hang_up(self) -> None:
        self.expired = True
        line = self.socket or self.connection.sock  # the latter while hands are being shaken
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


def _connection(address: Address, number: str, *, limits: Limits) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if address.scheme == "https":
        # The number is what is connected to; the name is what the certificate must be for.
        return HTTPSConnection(
            number, address.port, timeout=limits.connect, server_hostname=address.host, assert_hostname=address.host
        )
    return HTTPConnection(number, address.port, timeout=limits.connect)


def _answer(connection: HTTPConnection, address: Address, *, limits: Limits) -> DownloadedPage | str:
    # What was the patience to connect is from now on the patience between two bytes.
    connection.timeout = limits.read
    headers = {
        "Host": address.site,
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/pdf, text/plain, */*;q=0.5",
        "Accept-Language": "zh-CN, zh;q=0.9",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    connection.request("GET", address.target, headers=headers, preload_content=False)
    response = connection.getresponse()
    location = response.headers.get("location")
    if response.status in REDIRECTED and location:
        return urljoin(address.url, location.strip())
    if response.status != 200:
        raise _no_page(address, response.status)
    content_type = (response.headers.get("content-type") or "").partition(";")[0].strip().lower()
    if content_type.startswith((*NO_TEXT, *NO_TEXT_EITHER)):
        raise FailedDownload(
            f"{address.url}: is {content_type}, not a page or document; give the address of the report itself",
            f"{address.url}：是 {content_type}，不是网页或文档；请给出报告本身的地址",
        )
    return DownloadedPage(data=_body(response, address, limits=limits), url=address.url, content_type=content_type)


def _body(response: HTTPResponse, address: Address, *, limits: Limits) -> bytes:
    """Read the unpacked body, read in pieces up to the limit: a small packed body can unfold into gigabytes."""
    coding = (response.headers.get("content-encoding") or "").strip().lower()
    if coding not in (*PLAIN, *PACKED):
        raise FailedDownload(
            f"{address.url}: is packed in a way that was not asked for; save the page in a browser and add the file",
            f"{address.url}：服务器用了未请求的压缩方式；请在浏览器里另存网页，再添加文件",
        )
    pieces: list[bytes] = []
    size = 0
    packed_pieces = iter(lambda: response.read1(CHUNK, decode_content=False), b"")
    for piece in unpack(packed_pieces, coding, most=limits.size + 1):
        size += len(piece)
        if size > limits.size:
            raise FailedDownload(
                f"{address.url}: gives more than {limits.size // 2**20} MB, more than any report; stopped",
                f"{address.url}：内容超过 {limits.size // 2**20} MB，没有这么大的报告；已停止",
            )
        pieces.append(piece)
    return b"".join(pieces)


def _no_page(address: Address, status: int) -> FailedDownload:
    reason = http.client.responses.get(status, "")
    if status in (404, 410):
        what_next, what_next_zh = "check the address", "请检查地址"
    else:
        # Many official sites turn away whatever is no browser.
        what_next, what_next_zh = (
            "open it in a browser, save the page and add the file",
            "请在浏览器里打开并另存，再添加文件",
        )
    return FailedDownload(
        f"{address.url}: the server answers {status} {reason}".rstrip() + f"; {what_next}",
        f"{address.url}：服务器答复 {status} {reason}".rstrip() + f"；{what_next_zh}",
    )


def _too_slow(address: Address, limits: Limits) -> FailedDownload:
    return FailedDownload(
        f"{address.url}: not finished after {limits.total:g} seconds; try again later, or save the page and add that",
        f"{address.url}：{limits.total:g} 秒内没有传完；请稍后再试，或另存网页后添加文件",
    )


def _no_connection(address: Address, error: Exception | None) -> FailedDownload:
    import ssl

    from urllib3.exceptions import ReadTimeoutError, SSLError

    if isinstance(error, TimeoutError | ReadTimeoutError) or "timed out" in str(error):
        problem, problem_zh = "does not answer in time", "没有及时答复"
    elif isinstance(error, ssl.SSLError | SSLError):
        problem, problem_zh = "its certificate or encryption cannot be trusted", "证书或加密不可信"
    else:
        # What urllib3 says of it ends in the reason: HTTPConnection(…): Failed to …: [Errno 111] Connection refused.
        detail = without_credentials(" ".join(str(error).split())).rpartition(": ")[2][:120]
        problem, problem_zh = f"the connection failed ({detail})", f"连接失败（{detail}）"
    return FailedDownload(
        f"{address.url}: {problem}; try again later, or save the page in a browser and add the file",
        f"{address.url}：{problem_zh}；请稍后再试，或在浏览器里另存网页后添加文件",
    )
