"""The labels of the highlights: their heading, the headline of each, and a sentence for every reason."""

from __future__ import annotations

from typing import Final

HIGHLIGHT_LABELS: Final[dict[str, tuple[str, str]]] = {
    "say.highlights": ("要点", "Highlights"),
    "say.highlights_selected": ("所选变化的要点", "Highlights of the selection"),
    "say.highlights_more": ("前{shown}条，共{n}条", "first {shown} of {n}"),
    "say.that_old_year": ("{year}年", "{year}"),
    "say.in_old_year": ("{year}年报告", "the {year} report"),
    "say.in_new_year": ("{year}年报告", "the {year} report"),
    "say.other_report": ("另一份报告", "the other report"),
    "headline.moved": ("{name}：{old} → {new}{by}", "{name}: {old} → {new}{by}"),
    "headline.came": ("{name}：{figure}（{year}未列数字）", "{name}: {figure} (no figure in {year})"),
    "headline.went": ("{name}：不再列数字（原为{figure}）", "{name}: figure no longer stated (it was {figure})"),
    "headline.new": ("新增：{text}", "New: {text}"),
    "headline.dropped": ("未再提及：{text}", "Dropped: {text}"),
    "headline.now": ("新提到：{text}", "Now mentioned: {text}"),
    "headline.no_longer": ("不再列数字：{text}", "Figure no longer stated: {text}"),
    "headline.section_new": ("新栏目：“{name}”", "New section: “{name}”"),
    "headline.section_gone": ("未再出现的栏目：“{name}”", "Dropped section: “{name}”"),
    "reason.headline_target": ("主要目标（{name}）{moved}{better}", "headline target ({name}) {moved}{better}"),
    "reason.headline_added": ("主要目标（{name}），{year}未列数字", "headline target ({name}), no figure in {year}"),
    "reason.headline_removed": ("主要目标（{name}），{year}未列数字", "headline target ({name}), no figure in {year}"),
    "reason.figure_moved": ("{name}：数字{moved}{share}{better}", "{name}: figure {moved}{share}{better}"),
    "reason.figure_added": ("新列数字{figure}", "new figure {figure}"),
    "reason.figure_removed": ("不再列数字{figure}", "figure {figure} no longer stated"),
    "reason.programme_new": ("{year}全文没有“{name}”", "“{name}” is nowhere in {year}"),
    "reason.programme_first": (
        "{first}年以来的{n}份报告都没有“{name}”",
        "none of the {n} reports since {first} has “{name}”",
    ),
    "reason.programme_back": (
        "{year}没有“{name}”，{last}年报告有过",
        "“{name}” is not in {year}, but was in the {last} report",
    ),
    "reason.programme_dropped": ("{year}全文没有“{name}”", "“{name}” is nowhere in {year}"),
    "reason.term_new": ("{year}没有“{name}”一词", "the word “{name}” is not in {year}"),
    "reason.term_gone": ("{year}没有“{name}”一词", "the word “{name}” is not in {year}"),
    "reason.action": ("有具体动作“{word}”", "concrete action: “{word}”"),
    "reason.stage_reached": ("阶段推进：{words}", "further along: {words}"),
    "reason.stage_set_back": ("阶段后退：{words}", "set back: {words}"),
    "reason.members_added": ("增列“{members}”", "now lists “{members}” too"),
    "reason.members_gone": ("不再列入“{members}”", "no longer lists “{members}”"),
    "reason.wording_stronger": ("措辞加强：{words}", "stronger wording: {words}"),
    "reason.wording_weaker": ("措辞减弱：{words}", "weaker wording: {words}"),
    "reason.section_new": (
        "{total}条中{n}条找不到对应，标题的实词也未在旧报告出现",
        "{n} of {total} measures have no counterpart, and the key words of the heading are not in the old report",
    ),
    "reason.section_gone": (
        "{total}条中{n}条找不到对应，标题的实词也未在新报告出现",
        "{n} of {total} measures have no counterpart, and the key words of the heading are not in the new report",
    ),
    "reason.doubt": ("存疑，是否同一举措：匹配度{score}", "doubtful, the same commitment? match {score}"),
    "reason.doubt_nearest": (
        "存疑，{year}最接近的是“{text}”（{score}）",
        "doubtful, closest in {year}: “{text}” ({score})",
    ),
    "words.only_old": ("不再有“{old}”", "no longer “{old}”"),
    "words.only_new": ("新提“{new}”", "now “{new}”"),
    "moved.up": ("提高", "raised"),
    "moved.down": ("降低", "lowered"),
    "moved.otherwise": ("有变动", "changed"),
}
