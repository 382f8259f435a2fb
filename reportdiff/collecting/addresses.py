"""Addresses of the web: which ones are asked at all, and at which checked numbers.

A name is resolved once, every number it has is checked, and the connection goes to a number that was checked, so that
a name that changes its mind (DNS rebinding) leads nowhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from reportdiff.collecting.special_addresses import is_public
from reportdiff.errors import ReportdiffError

SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
PORTS: Final = {"http": 80, "https": 443}

LONGEST: Final = 2048
"""Characters of an address; RFC 9110 (4.1) asks for 8,000 at least, pages of reports have some 200."""

SAFE_IN_PATH: Final = "/%:@!$&'()*+,;=~-._"
SAFE_IN_QUERY: Final = SAFE_IN_PATH + "?"
"""What RFC 3986 (3.3, 3.4) allows as it is; a space or a hanzi is percent-encoded."""


class RefusedAddress(ReportdiffError):
    """The address is one that is never asked, or not without leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A well-formed http or https address without credentials and fragment. ``host`` is ASCII, ``target`` the path and
    query that are asked for."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Host and port as the Host field writes them (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def looks_like_address(source: str) -> bool:
    """Tell whether ``source`` is meant as an address and not as a file."""
    return SCHEME.match(source.strip()) is not None


def parse_address(text: str) -> Address:
    """Give the address that ``text`` writes.

    Raises :class:`RefusedAddress` for another scheme than http and https, for credentials (they would be stored with
    the report, or sent on by a redirect; the message does not repeat them) and for what is no address."""
    text = text.strip()
    excerpt = without_credentials(text)
    scheme = SCHEME.match(text)
    if scheme is None or scheme.group(1).lower() not in PORTS:
        raise RefusedAddress(
            f"{excerpt}: only http and https addresses are asked; give one of those, or the path of a file",
            f"{excerpt}：只访问 http 和 https 地址；请给出这样的地址，或文件路径",
        )
    try:
        parts = urlsplit(text)
        host, port, user_name = parts.hostname or "", parts.port, parts.username
    except ValueError:
        raise _malformed(excerpt) from None
    if user_name is not None or parts.password is not None or "@" in parts.netloc:
        raise RefusedAddress(
            f"{excerpt}: holds a user name or password, which would be stored with the report; leave them out",
            f"{excerpt}：地址里有用户名或密码，会随报告一起存下；请去掉",
        )
    if len(text) > LONGEST or re.search(r"[\x00-\x20\x7f\\]", text) or not host:
        raise _malformed(excerpt)
    kind = scheme.group(1).lower()
    host = _ascii_host(host, excerpt)
    path, query = quote(parts.path or "/", safe=SAFE_IN_PATH), quote(parts.query, safe=SAFE_IN_QUERY)
    bare = Address(url="", scheme=kind, host=host, port=port or PORTS[kind], target="")
    return Address(
        url=urlunsplit((kind, bare.site, path, query, "")),
        scheme=kind,
        host=host,
        port=bare.port,
        target=f"{path}?{query}" if query else path,
    )


def without_credentials(text: str) -> str:
    """Remove what precedes an @ in the host part of ``text``, for messages and front matter."""
    return re.sub(r"(?<=://)[^/?#]*@", "", text)


def checked_numbers(address: Address, *, allow_private: bool) -> tuple[str, ...]:
    """Give the numbers of the host, in the order of the resolver: all of them public, unless ``allow_private``.

    Raises :class:`RefusedAddress` if one of them is not (:func:`~.special_addresses.is_public`), or if the name has
    none."""
    try:
        entries = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusedAddress(
            f"{address.url}: there is no host {address.host}; check the address and the connection",
            f"{address.url}：找不到主机 {address.host}；请检查地址和网络",
        ) from None
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
    for number in numbers:
        if not allow_private and not is_public(ipaddress.ip_address(number)):
            raise RefusedAddress(
                f"{address.url}: leads to the private or reserved address {number}; "
                "if you mean a server of your own network, name it yourself and add --allow-private",
                f"{address.url}：指向内网或保留地址 {number}；若是自己网络里的服务器，请直接给出它并加 --allow-private",
            )
    return numbers


def _ascii_host(host: str, excerpt: str) -> str:
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        raise _malformed(excerpt) from None
    # A zone (RFC 6874) occurs in a number of IPv6 and nowhere else.
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,253}|(?=[^%]*:)[A-Fa-f0-9.:]{2,45}(?:%[A-Za-z0-9._-]{1,32})?", ascii_host):
        raise _malformed(excerpt)
    return ascii_host.lower()


def _malformed(excerpt: str) -> RefusedAddress:
    return RefusedAddress(
        f"{excerpt[:200]}: is not a well-formed address; copy it from the browser again",
        f"{excerpt[:200]}：不是完整有效的地址；请从浏览器重新复制",
    )
