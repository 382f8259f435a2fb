"""The labels of CI: annotations, step summaries, comments, test cases, and the output of `init-ci`."""

from __future__ import annotations

from typing import Final

CI_LABELS: Final[dict[str, tuple[str, str]]] = {
    "say.check_title": ("报告检查", "Check of the reports"),
    "say.check_sound": ("没有发现问题", "nothing found"),
    "say.check_heads": ("级别/位置/规则/说明", "Severity/Place/Rule/What is wrong"),
    "say.check_whole_file": ("整个文件", "whole file"),
    "say.check_remedies": ("为什么，怎么办", "Why, and what to do"),
    "say.check_more": (
        "篇幅所限，还有{n}处没有列出",
        "{n} more is left out for lack of space|{n} more are left out for lack of space",
    ),
    "say.check_more_screens": (
        "篇幅所限，还有{n}份报告的变化没有列出",
        "the changes of {n} more report are left out for lack of space|"
        "the changes of {n} more reports are left out for lack of space",
    ),
    "say.check_elsewhere": (
        "标注只列前{shown}处，另有{n}处见汇总",
        "the first {shown} are shown here; {n} more is in the summary|"
        "the first {shown} are shown here; {n} more are in the summary",
    ),
    "say.changes_elsewhere": (
        "标注只列前{shown}处变化，另有{n}处见汇总",
        "the first {shown} changes are shown here; {n} more is in the summary|"
        "the first {shown} changes are shown here; {n} more are in the summary",
    ),
}
