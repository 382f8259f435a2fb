"""Count the vocabulary of work reports: ``python -m benchmarks.training.make_words [--write]``.

Reads every report below ``library/`` of the folder in ``REPORTDIFF_SHARED`` (default ``../shared``), cuts it with
jieba's own dictionary (Hidden Markov model on, so that new words are found), and keeps a word that is in jieba's
dictionary and in at least 5 reports, or in at least 40 reports without it. Only words and their counts are written,
to ``reportdiff/data/words.tsv``. Takes two minutes on two cores.
"""

from __future__ import annotations

import argparse
import logging
import re
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import jieba

from benchmarks.labels import ROOT, shared
from reportdiff.reading import read_document

LEAST_KNOWN, LEAST_UNKNOWN = 5, 40
LONGEST = 8
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def words_of(path: Path) -> Counter[str]:
    """How often each word occurs in one report."""
    counts: Counter[str] = Counter()
    for stretch in _HAN.findall(read_document(path).text):
        counts.update(jieba.cut(stretch))
    return counts


def vocabulary() -> tuple[int, list[tuple[str, int, int]]]:
    """The number of reports, and the words kept with their occurrences and the reports that hold them, sorted."""
    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()
    occurrences: Counter[str] = Counter()
    held_by: Counter[str] = Counter()
    paths = sorted((shared() / "library").rglob("*.md"))
    with Pool() as workers:
        for counts in workers.imap_unordered(words_of, paths, chunksize=8):
            occurrences.update(counts)
            held_by.update(counts.keys())
    kept = [
        (word, occurrences[word], reports)
        for word, reports in sorted(held_by.items())
        if 2 <= len(word) <= LONGEST
        and (reports >= LEAST_UNKNOWN or (reports >= LEAST_KNOWN and jieba.dt.FREQ.get(word, 0) > 0))
    ]
    return len(paths), kept


def main() -> None:
    """Print the size of the vocabulary, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace reportdiff/data/words.tsv")
    options = parser.parse_args()
    reports, words = vocabulary()
    print(f"{len(words):,} words of {reports:,} reports")
    if options.write:
        header = f"# word\toccurrences\treports; {reports:,} reports; made by benchmarks/training/make_words.py\n"
        rows = "".join(f"{word}\t{count}\t{held_by}\n" for word, count, held_by in words)
        (ROOT / "reportdiff/data/words.tsv").write_text(header + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
