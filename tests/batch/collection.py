"""An invented collection: four regions, three years, a few measures each, some of which go on, change, come and go."""

from __future__ import annotations

from pathlib import Path

REGIONS = {"beijing": "甲市", "chongqing": "乙市", "shanghai": "丙市", "tianjin": "丁市"}
YEARS = range(2031, 2034)

_THINGS = ("社区食堂", "换电站", "古树名木保护站", "冷链仓库", "农机合作社", "普惠托育园", "种质资源库", "慢行道路")


def write_collection(folder: Path, *, years: range = YEARS) -> Path:
    """Write the reports below ``folder`` as ``<year>/<region>.md``; give the folder."""
    for region, name in REGIONS.items():
        for year in years:
            path = folder / str(year) / f"{region}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(digest(region, name, year), encoding="utf-8")
    return folder


def digest(region: str, name: str, year: int) -> str:
    """Give the digest of one year: every thing stays three years, with one more place a year."""
    things = [_THINGS[(year + place + len(region)) % len(_THINGS)] for place in range(4)]
    lines = [f"- 新建{thing}{10 * (year - 2030) + place}家" for place, thing in enumerate(things)]
    head = f"---\nregion: {region}\nyear: {year}\ntitle: {name}{year}年举措摘编\nkind: digest\n---\n"
    return "\n".join([head, "## 预期目标", f"- 地区生产总值增长{(year - 2026) / 2:g}%左右", "## 民生", *lines]) + "\n"


def files_of(dataset: Path) -> dict[str, bytes]:
    """Give the files of the tables with their bytes."""
    return {
        path.relative_to(dataset).as_posix(): path.read_bytes()
        for path in sorted(dataset.rglob("*.parquet"))
        if "_parts" not in path.parts
    }
