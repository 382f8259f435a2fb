"""The words of batches and queries."""

from __future__ import annotations

from typing import Final

BATCH_LABELS: Final[dict[str, tuple[str, str]]] = {
    "batch.title": ("批量比对：{n}对报告", "Batch: {n} pair of reports|Batch: {n} pairs of reports"),
    "batch.dataset": ("数据集：{path}", "dataset: {path}"),
    "batch.counts": (
        "本次比对{computed}对，沿用{reused}对，失败{failed}对",
        "compared {computed}, there already {reused}, failed {failed}",
    ),
    "batch.cost": (
        "处理器时间共{seconds}秒，平均每对{each}秒（含读报告）",
        "{seconds} s of processor time, {each} s a pair with the reading",
    ),
    "batch.rows": ("各表行数：{rows}", "rows: {rows}"),
    "batch.lonely": (
        "{n}份报告没有相邻年份可比，只列入报告和举措：{names}",
        "{n} report has no neighbouring year and is in no pair: {names}|"
        "{n} reports have no neighbouring year and are in no pair: {names}",
    ),
    "batch.outside": (
        "{n}个文件是指向报告目录之外的符号链接，未读：{names}",
        "{n} file leads out of the collection by a symbolic link and was not read: {names}|"
        "{n} files lead out of the collection by symbolic links and were not read: {names}",
    ),
    "batch.failures": ("失败{n}项：", "{n} failure:|{n} failures:"),
    "batch.more_failures": ("另有{n}项，见失败表", "{n} more, in the table of failures"),
    "query.rows": ("共{n}行", "{n} row|{n} rows"),
    "query.more": (
        "只显示前{n}行；可加上行数限制，或输出到文件",
        "the first {n} row only; add a LIMIT, or write a file|the first {n} rows only; add a LIMIT, or write a file",
    ),
}
