"""Time and memory of the whole command, as a user meets it: ``python -m benchmarks.speed [--check]``.

Every run is a process of its own, so imports, vocabulary and scorer are loaded each time. *Cold* runs have no cache;
*warm* ones have a cache that a run before them has filled. Processor time (user and system) is measured, which a busy
machine does not change much, and as ratio to the start-up of a Python that imports click and rich, which is run in turn
with the command: a ratio holds on slow machines too. Medians are printed beside their targets, and the largest peak
memory. The reports are those of the whole country, 2021 and 2022 (17,000 to 18,000 characters each), from the folder
that ``REPORTDIFF_SHARED`` names (default ``../shared``); where there is none, or with ``--invented``, two made-up
reports of that size, the same on every machine. Unix only: peak memory comes from ``wait4``.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

RUNS = 5
LENGTH = 17_000
"""Characters of an invented report, as long as the national ones."""

START_UP = ("-c", "import click, rich")
"""What every command of this kind has to wait for; times are given in multiples of it."""

_VERBS = ("推进", "加快", "完善", "深化", "开展", "建设", "优化", "支持", "健全", "扩大", "实施", "提升")
_PLACES = ("云州", "临江新区", "北岭", "白石湖", "东港", "山前各县", "老城区", "沿河乡镇", "南部园区", "高原牧区")
_THINGS = (
    "公共算力中心", "社区食堂", "河道清淤", "农机合作社", "职业技能培训", "冷链仓库", "普惠托育园", "数据登记制度",
    "慢行道路", "储能电站", "古树名木保护", "医联体", "智能制造车间", "保障性租赁住房", "跨境电商平台", "种质资源库",
    "乡镇污水处理站", "基层法律服务", "换电站", "博物馆夜间开放", "盐碱地改良", "养老护理队伍", "港口岸电",
    "科技特派员制度",
)  # fmt: skip
_MANNERS = ("", "", "改造", "试点", "联网运行", "提质扩面", "全程监管", "信息公开", "梯次布局")
_FIGURES = ("", "", "", "，新增{}个以上", "，完成投资{}亿元", "，增长{}%左右", "，惠及{}万人")
_HEADINGS = ("产业升级", "城乡协调", "改革开放", "绿色发展", "民生保障", "公共安全", "政府自身建设")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run cost: wall time and processor time in seconds, peak resident memory in megabytes (10^6 bytes)."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A command, its ``costs``, those of the start-ups ``before`` each run, and its targets (``None``: no target)."""

    name: str
    costs: tuple[Cost, ...]
    before: tuple[Cost, ...]
    most_ratio: float | None = None
    most_megabytes: float | None = None

    @property
    def ratio(self) -> float:
        """Give the median of the ratios of processor time, run by run."""
        pairs = zip(self.costs, self.before, strict=True)
        return statistics.median(cost.processor / start.processor for cost, start in pairs)

    @property
    def megabytes(self) -> float:
        """Give the largest peak memory."""
        return max(cost.megabytes for cost in self.costs)

    @property
    def missed(self) -> bool:
        """Tell whether a target is missed."""
        return (self.most_ratio is not None and self.ratio > self.most_ratio) or (
            self.most_megabytes is not None and self.megabytes > self.most_megabytes
        )


