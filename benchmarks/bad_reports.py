"""Bad reports that a contributor might submit: ``python -m benchmarks.bad_reports [--every N] [--missed]``.

Takes sound reports of the corpus since 2012 in the folder of ``REPORTDIFF_SHARED`` (default ``../shared``), with
three years before them and one after, spoils each in every way of :data:`KINDS`, and counts how often ``check`` has an
error or warning of one of the rules that should find it. Nothing of the reports is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks.labels import shared
from reportdiff.checking import processes
from reportdiff.checking.inspection import read_cached
from reportdiff.checking.one_file import Order, check_file

Spoil = Callable[[str, "Collection"], str]


class Collection:
    """A region's reports of some years, the texts by year, and the text of another region."""

    def __init__(self, year: int, region: str, texts: dict[int, str], stranger: str, name: str, other: str) -> None:
        self.year, self.region, self.texts = year, region, texts
        self.stranger, self.name, self.other = stranger, name, other

    def plan(self) -> tuple[int, int]:
        """Find where the plan is in the file, as lines of its text."""
        report = read_cached(self.path)
        assert report is not None
        span = max((s for s in report.parts if s.part == "plan"), key=lambda s: s.end - s.start)
        lines = [line for line in report.text[span.start : span.end].split("\n") if line]
        text = self.texts[self.year]
        start = text.index(lines[0][:12])
        return start, max(text.rfind(lines[-1][:12]), start) + len(lines[-1])

    path = Path()


def _paragraphs(text: str) -> list[str]:
    return text.split("\n")


def _in_plan(text: str, c: Collection, change: Callable[[str], str]) -> str:
    start, end = c.plan()
    return text[:start] + change(text[start:end]) + text[end:]


