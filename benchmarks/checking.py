"""What real reports are like, for the bounds of `reportdiff check`: ``python -m benchmarks.checking [--every N]``.

Reads the reports since 2000 below ``corpus/`` and ``library/`` of the folder in ``REPORTDIFF_SHARED`` (default
``../shared``) on two processes and prints how every fact is spread that a rule of :mod:`reportdiff.checking` sets a
bound to; then what each rule finds in the corpus since 2010. ``--every N`` takes each N-th report of the library
only; ``--findings`` lists all findings of the corpus.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path

from benchmarks.labels import shared
from reportdiff.checking.inspection import Inspection, read_cached
from reportdiff.checking.plan_overlap import likeness
from reportdiff.checking.rules.copies import sentences_in, sentences_of, shared_share
from reportdiff.checking.rules.figure_rules import unread
from reportdiff.checking.rules.readability_rules import closes, is_broken_off, typical_length
from reportdiff.corpus.reports import SUFFIXES

WORKERS = 2
RECENT = 2000
CORPUS_SINCE = 2010
QUANTILES = (0.0, 0.001, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999, 1.0)
YEAR = re.compile(r"(?:19|20)\d\d")


def files(root: Path, since: int) -> list[Path]:
    """The reports below ``root`` since a year, in order."""
    found = sorted(path for path in root.rglob("*") if path.suffix.lower() in SUFFIXES)
    return [path for path in found if _year(path) >= since]


def _year(path: Path) -> int:
    told = YEAR.fullmatch(path.parent.name) or YEAR.search(path.stem)
    return int(told.group()) if told else 0


def facts(path: Path) -> dict[str, float | str]:
    """What is to be known of one file, by name of the fact; only ``problem`` if it could not be read."""
    inspection = Inspection(path)
    report, document = inspection.report, inspection.document
    if report is None or document is None:
        return {"file": str(path), "problem": str(inspection.problem)}
    block = document.blocks[-1]
    last = document.text[block.start : block.end]
    numerals = sum(len(re.findall(r"\d+(?:\.\d+)?", measure.text)) for measure in report.measures)
    left = sum(1 for measure in report.measures for _ in unread(measure))
    own = sentences_of(document.text)
    held: dict[str, float | str] = {
        "file": str(path),
        "measures": len(report.measures),
        "typical length": typical_length(report),
        "longest": max(len(measure.text) for measure in report.measures),
        "broken off": float(is_broken_off(last, block.role)),
        "no closing": float(not closes(report)),
        "unread": left,
        "unread share": left / max(1, numerals),
    }
    if inspection.beside:
        held["shared"] = max(shared_share(own, sentences_in(each.path)) for each in inspection.beside)
    linked, unchanged = inspection.shares
    if linked is not None and unchanged is not None and inspection.before:
        held |= {"linked": linked, "unchanged": unchanged}
        if (stranger := _stranger(inspection)) is not None:
            held["linked, a stranger"] = stranger
        held["growth"] = len(report.measures) / len(inspection.before[1].measures)
    return held


def _stranger(inspection: Inspection) -> float | None:
    """How much of a plan goes back to one it has nothing to do with: that of the country, five years earlier."""
    stranger = read_cached(shared() / "corpus" / str(inspection.year - 5) / "national.txt")
    if stranger is None or inspection.report is None or inspection.region == "national":
        return None
    return likeness(*sorted((inspection.report.measures, stranger.measures), key=len))


def spread(values: Sequence[float]) -> str:
    """The quantiles of some values, in one line."""
    ranked = sorted(values)
    cuts = [ranked[min(len(ranked) - 1, round(share * (len(ranked) - 1)))] for share in QUANTILES]
    return "  ".join(f"{cut:8.3f}" for cut in cuts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each N-th report of the library only")
    parser.add_argument("--extremes", type=int, default=0, metavar="N", help="name the N lowest and highest files")
    parser.add_argument("--findings", action="store_true", help="list all findings of the corpus")
    options = parser.parse_args()
    chosen = files(shared() / "corpus", RECENT) + files(shared() / "library", RECENT)[:: options.every]
    with Pool(WORKERS) as pool:
        found = pool.map(facts, chosen, chunksize=16)
    print(f"{len(found)} files since {RECENT}; not read: {[row['file'] for row in found if 'problem' in row]}")
    print(f"{'':24}{'n':>6}  " + "  ".join(f"{share:8.1%}" for share in QUANTILES))
    for name in sorted({name for row in found for name in row} - {"file", "problem"}):
        rows = sorted((float(row[name]), str(row["file"])) for row in found if name in row)
        print(f"{name:24}{len(rows):6}  {spread([value for value, _ in rows])}")
        for value, file in [*rows[: options.extremes], *rows[max(0, len(rows) - options.extremes) :]]:
            print(f"{'':32}{value:8.3f}  {file}")
    _corpus(listed=options.findings)


def _corpus(*, listed: bool) -> None:
    """Check the corpus and say what was found, and how long it took."""
    from reportdiff.checking.running import check
    from reportdiff.output.findings.findings_text import finding_message

    began = time.perf_counter()
    chosen = files(shared() / "corpus", CORPUS_SINCE)
    result = check([str(path) for path in chosen], workers=WORKERS)
    seconds = time.perf_counter() - began
    counts = Counter(f"{finding.rule} {finding.severity}" for finding in result.findings)
    print(f"check of {len(result.files)} files since {CORPUS_SINCE}: {seconds:.1f} s; {dict(sorted(counts.items()))}")
    for finding in result.findings if listed else ():
        print(f"{finding.file}:{finding.line}:{finding.column}: {finding.rule} {finding_message(finding, 'en')}")


if __name__ == "__main__":
    main()
