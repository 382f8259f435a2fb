"""Invented reports in every format, and a local server that behaves well or badly."""

from __future__ import annotations

import gzip
import io
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import docx

from tests.reading.pages import official
from tests.reading.pdf_files import printed

TITLE = "云岭市2031年政府工作报告"

PARAGRAPHS = (
    "——2031年1月20日在云岭市第十二届人民代表大会第五次会议上",
    "云岭市市长 林远山",
    "各位代表：",
    "现在，我代表云岭市人民政府，向大会报告政府工作，请予审议，并请各位政协委员和列席人员提出意见。",
    "一、2030年工作回顾",
    "过去一年，我们新建农村公路三百二十公里，新增养老床位一千八百张，空气质量优良天数比率达到91%，*居民*收入稳步提高。",
    "二、2031年重点工作",
    "今年发展的主要预期目标是：地区生产总值增长5%左右，城镇新增就业2.6万人，居民收入增长与经济增长同步。",
    "（一）加快产业升级",
    "建设海棠实验室二期，培育“灯塔工厂”3家以上，支持民营企业牵头重大专项，设立成果转化基金10亿元。",
    "（二）增进民生福祉",
    "改造老旧小区42个，新增普惠性幼儿园学位1500个，推进市第三医院迁建，建成社区助餐点60个。",
    "各位代表！让我们更加紧密地团结起来，同心协力，真抓实干，为建设美丽富强的新云岭而努力奋斗！",
)


def plain(year: int = 2031, place: str = "云岭市", *, more: str = "") -> str:
    """The report as plain text, of another year or place where asked."""
    text = "\n".join((TITLE, *PARAGRAPHS)) + more
    shifted = text.replace("2030", "〔旧〕").replace("2031", str(year)).replace("〔旧〕", str(year - 1))
    return shifted.replace("云岭市", place)


def markdown() -> bytes:
    body = "\n\n".join(line.replace("*", "\\*") for line in PARAGRAPHS)
    return f"# {TITLE}\n\n{body}\n".encode()


def page() -> bytes:
    return official().encode()


def gb_page() -> bytes:
    return official().replace("<head>", "<head><meta charset='gb2312'>").encode("gb18030")


def word() -> bytes:
    document = docx.Document()
    for line in (TITLE, *PARAGRAPHS):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    # python-docx notes the time in the package; the same report must be the same bytes.
    fixed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return fixed.getvalue()


def pdf() -> bytes:
    return printed(PARAGRAPHS, title=TITLE)


FORMATS = {"md": markdown, "txt": lambda: plain().encode(), "html": page, "docx": word, "pdf": pdf}


class _Handler(BaseHTTPRequestHandler):
    """Answers by the first step of the path; every answer ends its connection."""

    protocol_version = "HTTP/1.1"
    asked: list[dict[str, str]]

    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        self.asked.append(dict(self.headers))
        what = self.path.partition("?")[0].strip("/").split("/")[0]
        answer = getattr(self, f"_{what}", None)
        try:
            if answer is None:
                self._send(b"nothing here", status=404)
            else:
                answer()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def _send(self, data: bytes, *, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _page(self) -> None:
        self._send(page())

    def _gb(self) -> None:
        self._send(gb_page())

    def _word(self) -> None:
        self._send(word(), kind="application/octet-stream")

    def _pdf(self) -> None:
        self._send(pdf(), kind="application/pdf")

    def _packed(self) -> None:
        self._send(gzip.compress(page(), mtime=0), Content_Encoding="gzip")

    def _picture(self) -> None:
        self._send(b"\x89PNG\r\n", kind="image/png")

    def _news(self) -> None:
        self._send("<html><body><p>云岭市今天天气晴，气温二十度，适合出门走走。</p></body></html>".encode())

    def _loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def _once(self) -> None:
        self._send(b"", status=301, Location="/page")

    def _to(self) -> None:
        """Redirect to the address behind the question mark."""
        self._send(b"", status=302, Location=self.path.partition("?")[2])

    def _inward(self) -> None:
        self._send(b"", status=302, Location="http://169.254.169.254/latest/meta-data")

    def _file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/passwd")

    def _named(self) -> None:
        self._send(b"", status=302, Location=f"http://me:secret@127.0.0.1:{self.server.server_address[1]}/page")

    def _forbidden(self) -> None:
        self._send(b"", status=403)

    def _bomb(self) -> None:
        self._send(gzip.compress(b" " * (64 * 2**20), compresslevel=9, mtime=0), Content_Encoding="gzip")

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(page())))
        self.end_headers()
        self.wfile.write(page()[:500])
        self.close_connection = True

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>" + b"x" * 65536)

    def _drip(self) -> None:
        """A byte now and then, for ever, of a body without a length."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for byte in page():
            self.wfile.write(bytes([byte]))
            time.sleep(0.05)

    def _stalls(self) -> None:
        data = page()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        self.server.half.set()  # type: ignore[attr-defined]
        self.server.done.wait(30)  # type: ignore[attr-defined]

    def _mute(self) -> None:
        self.server.done.wait(30)  # type: ignore[attr-defined]


class Server(ThreadingHTTPServer):
    """A server on this machine. ``asked`` has the headers of every request, ``half`` is set when half a page is out."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.half, self.done = threading.Event(), threading.Event()
        super().__init__(("127.0.0.1", 0), type("Handler", (_Handler,), {"asked": self.asked}))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        server.shutdown()
        server.server_close()
