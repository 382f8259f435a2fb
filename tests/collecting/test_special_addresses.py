"""Which numbers are public: the registries of IANA, block by block, whatever the version of Python."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.collecting.special_addresses import CARRIERS, SPECIAL_V4, SPECIAL_V6, Number, is_public

_V4 = """
0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29
192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
192.88.99.0/24 192.88.99.2/32 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4
255.255.255.255/32 224.0.0.0/4
"""
REGISTERED_V4 = _V4.split()
"""The IPv4 registry as IANA prints it, blocks within blocks too, and multicast."""

_V6 = """
::1/128 ::/128 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:1::1/128 2001:1::2/128 2001:1::3/128
2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16
2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
::/96 200::/7 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 f000::/5 f800::/6 fe00::/9
"""
REGISTERED_V6 = _V6.split()
"""The IPv6 registry without what carries IPv4; then multicast and what the address space registry reserves."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def ends_and_middle(network: Network) -> Iterator[Number]:
    yield network[0]
    yield network[network.num_addresses // 2]
    yield network[-1]


def carrying(number: ipaddress.IPv4Address) -> Iterator[ipaddress.IPv6Address]:
    """The number in IPv6: mapped, of a translator, compatible, translated, 6to4, Teredo (server; client, inverted)."""
    whole = int(number)
    for first in ("::ffff:0:0", "64:ff9b::", "::", "::ffff:0:0:0"):
        yield ipaddress.IPv6Address(int(ipaddress.IPv6Address(first)) + whole)
    yield ipaddress.IPv6Address((0x2002 << 112) | (whole << 80) | 1)
    yield ipaddress.IPv6Address((0x20010000 << 96) | (whole << 64) | 0xFFFFFFFF)
    yield ipaddress.IPv6Address((0x20010000 << 96) | (0x08080808 << 64) | (whole ^ 0xFFFFFFFF))


@pytest.mark.parametrize("block", [*REGISTERED_V4, *REGISTERED_V6])
def test_a_registered_block_is_refused_at_both_ends_and_in_the_middle(block: str) -> None:
    assert [number for number in ends_and_middle(ipaddress.ip_network(block)) if is_public(number)] == []


@pytest.mark.parametrize("network", [*SPECIAL_V4, *SPECIAL_V6], ids=str)
def test_every_block_of_the_table_is_one_of_the_registries(network: Network) -> None:
    assert str(network) in {*REGISTERED_V4, *REGISTERED_V6}


@given(st.sampled_from([*SPECIAL_V4, *SPECIAL_V6]).flatmap(lambda network: st.ip_addresses(network=network)))
def test_no_number_of_the_table_is_public(number: Number) -> None:
    assert not is_public(number)


@given(st.ip_addresses(v=4))
def test_all_of_ipv4_outside_of_the_registry_is_public(number: ipaddress.IPv4Address) -> None:
    registered = any(number in ipaddress.IPv4Network(block) for block in REGISTERED_V4)
    assert is_public(number) is not registered


@pytest.mark.parametrize("block", REGISTERED_V4)
def test_what_ipv6_carries_is_refused_where_it_is_refused_itself(block: str) -> None:
    for number in ends_and_middle(ipaddress.IPv4Network(block)):
        assert isinstance(number, ipaddress.IPv4Address)
        assert [form for form in carrying(number) if is_public(form)] == []


@given(st.ip_addresses(v=4), st.sampled_from(CARRIERS))
def test_a_carried_number_is_as_public_as_itself(number: ipaddress.IPv4Address, carrier: ipaddress.IPv6Network) -> None:
    assert is_public(carrier[int(number)]) is is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        *("8.8.8.8", "1.1.1.1", "223.5.5.5", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0"),
        *("172.15.255.255", "172.32.0.0", "192.0.1.0", "192.88.98.255", "192.88.100.0", "198.17.255.255"),
        *("198.20.0.0", "223.255.255.255", "2400:3200::1", "2606:4700::1111", "240e:4c:4008::1", "2001:200::1"),
        *("2001:db7:ffff::1", "2001:db9::", "2003::1", "2620:4f:7fff::1", "3ffe:ffff::1"),
    ],
)
def test_known_public_numbers_and_the_neighbours_of_blocks_pass(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


def test_a_zone_is_of_no_public_number() -> None:
    assert is_public(ipaddress.ip_address("2400:3200::1"))
    assert not is_public(ipaddress.ip_address("2400:3200::1%eth0"))


@pytest.mark.parametrize(
    ("public", "special"), [("8.8.8.8", "192.88.99.1"), ("2400:3200::1", "5f00::1"), ("::ffff:8.8.8.8", "2002::1")]
)
def test_the_standard_library_is_not_asked(public: str, special: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its ``is_global`` and kin give other answers from one patch release to the next."""

    def asked(number: Number) -> bool:
        raise AssertionError(f"asked of {number}")

    for kind in (ipaddress.IPv4Address, ipaddress.IPv6Address):
        for name in ("is_global", "is_private", "is_reserved", "is_multicast", "is_link_local"):
            monkeypatch.setattr(kind, name, property(asked))
    assert is_public(ipaddress.ip_address(public))
    assert not is_public(ipaddress.ip_address(special))