def half_plan(text: str, c: Collection) -> str:
    def cut(plan: str) -> str:
        lines = plan.split("\n")
        return "\n".join([*lines[: len(lines) // 2], ""])

    return _in_plan(text, c, cut)


def without_section(text: str, c: Collection, *, renumbered: bool = False) -> str:
    def cut(plan: str) -> str:
        starts = [m.start() for m in re.finditer(r"(?m)^[#* ]*[（(][一二三四五六七八九十]+[）)]", plan)]
        if len(starts) < 4:
            return plan
        at = len(starts) // 2
        rest = plan[: starts[at]] + plan[starts[at + 1] :]
        if renumbered:
            numbers = iter(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"])
            rest = re.sub(
                r"(?m)^([#* ]*[（(])[一二三四五六七八九十]+(?=[）)])", lambda m: m[1] + next(numbers, "九"), rest
            )
        return rest

    return _in_plan(text, c, cut)


def doubled(text: str, c: Collection) -> str:
    lines = _paragraphs(text)
    long = [line for line in lines if len(line) > 60]
    dice = random.Random(1)
    again = set(dice.sample(range(len(long)), len(long) // 3))
    out, number = [], 0
    for line in lines:
        out.append(line)
        if len(line) > 60:
            if number in again:
                out += ["", line]
            number += 1
    return "\n".join(out)


def half_english(text: str, c: Collection) -> str:
    lines = _paragraphs(text)
    words = "We will promote the high-quality development of the economy and improve people's livelihood. "
    return "\n".join(
        words * (1 + len(line) // 40) if len(line) > 40 and number > len(lines) / 2 else line
        for number, line in enumerate(lines)
    )


def marks(text: str, c: Collection) -> str:
    return re.sub(r"(增长\d+(?:\.\d+)?[%％])", r"\1【待核】", text, count=5)


def commas(text: str, c: Collection) -> str:
    return re.sub("[。；]", "，", text)


def commas_in_half(text: str, c: Collection) -> str:
    half = len(text) // 2
    return text[:half] + re.sub("[。；]", "，", text[half:])


def commas_inside(text: str, c: Collection) -> str:
    return re.sub("[。；](?!\n|$)", "，", text)


GDP = re.compile(r"((?:生产总值|GDP)[^，。；\n]{0,12}?(?:增长|增速|增幅)[^，。；\n\d]{0,4})(\d+(?:\.\d+)?)(?=[%％])")


def ten_times(text: str, c: Collection) -> str:
    return _in_plan(text, c, lambda plan: GDP.sub(lambda m: f"{m[1]}{float(m[2]) * 10:g}", plan, count=1))


def ten_times_level(text: str, c: Collection) -> str:
    pattern = re.compile(r"(城镇新增就业[^，。；\n\d]{0,6})(\d+(?:\.\d+)?)(?=万)")
    return _in_plan(text, c, lambda plan: pattern.sub(lambda m: f"{m[1]}{float(m[2]) * 10:g}", plan, count=1))


def hundredth(text: str, c: Collection) -> str:
    return _in_plan(text, c, lambda plan: GDP.sub(lambda m: f"{m[1]}{float(m[2]) / 100:g}", plan, count=1))


def zeros(text: str, c: Collection) -> str:
    return re.sub(r"(?<![\d.])[1-9](0+)(?=亩|公里|个|家|亿|万|户|人)", r"\1", text, count=6)


def wrapped(text: str, c: Collection, *, lost: bool) -> str:
    out = []
    for line in _paragraphs(text):
        if len(line) < 60 or line.startswith(("source:", "note:", "title:")):
            out.append(line)
            continue
        pieces = [line[at : at + 38] for at in range(0, len(line), 38)]
        out += [piece[:-1] if lost and len(piece) == 38 else piece for piece in pieces]
    return "\n".join(out)


def no_percent(text: str, c: Collection) -> str:
    return re.sub(r"(?<=\d)[%％]", "", text)


def no_points(text: str, c: Collection) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", "", text)


def falls(text: str, c: Collection) -> str:
    return _in_plan(
        text, c, lambda plan: GDP.sub(lambda m: re.sub("增长|增速|增幅", "下降", m[1]) + m[2], plan, count=1)
    )


def review_falls(text: str, c: Collection) -> str:
    start, _ = c.plan()
    return GDP.sub(lambda m: re.sub("增长|增速|增幅", "下降", m[1]) + m[2], text[:start], count=1) + text[start:]


def index(text: str, c: Collection) -> str:
    return _in_plan(text, c, lambda plan: GDP.sub(lambda m: f"{m[1]}{100 + float(m[2]):g}", plan, count=1))


def run_together(text: str, c: Collection) -> str:
    head, _, rest = text.partition("各位代表")
    return head + "各位代表" + rest.replace("\n", "")


def no_headings(text: str, c: Collection) -> str:
    return re.sub(r"(?m)^[#* ]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|#).{0,40}$", "", text)


def called_digest(text: str, c: Collection) -> str:
    return f"---\nkind: digest\n{text[4:]}" if text.startswith("---\n") else f"---\nkind: digest\n---\n{text}"


def other_renamed(text: str, c: Collection) -> str:
    return c.stranger.replace(c.other, c.name)


def last_year(text: str, c: Collection) -> str:
    old = c.texts[c.year - 1]
    return re.sub(r"20\d\d年", lambda m: f"{int(m[0][:4]) + 1}年", old).replace(
        f"year: {c.year - 1}", f"year: {c.year}"
    )


def half_traditional(text: str, c: Collection) -> str:
    from opencc import OpenCC

    half = len(text) // 2
    return text[:half] + OpenCC("s2t").convert(text[half:])


def shuffled(text: str, c: Collection) -> str:
    def mix(plan: str) -> str:
        head, *lines = [line for line in plan.split("\n") if line]
        random.Random(3).shuffle(lines)
        return "\n\n".join([head, *lines]) + "\n"

    return _in_plan(text, c, mix)


def units(text: str, c: Collection) -> str:
    return text.replace("亿元", "万元").replace("万人", "人")


def no_figures(text: str, c: Collection) -> str:
    return _in_plan(text, c, lambda plan: re.sub(r"\d+(?:\.\d+)?", "", plan))


def footnotes(text: str, c: Collection) -> str:
    numbers = iter(range(1, 40))
    return re.sub(
        r"(?<=[\u4e00-\u9fff]{2})(?=，)", lambda m: str(next(numbers, "")) if random.random() < 0.1 else "", text
    )


def paraphrased(text: str, c: Collection) -> str:
    old = last_year(text, c)
    for one, other in (
        ("推进", "推动"),
        ("加快", "加速"),
        ("建设", "打造"),
        ("加强", "强化"),
        ("完善", "健全"),
        ("实施", "开展"),
        ("提升", "提高"),
        ("发展", "壮大"),
    ):
        old = old.replace(one, other)
    return re.sub(r"\d+(?=[个家所万亿])", lambda m: str(int(m[0]) + 2), old)


KINDS: dict[str, tuple[Spoil, str]] = {
    "last year's text": (last_year, "RD401"),
    "another region renamed": (other_renamed, "RD402"),
    "half a plan": (half_plan, "RD505 RD504 RD116 RD503"),
    "a section cut": (without_section, "RD504 RD116 RD117"),
    "a section cut, renumbered": (lambda t, c: without_section(t, c, renumbered=True), "RD504 RD116"),
    "a third doubled": (doubled, "RD309"),
    "half in English": (half_english, "RD310"),
    "editors' marks": (marks, "RD311"),
    "full stops to commas": (commas, "RD312"),
    "full stops to commas in half": (commas_in_half, "RD312"),
    "full stops to commas inside": (commas_inside, "RD312"),
    "growth times ten": (ten_times, "RD506"),
    "jobs times ten": (ten_times_level, "RD506"),
    "growth by a hundred": (hundredth, "RD506"),
    "00亩": (zeros, "RD305"),
    "lost at line ends": (lambda t, c: wrapped(t, c, lost=True), "RD313"),
    "(sound: wrapped)": (lambda t, c: wrapped(t, c, lost=False), "RD313"),
    "no per cent": (no_percent, "RD314"),
    "no points": (no_points, "RD315"),
    "plan falls": (falls, "RD507"),
    "review falls": (review_falls, "RD507"),
    "index for rate": (index, "RD316"),
    "run together": (run_together, "RD113"),
    "no headings": (no_headings, "RD115 RD104"),
    "called a digest": (called_digest, "RD118"),
    "half in traditional script": (half_traditional, "RD303"),
    "paragraphs out of order": (shuffled, "RD117 RD119"),
    "other units": (units, "RD506"),
    "no figures": (no_figures, "RD305 RD508"),
    "numbers of notes in the text": (footnotes, "RD308 RD306"),
    "last year's text in other words": (paraphrased, "RD401 RD502 RD403"),
}


def collections(every: int) -> list[Collection]:
    """Give the collections to spoil: every N-th of the sound Markdown reports since 2012."""
    root = shared() / "corpus"
    paths = sorted(path for path in root.glob("20*/*.md") if int(path.parent.name) >= 2012 and path.stem != "national")
    chosen = []
    for path in paths[::every]:
        year, region = int(path.parent.name), path.stem
        texts = {
            y: (root / str(y) / path.name).read_text(encoding="utf-8")
            for y in range(year - 3, year + 2)
            if (root / str(y) / path.name).is_file()
        }
        strangers = [p for p in paths if p.stem != region and p.parent.name == str(year)]
        if len(texts) >= 4 and strangers:
            stranger = strangers[len(chosen) % len(strangers)]
            names = [NAMES[region], NAMES[stranger.stem]]
            chosen.append(Collection(year, region, texts, stranger.read_text(encoding="utf-8"), *names))
    return chosen


NAMES = {
    "beijing": "北京", "fujian": "福建", "gansu": "甘肃", "hebei": "河北", "hubei": "湖北", "liaoning": "辽宁",
    "qinghai": "青海", "tianjin": "天津", "yunnan": "云南", "zhejiang": "浙江", "changchun": "长春", "wuhan": "武汉",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=12, metavar="N")
    parser.add_argument("--kind", default="", metavar="WORDS", help="only kinds with these words in the name")
    parser.add_argument("--missed", action="store_true", help="name what is missed, and the other findings of it")
    options = parser.parse_args()
    results: dict[str, Counter[str]] = defaultdict(Counter)
    missed: list[str] = []
    for collection in collections(options.every):
        with tempfile.TemporaryDirectory() as place:
            for year, text in collection.texts.items():
                path = Path(place, str(year), f"{collection.region}.md")
                path.parent.mkdir()
                path.write_text(text, encoding="utf-8")
            other = Path(place, str(collection.year - 1), "stranger.md")
            other.write_text(collection.stranger, encoding="utf-8")
            processes.forget()
            path = Path(place, str(collection.year), f"{collection.region}.md")
            collection.path = path
            text = collection.texts[collection.year]
            before = {f.rule for f in check_file(path, Order(switches={}))[1] if f.severity != "notice"}
            results["(sound)"]["findings" if before else "none"] += 1
            for name, (spoil, rules) in KINDS.items():
                if options.kind not in name:
                    continue
                path.write_text(text, encoding="utf-8")
                read_cached(path)
                spoilt = spoil(text, collection)
                if spoilt == text:
                    results[name]["not possible"] += 1
                    continue
                path.write_text(spoilt, encoding="utf-8")
                findings = [f for f in check_file(path, Order(switches={}))[1] if f.rule not in before]
                right = [f for f in findings if f.rule in rules and f.severity != "notice"]
                grave = any(f.severity == "error" for f in findings)
                results[name]["caught" if right else "by another" if grave else "missed"] += 1
                results[name]["as error"] += grave
                if not right:
                    others = sorted({f.rule for f in findings if f.severity != "notice"})
                    missed.append(f"{name}: {collection.year}/{collection.region} {' '.join(others)}")
                from reportdiff.checking import inspection

                inspection._READ.pop(path, None)
    for name, counts in results.items():
        print(f"{name:32}{dict(counts)}")
    for line in missed if options.missed else ():
        print(line)


if __name__ == "__main__":
    main()