def run_once(
    words: Sequence[str], folder: Path, cache: Path | None, *, program: str | None = None, may_differ: bool = False
) -> Cost:
    """Run Python (or another ``program``) with ``words`` in ``folder`` and wait for it; end this program if it fails.

    ``may_differ`` allows the exit code 1, which ``git diff`` gives for a difference."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("REPORTDIFF_", "PYTHON"))}
    switch = {"REPORTDIFF_CACHE": "0"} if cache is None else {"REPORTDIFF_CACHE_DIR": str(cache)}
    command = [program or sys.executable, *words]
    start = time.perf_counter()
    with (folder / "printed").open("wb") as printed:
        environment = {**inherited, **switch, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=printed)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > may_differ:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}")
    # Linux counts in kilobytes (of 1,024 bytes), macOS in bytes.
    size = usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
    return Cost(seconds=seconds, processor=usage.ru_utime + usage.ru_stime, megabytes=size / 1e6)


def measure(
    name: str,
    arguments: Sequence[str],
    folder: Path,
    runs: int,
    *,
    cache: Path | None = None,
    most_ratio: float | None = None,
    most_megabytes: float | None = None,
) -> Row:
    """Run ``reportdiff`` with ``arguments`` so many times, each after a start-up; with a ``cache`` once more before."""
    words = ("-m", "reportdiff", *arguments)
    if cache is not None:
        run_once(words, folder, cache)
    starts, costs = [], []
    for _ in range(runs):
        starts.append(run_once(START_UP, folder, None))
        costs.append(run_once(words, folder, cache))
    return Row(
        name=name,
        costs=tuple(costs),
        before=tuple(starts),
        most_ratio=most_ratio,
        most_megabytes=most_megabytes,
    )


def report_pair(folder: Path, *, invented: bool) -> tuple[list[Path], str]:
    """Two full texts to compare, and what they are."""
    corpus = Path(os.environ.get("REPORTDIFF_SHARED") or ROOT.parent / "shared") / "corpus"
    national = [corpus / year / "national.txt" for year in ("2021", "2022")]
    if not invented and all(path.is_file() for path in national):
        return national, "national reports of 2021 and 2022"
    made = [folder / "2031.txt", folder / "2032.txt"]
    for path, text in zip(made, invented_pair(), strict=True):
        path.write_text(text, encoding="utf-8")
    return made, "invented reports"


def invented_pair(length: int = LENGTH) -> tuple[str, str]:
    """Two reports of about ``length`` characters, a third of them review: of the second one's measures a third
    stay, a third are changed in a word or a figure, a third are new."""
    dice = random.Random(20312032)
    old = _measures(dice, 2 * length // 3)
    new = [measure if dice.random() < 1 / 3 else _changed(measure, dice) for measure in old]
    return _report(2031, _measures(dice, length // 3), old), _report(2032, old[: len(old) // 2], new)


def _measures(dice: random.Random, characters: int) -> list[str]:
    """Measures that take up so many ``characters`` with the mark behind each."""
    measures: list[str] = []
    while characters > 0:
        measures.append(_measure(dice))
        characters -= len(measures[-1]) + 1
    return measures


def _measure(dice: random.Random) -> str:
    words = [dice.choice(choices) for choices in (_VERBS, _PLACES, _THINGS, _MANNERS)]
    return "".join(words) + dice.choice(_FIGURES).format(dice.randint(2, 90))


def _changed(measure: str, dice: random.Random) -> str:
    if dice.random() < 1 / 2:
        return _measure(dice)
    digits = "".join(character for character in measure if character.isdigit())
    if digits:
        return measure.replace(digits, str(dice.randint(2, 90)))
    return dice.choice(_VERBS) + measure[2:]


def _report(year: int, done: Sequence[str], planned: Sequence[str]) -> str:
    """The text of a report: what was ``done`` as review, then what is ``planned``, in sections."""
    review = ["已" + measure for measure in done]
    share = len(planned) // len(_HEADINGS) + 1
    lines = [f"{year}年云州省政府工作报告", "各位代表：", f"一、{year - 1}年工作回顾", *_paragraphs(review)]
    lines.append(f"二、{year}年重点工作")
    for number, heading in enumerate(_HEADINGS):
        lines.append(f"（{'一二三四五六七'[number]}）着力抓好{heading}")
        lines += _paragraphs(planned[number * share : (number + 1) * share])
    return "\n".join(lines) + "\n"


def _paragraphs(measures: Sequence[str]) -> list[str]:
    return ["。".join(measures[at : at + 10]) + "。" for at in range(0, len(measures), 10)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="exit 1 if a target is missed")
    parser.add_argument("--invented", action="store_true", help="use the made-up reports")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each command (default {RUNS})")
    options = parser.parse_args()
    if not hasattr(os, "wait4"):
        sys.exit("this system has no wait4, which peak memory is read with: run it on Linux or macOS")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pair, what = report_pair(folder, invented=options.invented)
        sizes = " and ".join(f"{len(path.read_text(encoding='utf-8')):,}" for path in pair)
        files = tuple(map(str, pair))
        cache = folder / "cache"
        rows = (
            measure("--help", ["--help"], folder, options.runs),
            measure("OLD NEW, cold", files, folder, options.runs, most_ratio=15, most_megabytes=260),
            measure("OLD NEW, warm", files, folder, options.runs, cache=cache, most_ratio=3, most_megabytes=80),
            measure("OLD NEW --summary, warm", [*files, "--summary"], folder, options.runs, cache=cache),
            measure("OLD NEW --grep 建设, warm", [*files, "--grep", "建设"], folder, options.runs, cache=cache),
            measure("OLD NEW --format json, warm", [*files, "--format", "json"], folder, options.runs, cache=cache),
            measure("check NEW, cold", ["check", files[1]], folder, options.runs),
            measure("check NEW, warm", ["check", files[1]], folder, options.runs, cache=cache),
        )
    print(f"{what}, {sizes} characters; medians of {options.runs} runs, largest memory")
    print(f"{'reportdiff':30s}{'processor':>11s}{'clock':>9s}{'start-ups':>11s}{'memory':>10s}")
    for row in rows:
        processor, seconds = (
            statistics.median(values) for values in zip(*((c.processor, c.seconds) for c in row.costs), strict=True)
        )
        targets = [f"{row.most_ratio:g} start-ups"] if row.most_ratio is not None else []
        targets += [f"{row.most_megabytes:g} MB"] if row.most_megabytes is not None else []
        verdict = f"  (at most {', '.join(targets)}{': MISSED' if row.missed else ''})" if targets else ""
        print(f"{row.name:30s}{processor:9.2f} s{seconds:7.2f} s{row.ratio:10.1f}x{row.megabytes:7.0f} MB{verdict}")
    sys.exit(options.check and any(row.missed for row in rows))


if __name__ == "__main__":
    main()
