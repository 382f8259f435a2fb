"""Messages of the progress line: what is being done, and for how long."""

from __future__ import annotations

from typing import Final

PROGRESS_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "progress_reading": ("正在读报告…… {seconds}秒", "reading the reports … {seconds} s"),
    "progress_reports": (
        "正在读报告（第{number}份，共{total}份）…… {seconds}秒",
        "reading report {number} of {total} … {seconds} s",
    ),
    "progress_comparing": ("正在比对…… {seconds}秒", "comparing … {seconds} s"),
    "progress_pairs": (
        "正在比对第 {number}/{total} 对报告…… {seconds}秒",
        "comparing pair {number} of {total} … {seconds} s",
    ),
    "progress_pages": (
        "正在写第 {number}/{total} 对报告的网页…… {seconds}秒",
        "writing the page of pair {number} of {total} … {seconds} s",
    ),
    "progress_drawing": ("正在画图…… {seconds}秒", "drawing … {seconds} s"),
    "progress_writing": ("正在生成结果…… {seconds}秒", "making the result … {seconds} s"),
    "progress_batch": ("已比对 {done}/{total} 对", "{done} of {total} pairs"),
    "progress_pace": ("，每分钟 {rate} 对，还要 {left}", ", {rate} a minute, {left} left"),
    "progress_left_hours": ("{hours}小时{minutes}分", "{hours} h {minutes} min"),
    "progress_left_minutes": ("{minutes}分钟", "{minutes} min"),
    "progress_recognising": (
        "正在识别文字：第{page}页，共{pages}页 {bar}",
        "reading by machine: page {page} of {pages} {bar}",
    ),
    "progress_judging": (
        "正在请模型评判第 {number}/{total} 组…… {seconds}秒",
        "asking the judge, list {number} of {total} … {seconds} s",
    ),
}
"""Chinese and English, by key; ``{seconds}`` since the command began."""
