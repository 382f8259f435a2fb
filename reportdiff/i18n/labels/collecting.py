"""The labels of adding, importing and listing reports."""

from __future__ import annotations

from typing import Final

COLLECTING_LABELS: Final[dict[str, tuple[str, str]]] = {
    "fate.taken": ("已收入", "imported"),
    "fate.replaced": ("已替换原有文本", "replaced another text"),
    "fate.unchanged": ("早已收入，没有变化", "already there, nothing changed"),
    "fate.same_report": ("同一份报告的另一个文件，只收一次", "another file of an imported report"),
    "fate.exists": ("已有另一份文本，未覆盖", "another text is there, not overwritten"),
    "fate.other_region": ("存放位置与文中地区不符", "its text is of another region"),
    "fate.other_year": ("存放位置与文中年份不符", "its text is of another year"),
    "fate.unclear": ("看不出地区或年份", "region or year unclear"),
    "fate.no_report": ("不是政府工作报告", "not a government work report"),
    "fate.unreadable": ("无法读取", "cannot be read"),
    "say.added_stored": ("已存入 {path}", "stored {path}"),
    "say.added_replaced": ("已替换 {path}", "replaced {path}"),
    "say.added_unchanged": ("没有变化：{path} 已是这份报告", "nothing changed: {path} is this report already"),
    "say.added_dry_stored": ("将存入 {path}（试运行，什么都没有写）", "would store {path} (dry run, nothing written)"),
    "say.added_dry_replaced": (
        "将替换 {path}（试运行，什么都没有写）",
        "would replace {path} (dry run, nothing written)",
    ),
    "say.added_what": (
        "{region}{year}年《{title}》：年度安排有{n}条举措",
        "{region} {year}, {title}: {n} measure in the plan|{region} {year}, {title}: {n} measures in the plan",
    ),
    "say.added_plan_heading": ("年度安排：由标题确定", "plan: found by its heading"),
    "say.added_plan_wording": (
        "年度安排：标题没有写明，由行文判断",
        "plan: found by its wording; no heading names it",
    ),
    "say.added_plan_whole": (
        "没有找到年度安排，全文都当作年度安排；请核对读取结果",
        "no plan was found; the whole text counts as the plan; check how it was read",
    ),
    "say.added_next": ("下一步：{command}", "next: {command}"),
    "say.imported": (
        "{n}个文件，收入目录 {path}",
        "{n} file, into the directory {path}|{n} files, into the directory {path}",
    ),
    "say.imported_dry": (
        "{n}个文件，将收入目录 {path}（试运行，什么都没有写）",
        "{n} file, would go into {path} (dry run, nothing written)"
        "|{n} files, would go into {path} (dry run, nothing written)",
    ),
    "say.imported_unsure": (
        "其中{n}份没有找到年度安排，全文都当作年度安排：",
        "in {n} of these no plan was found; the whole text counts as the plan:"
        "|in {n} of these no plan was found; the whole text counts as the plan:",
    ),
    "say.imported_more": ("……另有{n}个；机读格式列出全部", "… and {n} more; the JSON lists all"),
    "say.new_report": ("{region}{year}年", "{region} {year}"),
    "say.new_none": ("栏目页列出的报告，{folder} 里都有", "{folder} has every report that the index pages list"),
    "say.new_unread": ("{page}：没有读到报告目录：{why}", "{page}: no list of reports: {why}"),
    "say.new_looked": (
        "查看了{n}个栏目页，列有{listed}份报告，其中{new}份 {folder} 里没有。没有下载任何报告。",
        "{n} index page looked at, {listed} reports listed, {new} of them not in {folder}; no report was downloaded"
        "|{n} index pages looked at, {listed} reports listed, {new} of them not in {folder}; no report was downloaded",
    ),
    "say.holdings_reports": ("{n}份报告", "{n} report|{n} reports"),
    "say.holdings_regions": ("{n}个地区", "{n} region|{n} regions"),
    "say.holdings_years": ("{n}个年份", "{n} year|{n} years"),
    "say.holdings_legend": (
        "每格一年，数字是年份的末位，点表示没有；行末是报告份数",
        "one character a year: its last digit, or a dot for none; the number of reports at the end",
    ),
}
"""Rows as in :data:`reportdiff.i18n.labels.LABELS`: ``(zh, en)``."""
