"""Addresses that IANA has set aside: no page of a report is ever at one of them.

The table is that of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890) as of 2025-10-09, with the
multicast blocks of the address space registries. It is kept here because ``ipaddress.is_global`` of the standard
library gives other answers from one patch release of Python to the next.
"""

from __future__ import annotations

import ipaddress
from typing import Final

Number = ipaddress.IPv4Address | ipaddress.IPv6Address

SPECIAL_V4: Final = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network, RFC 791
            "10.0.0.0/8",  # private use, RFC 1918
            "100.64.0.0/10",  # shared by the customers of a carrier, RFC 6598
            "127.0.0.0/8",  # loopback, RFC 1122
            "169.254.0.0/16",  # link-local, RFC 3927; the metadata of a cloud's machines
            "172.16.0.0/12",  # private use, RFC 1918
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.0.2.0/24",  # documentation, RFC 5737
            "192.31.196.0/24",  # AS112, RFC 7535
            "192.52.193.0/24",  # multicast tunnels, RFC 7450
            "192.88.99.0/24",  # relays of 6to4, RFC 7526
            "192.168.0.0/16",  # private use, RFC 1918
            "192.175.48.0/24",  # AS112, RFC 7534
            "198.18.0.0/15",  # benchmarking, RFC 2544
            "198.51.100.0/24",  # documentation, RFC 5737
            "203.0.113.0/24",  # documentation, RFC 5737
            "224.0.0.0/4",  # multicast, RFC 5771
            "240.0.0.0/4",  # reserved, RFC 1112; with limited broadcast, RFC 919
        ),
    )
)
"""Every block of the IPv4 registry, those with anycast services included: a service there is no web site."""

SPECIAL_V6: Final = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "::/128",  # unspecified, RFC 4291
            "::1/128",  # loopback, RFC 4291
            "64:ff9b:1::/48",  # translators of one network, RFC 8215
            "100::/64",  # discarded, RFC 6666
            "100:0:0:1::/64",  # dummy prefix, RFC 9780
            "2001::/23",  # protocol assignments, RFC 2928; with Teredo, ORCHID and AMT
            "2001:db8::/32",  # documentation, RFC 3849
            "2002::/16",  # 6to4, RFC 3056; its relays are gone, RFC 7526
            "2620:4f:8000::/48",  # AS112, RFC 7534
            "3fff::/20",  # documentation, RFC 9637
            "5f00::/16",  # segment routing, RFC 9602
            "fc00::/7",  # unique local, RFC 4193
            "fe80::/10",  # link-local, RFC 4291
            "fec0::/10",  # site-local, RFC 3879
            "ff00::/8",  # multicast, RFC 4291
        ),
    )
)
"""Every block of the IPv6 registry but the two of :data:`CARRIERS`, which are as public as the number they carry."""

CARRIERS: Final = (ipaddress.IPv6Network("::ffff:0:0/96"), ipaddress.IPv6Network("64:ff9b::/96"))
"""IPv4 in the last 32 bits: mapped (RFC 4291, 2.5.5.2), and as translators write it (RFC 6052, 2.1)."""

GLOBAL_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All that IANA gives out of IPv6 (IPv6 Address Space registry, RFC 4291); the rest is reserved."""


def is_public(number: Number) -> bool:
    """Tell whether the number belongs to the public Internet.

    A number in IPv6 that carries one of IPv4 is as public as that one; one with a zone (``%eth0``) never is."""
    if isinstance(number, ipaddress.IPv4Address):
        return not any(number in network for network in SPECIAL_V4)
    if number.scope_id is not None:
        return False
    if any(number in network for network in CARRIERS):
        return is_public(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    return number in GLOBAL_UNICAST and not any(number in network for network in SPECIAL_V6)
