"""The labels of terms through the years: what became of them, where they were first, and the chart of them."""

from __future__ import annotations

from typing import Final

TERM_YEARS_LABELS: Final[dict[str, tuple[str, str]]] = {
    "way.first": ("首次出现", "first used"),
    "way.rise": ("上升", "rising"),
    "way.fall": ("下降", "falling"),
    "way.revival": ("重新出现", "back again"),
    "way.vanished": ("不再出现", "no longer used"),
    "lives.title": ("{region}政府工作报告用词 {years}", "{region}: terms of the work reports, {years}"),
    "lives.at_hand": (
        "现有{n}份报告（{years}）。",
        "{n} report at hand ({years}).|{n} reports at hand ({years}).",
    ),
    "lives.missing": (
        "缺{years}年的报告：这些年有没有用过，无从得知。",
        "No report of {years}: whether a term was used then is not known.",
    ),
    "lives.digests": (
        "{years}年只有摘编，摘编不一定保留原文的每个词。",
        "Of {years} there are digests only, which need not have every word of their reports.",
    ),
    "lives.none": ("现有报告里没有找到这样的词。", "No such term was found in the reports at hand."),
    "lives.few": (
        "只有{n}份报告：看不出历年的变化，至少要三份。",
        "{n} report shows no course of years; three are needed.|{n} reports show no course of years; three are needed.",
    ),
    "lives.note": (
        "词频按年度安排每万字计算；有没有用过，看整份报告。没写不等于没做。",
        "Rates are per 10,000 characters of the plan; whether a term is used at all is told by the whole report. "
        "What is not named may be done all the same.",
    ),
    "lives.hidden": (
        "另有{n}个词；加 {option} 全部列出。",
        "{n} more; {option} lists all.|{n} more; {option} lists all.",
    ),
    "lives.since": (
        "{first}年起使用；此前{n}份报告（{years}）里没有",
        "in use since {first}; not in the {n} report before ({years})|"
        "in use since {first}; not in the {n} reports before ({years})",
    ),
    "lives.since_start": ("现有最早的报告（{first}年）已有", "already in the oldest report at hand ({first})"),
    "lives.at_latest": (
        "最迟{first}年使用；此前{n}份报告（{years}）里没有，缺{missing}年",
        "in use in {first} at the latest; not in the {n} report before ({years}; {missing} missing)|"
        "in use in {first} at the latest; not in the {n} reports before ({years}; {missing} missing)",
    ),
    "lives.last": (
        "最后一次见于{last}年；此后{n}份报告（{years}）里没有",
        "last in {last}; not in the {n} report after ({years})|last in {last}; not in the {n} reports after ({years})",
    ),
    "lives.gap": (
        "{years}年的报告里没有，{back}年重新出现",
        "not in the reports of {years}, back in {back}",
    ),
    "lives.gap_missing": ("（其间缺{years}年）", " ({years} missing between)"),
    "lives.rates": ("每万字 {rates}", "per 10,000 characters: {rates}"),
    "lives.rate": ("{year}年 {rate}", "{year} {rate}"),
    "lives.peak": ("最高 {year}年 {rate}", "peak {year} {rate}"),
    "lives.collection": ("全国各地报告集首见于{year}年", "first in a collection of reports of all regions: {year}"),
    "lives.place": ("{year}年报告·{part}·{section}", "{year} report, {part}, {section}"),
    "lives.place_bare": ("{year}年报告·{part}", "{year} report, {part}"),
    "lives.no_part": ("标题", "title"),
    "first.title": ("首次使用：{term}", "First use: {term}"),
    "first.in": ("{region} {year}年", "{region} {year}"),
    "first.before": (
        "此前{n}份报告（{years}）里没有",
        "not in the {n} report at hand before ({years})|not in the {n} reports at hand before ({years})",
    ),
    "first.oldest": ("这是现有最早的报告，此前是否用过不得而知", "the oldest report at hand: earlier use is not known"),
    "first.missing": ("缺{years}年的报告，首次使用可能更早", "no report of {years}: the first use may be earlier"),
    "first.never": (
        "{region}：现有{n}份报告（{years}）里没有",
        "{region}: not in the {n} report at hand ({years})|{region}: not in the {n} reports at hand ({years})",
    ),
    "first.collection": (
        "参考：在约2900份各级报告的集合里，最早见于{year}年。",
        "For comparison: first in a collection of some 2,900 reports of all levels in {year}.",
    ),
    "trends.title": ("历年用词升降", "Terms through the years"),
    "trends.rose": ("上升或新出现", "rising or new"),
    "trends.fell": ("下降或不再出现", "falling or gone"),
    "trends.subtitle": (
        "年度安排每万字出现次数，{first}—{last}年",
        "Occurrences per 10,000 characters of the plan, {first} to {last}",
    ),
    "trends.finding": ("“{up}”上升，“{down}”下降", "“{up}” rises, “{down}” falls"),
    "trends.finding_up": ("“{up}”上升", "“{up}” rises"),
    "trends.finding_down": ("“{down}”下降", "“{down}” falls"),
    "trends.alt": ("{first}—{last}年用词升降。{parts}", "Terms through the years {first} to {last}. {parts}"),
    "trends.alt_part": ("{way}：{terms}。", "{way}: {terms}. "),
    "trends.alt_term": ("{term}（{old}→{new}，{peak}年最高）", "{term} ({old} to {new}, peak in {peak})"),
    "trends.too_few": (
        "没有用词明显升降，画不出图",
        "no term rose or fell enough for a chart",
    ),
    "trends.few_years": (
        "只有{n}份报告，看不出历年的变化；两份报告请用 {other}",
        "{n} report shows no course; for two use {other}|{n} reports show no course; for two use {other}",
    ),
    "trends.key": (
        "每行一个词，高度按各词自身的最高值。数字为每万字次数：上升的列首年和末年，下降的列最高年和末年。",
        "A row a term, drawn to its own peak. Rates: of what rose the first and the last year, "
        "of what fell the peak and the last.",
    ),
    "trends.hatched": ("斜线：没有报告。", "Hatched: no report."),
}
