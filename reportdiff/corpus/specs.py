"""The notations of a report: ``2023``, ``2023/shanghai``, ``shanghai-2023``, and the same in a path."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from reportdiff.corpus.report_files import report_stem
from reportdiff.regions import region_code

YEAR_SPEC = re.compile(r"((?:19|20)\d\d)年?")
YEAR_REGION = re.compile(r"((?:19|20)\d\d)年?/([^/]+)")
REGION_YEAR = re.compile(r"([^/]+)[/-]((?:19|20)\d\d)年?")
CLIMBS = re.compile(r"(?:^|/)\.\.(?:/|$)")


def parse_spec(spec: str) -> tuple[int, str | None]:
    if match := YEAR_SPEC.fullmatch(spec):
        return int(match.group(1)), None
    if match := YEAR_REGION.fullmatch(spec):
        return int(match.group(1)), region_code(match.group(2))
    if match := REGION_YEAR.fullmatch(spec):
        return int(match.group(2)), region_code(match.group(1))
    return 0, None


def qualified(spec: str, region: str | None) -> str:
    """Add ``region`` to a spec that is a bare year: ``("2023", "shanghai")`` gives ``"2023/shanghai"``."""
    year = unicodedata.normalize("NFKC", spec).strip().removesuffix("年")
    if region is None or not (year.isascii() and year.isdigit()):
        return spec
    return f"{year}/{region}"


def year_and_region_of(path: Path) -> tuple[int, str | None]:
    """Give year and region of ``2023/beijing.md``, ``beijing/2023.md``, ``beijing-2023.md``; 0 and ``None`` else."""
    stem = report_stem(path)
    for candidate in (f"{path.parent.name}/{stem}", stem.replace("_", "-")):
        year, region = parse_spec(unicodedata.normalize("NFKC", candidate))
        if year and region:
            return year, region
    year, _ = parse_spec(stem)
    return year, None
