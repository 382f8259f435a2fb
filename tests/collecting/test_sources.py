"""Known addresses, and fetching from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.collecting import official_addresses
from reportdiff.collecting.addresses import parse_address
from reportdiff.collecting.official_addresses import KnownSource, fetch, known_address, known_sources
from reportdiff.collecting.provenance import Conflict
from reportdiff.errors import ReportdiffError, ReportNotFound
from reportdiff.regions import REGIONS
from tests.collecting.conftest import TODAY
from tests.collecting.reports import Server


def test_the_table_holds_well_formed_official_addresses() -> None:
    for region, source in known_sources().items():
        assert region in REGIONS
        assert source.reports
        assert source.noted.year >= 2026
        for year, address in source.reports.items():
            assert 1949 <= year <= 2100
            assert parse_address(address).url == address
            assert parse_address(address).host.endswith(".gov.cn")
            assert address.startswith(source.folder)


def test_beijing_is_known_from_2018_to_2026() -> None:
    assert set(range(2018, 2027)) <= set(known_sources()["beijing"].reports)
    assert known_address("北京市", 2025) == known_address("beijing", 2025)


def test_what_is_not_known_says_what_is() -> None:
    with pytest.raises(ReportNotFound, match=r"beijing \(北京\) 2090; known years: 1998-") as caught:
        known_address("beijing", 2090)
    assert "zfgzbg" in str(caught.value)
    assert "不知道北京（beijing）2090年报告的地址；已知年份：1998—" in caught.value.zh
    with pytest.raises(ReportNotFound, match=r"known are: beijing, .*; find the page"):
        known_address("西藏", 2025)
    with pytest.raises(ReportdiffError, match="no name of a region"):
        known_address("../x", 2025)


def test_fetching_stores_what_the_address_gives(server: Server, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {2031: f"{server.address}/page", 2030: f"{server.address}/page"}
    known = {"云岭市": KnownSource(region="云岭市", folder="", reports=pages, noted=TODAY)}
    monkeypatch.setattr(official_addresses, "known_sources", lambda: known)
    done = fetch("云岭市", 2031, reports=reports, today=TODAY, allow_private=True)

    assert (done.path, done.source) == (reports / "2031" / "云岭市.md", f"{server.address}/page")
    with pytest.raises(Conflict, match="is said to be of 2030, but its text is of 2031"):
        fetch("云岭市", 2030, reports=reports, today=TODAY, allow_private=True)
