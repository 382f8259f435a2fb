"""Count the concepts of work reports: ``python -m benchmarks.training.make_concepts [--write] [--before YEAR]``.

Reads every report below ``library/`` of the folder in ``REPORTDIFF_SHARED`` (default ``../shared``), counts all runs of
one to five words (``concept_counts.py``), and keeps those that behave like a concept:

- it was *born*: too many reports have it after its first years for a phrase of all times. The surprise is the bound of
  Chernoff, reports times the divergence of Kullback and Leibler, in bits; reports of one region count as hardly more
  than one. Plain words (性别, 需求预测) have none;
- it is *whole*: many neighbours on both sides (branching entropy), seldom the same one;
- it is a *noun*, by jieba's parts of speech, and opens with no verb of reports;
- it is *named*: in quotes or lists, and its words stay together (pointwise mutual information).

The score adds these up; its weights are judgements, set by reading the terms of six pairs of reports. Only phrases,
scores and years are written, to ``reportdiff/data/concepts.tsv``. ``--before`` leaves out reports from that year on, to
measure how well concepts are found that the table cannot know. Takes ten minutes on two cores, and 3 GB.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from multiprocessing import Pool
from pathlib import Path

import jieba

from benchmarks.labels import ROOT, shared
from benchmarks.training.concept_counts import LEAST, STEPS, Corpus, Run, tokens
from benchmarks.training.concept_words import ENDINGS, KINDS, LIGHT_KINDS, MOOD, RITUAL, VERBAL_NOUNS, VERBS
from reportdiff.comparison.highlights.news_lexicon import news_words
from reportdiff.parsing.folding import fold
from reportdiff.reading import read_document

TARGET = ROOT / "reportdiff" / "data" / "concepts.tsv"
MOST = 24_000
LEAST_SCORE = 3.5
"""Phrases kept, and the least score of one."""

LEAST_BIRTH = 4.0
SHORTEST, LONGEST = 2, 10

_NAMED = 0.25
"""Share in quotes from which a phrase is taken for a name, whatever its words are."""

_OPENERS = frozenset("用以把讲抓办做搞让使给到从向对按")
"""Single characters that open a phrase with a verb and no name."""


_CODE = re.compile(r"(?<![A-Za-z0-9.+-])[A-Za-z]*[0-9]*[A-Za-z][A-Za-z0-9]*(?:[-+][A-Za-z0-9]+)?(?![A-Za-z0-9.])")


def year_of(path: Path) -> int:
    """The year of a report of the collection, by its name."""
    year = re.match(r"\d{4}", path.stem)
    return int(year[0]) if year else 0


def read_tokens(path: Path) -> tuple[str, int, list[str], frozenset[str]]:
    """The region and year of a report, by its place in the collection, its tokens and its codes."""
    text = "\n".join(fold(line) for line in read_document(path).text.splitlines())
    codes = frozenset(code.lower() for code in _CODE.findall(text) if 2 <= len(code) <= 8)
    return path.parent.name, year_of(path), tokens(text), codes


class Judge:
    """Tells the concepts among the runs of a corpus."""

    def __init__(self, corpus: Corpus, occurrences: Mapping[str, int]) -> None:
        """Take the corpus, and how often each phrase occurs in it."""
        dictionary = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
        self.speech = {word: tag for word, _, tag in (line.split() for line in dictionary.splitlines() if line.strip())}
        self.verbs = news_words().openings | news_words().actions | VERBS
        self.occurrences = occurrences
        self.size = corpus.size
        by_year = Counter(corpus.years.tolist())
        total, before = by_year.total(), 0
        self.share_before: dict[int, float] = {}
        for year in sorted(by_year):
            self.share_before[year] = before / total
            before += by_year[year]

    def birth(self, run: Run) -> float:
        """The surprise, in bits, that so few of its reports are from before the years of its spread."""
        most = 0.0
        for step, year in zip(STEPS, run.years, strict=False):
            if step > run.reports * 0.25 + 1:
                break
            expected, share = self.share_before[year], (step - 1) / run.reports
            if share < expected < 1:
                divergence = (share * math.log2(share / expected) if share else 0.0) + (1 - share) * math.log2(
                    (1 - share) / (1 - expected)
                )
                most = max(most, (run.regions + 0.2 * (run.reports - run.regions)) * divergence)
        return most

    def is_whole_noun(self, run: Run) -> bool:
        """Whether a run may be a concept by its words and its neighbours."""
        first, last, several = run.words[0], run.words[-1], len(run.words) > 1
        named = run.quoted >= _NAMED
        opening, ending = self.tag(first), self.tag(last)
        if not SHORTEST <= len(run.text) <= LONGEST or RITUAL.search(run.text) or min(run.entropy) < 1.2:
            return False
        if run.commonest[0] > 0.88 or run.commonest[1] > 0.8 or min(run.marks) < 0.05:
            return False
        if several and not named and ((len(first) > 1 and first in self.verbs) or first in _OPENERS):
            return False
        if several and len(last) > 1 and last in self.verbs - VERBAL_NOUNS and not named and run.listed < 0.25:
            return False
        if last in ENDINGS and run.quoted < 0.1 and (last not in "地户家人" or (several and run.listed < 0.2)):
            return False
        if opening in ("d", "p", "c", "r", "f", "u", "ad", "y") and len(first) > 1 and not named:
            return False
        if opening == "m" and run.quoted < 0.1 and run.listed < 0.2:
            return False
        is_noun = ending[0] in "njx" or ending in ("vn", "l", "eng", "an") or len(last) == 1
        if not (is_noun or run.quoted >= 0.2 or run.listed >= 0.25 or run.marks[1] >= 0.4):
            return False
        loose = opening == "v" and several and run.quoted < 0.2 and run.listed < 0.15 and run.marks[1] < 0.25
        return not loose or self.cohesion(run) >= 8

    def cohesion(self, run: Run) -> float:
        """The least pointwise mutual information of any two parts of a run, in bits; 9 for a single word."""
        parts = [("".join(run.words[:cut]), "".join(run.words[cut:])) for cut in range(1, len(run.words))]
        return min(
            (
                math.log2(run.occurrences * self.size / (self._often(left, run) * self._often(right, run)))
                for left, right in parts
            ),
            default=9.0,
        )

    def score(self, run: Run, birth: float) -> float:
        """How much of a concept a run is."""
        first, last, several = run.words[0], run.words[-1], len(run.words) > 1
        plain = run.quoted < 0.3
        ending, opening = self.tag(last), self.tag(first)
        score = 1.6 * math.log2(birth) + 2.5 * run.quoted + 3 * run.listed + 0.25 * min(self.cohesion(run), 12) - 2.5
        # What mostly fills a clause of its own is a slogan.
        score -= 4 * max(0.0, min(run.marks) - run.quoted - 0.6 * run.listed - 0.15)
        if (ending[0] == "v" and ending != "vn") or ending in ("a", "ad", "d"):
            score -= 2
        if MOOD.search(run.text):
            score -= 4 if plain else 3
        if not several:
            score -= 1.5 * (ending in ("i", "l")) + 1.0 * (ending == "n")
        if len(run.words) >= 4:
            score -= 1
        if not plain:
            return score
        if last in KINDS:
            score -= 1.5 if last in LIGHT_KINDS else 3
        score -= 2 * sum(
            1 for word in run.words if word in self.verbs and (len(word) == 1 or self.tag(word)[0] in "vad")
        )
        if len(first) == 1 or len(last) == 1:
            score -= 1.2
        if len(run.text) == SHORTEST and run.listed < 0.3:
            score -= 2
        if len(run.text) >= 7:
            score -= 1.5
        if not several and ending[0] in "vadizr" and ending not in ("nz", "vn"):
            score -= 2.5
        if several and opening in ("v", "m", "d"):
            score -= 1
        if several and len(run.text) <= 5 and len(last) == 1 and run.listed < 0.4 and ending[0] in "vadm":
            score -= 1.5
        return score

    def tag(self, word: str) -> str:
        """The part of speech of a word (ICTCLAS); ``x`` of an unknown one, ``s`` of an unknown character."""
        return self.speech.get(word, "x" if len(word) > 1 else "s")

    def _often(self, part: str, run: Run) -> int:
        return max(self.occurrences.get(part, 0), run.occurrences)


def concepts(corpus: Corpus) -> list[tuple[str, float, tuple[int, ...]]]:
    """The concepts of a corpus with score and years, by phrase; one that can be cut in two ways is the commoner."""
    runs: dict[str, Run] = {}
    occurrences: dict[str, int] = defaultdict(int)
    for run in corpus.runs():
        occurrences[run.text] += run.occurrences
        if run.text not in runs or runs[run.text].reports < run.reports:
            runs[run.text] = run
    judge = Judge(corpus, occurrences)
    scored = []
    for text, run in runs.items():
        if judge.is_whole_noun(run) and (birth := judge.birth(run)) >= LEAST_BIRTH:
            scored.append((text, round(judge.score(run, birth), 1), run.years))
    scored.sort(key=lambda row: (-row[1], row[0]))
    return sorted(row for row in scored[:MOST] if row[1] >= LEAST_SCORE)


def code_rows(reports: Iterable[tuple[int, frozenset[str]]]) -> list[tuple[str, float, tuple[int, ...]]]:
    """Codes and Latin words (5g, gdp) of the reports (year, codes); those with a figure tell more."""
    years: dict[str, list[int]] = defaultdict(list)
    for year, codes in reports:
        for code in codes:
            years[code].append(year)
    rows = []
    for code, of_code in sorted(years.items()):
        if len(of_code) >= LEAST:
            spread = tuple(sorted(of_code)[step - 1] for step in STEPS if step <= len(of_code))
            rows.append((code, 8.0 if re.search("[0-9]", code) else 6.0, spread))
    return rows


def table(rows: Iterable[tuple[str, float, tuple[int, ...]]], years: Iterable[int]) -> str:
    """The table as text: the reports of each year in its heading, then a row a phrase."""
    by_year = " ".join(f"{year}:{count}" for year, count in sorted(Counter(years).items()))
    head = (
        "# concept, score, years by which 1, 4, 16, 64, 256 reports had it; "
        f"made by benchmarks/training/make_concepts.py; reports by year {by_year}"
    )
    lines = (
        f"{text}\t{round(score * 10)}\t{''.join(f'{year % 100:02d}' for year in spread)}"
        for text, score, spread in rows
    )
    return "\n".join([head, *sorted(lines)]) + "\n"


def main() -> None:
    """Print the number of concepts, and write them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=int, default=9999, metavar="YEAR", help="leave out reports from this year on")
    parser.add_argument("--write", nargs="?", type=Path, const=TARGET, help="write the table, there or to this file")
    options = parser.parse_args()
    paths = [path for path in sorted((shared() / "library").rglob("*.md")) if year_of(path) < options.before]
    with Pool() as workers:
        reports = workers.map(read_tokens, paths, chunksize=16)
    rows = concepts(Corpus((region, year, signs) for region, year, signs, _ in reports))
    rows += code_rows((year, codes) for _, year, _, codes in reports)
    print(f"{len(rows):,} concepts and codes of {len(paths):,} reports")
    if options.write:
        options.write.write_text(table(rows, (year for _, year, _, _ in reports)), encoding="utf-8")


if __name__ == "__main__":
    main()
