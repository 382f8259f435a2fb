"""Messages about this installation: what CI installs, and the lines of `reportdiff doctor`, one for each condition."""

from __future__ import annotations

from typing import Final

DIAGNOSIS_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "ci_requirement": (
        "CI 将用 pip 安装 {requirement}；软件源里没有的话，请用 --requirement 或设置 requirement 写明地址，"
        "如 'reportdiff @ git+https://…@<提交>'",
        "CI will install {requirement} with pip; if no index has it, give its address with --requirement or the "
        "setting requirement, as in 'reportdiff @ git+https://…@<commit>'",
    ),
    "doctor_good": ("正常", "good"),
    "doctor_missing": ("缺", "missing"),
    "doctor_bad": ("有误", "bad"),
    "doctor_program": (
        "reportdiff {version}，Python {python}，{system}",
        "reportdiff {version}, Python {python}, {system}",
    ),
    "doctor_origin": ("安装来源：{requirement}", "installed from: {requirement}"),
    "doctor_terminal": ("输出编码：{encoding}", "encoding of the output: {encoding}"),
    "doctor_reports": (
        "报告目录 {folder}：{n}份，{regions}个地区，{first}—{last}年",
        "folder of reports {folder}: {n} of {regions} regions, {first} to {last}",
    ),
    "doctor_reports_bundled": (
        "没有自己的报告目录，用随附的示例：{n}份，{first}—{last}年",
        "no folder of your own; the bundled examples: {n}, {first} to {last}",
    ),
    "doctor_reports_none": ("报告目录 {folder} 里没有报告", "no report in the folder {folder}"),
    "doctor_reports_none_missing": (
        "用 `reportdiff add` 存入一份，或用 --reports 指定目录",
        "store one with `reportdiff add`, or name a folder with --reports",
    ),
    "doctor_reports_bad": ("{zh}", "{en}"),
    "doctor_cache": ("缓存 {folder}：{size} MB", "cache {folder}: {size} MB"),
    "doctor_cache_off": ("缓存已关闭（{folder}）", "the cache is off ({folder})"),
    "doctor_cache_refused": ("缓存目录不能用：{folder}", "the folder of the cache cannot be used: {folder}"),
    "doctor_cache_refused_bad": (
        "每次都重新计算；详见 `reportdiff cache`",
        "everything is computed anew each time; `reportdiff cache` says why",
    ),
    "doctor_font": ("图表的中文字体", "Chinese font of the charts"),
    "doctor_font_missing": (
        "改用系统字体；装上：pip install noto-cjk-sans-otc",
        "fonts of the system are used instead; install it: pip install noto-cjk-sans-otc",
    ),
    "doctor_git": (
        "git（--config-from 和 `reportdiff check --changed` 用）",
        "git (for --config-from and `reportdiff check --changed`)",
    ),
    "doctor_git_missing": ("这两项用不了", "these two do not work"),
    "doctor_less": ("less（分页显示长结果）", "less (shows long results page by page)"),
    "doctor_less_missing": ("长结果一次输出", "long results are written at once"),
    "doctor_extra_ocr": ("文字识别：扫描件、图片", "text recognition: scans, pictures"),
    "doctor_extra_excel": ("读 Excel 报告表", "tables of reports from Excel"),
    "doctor_extra_parquet": ("读写 parquet 表，批量比对", "tables in parquet, batches"),
    "doctor_extra_query": ("用 SQL 查询批量比对的结果", "questions to a batch in SQL"),
    "doctor_extra_distributed": ("在 Dask 集群上批量比对", "batches on a Dask cluster"),
    "doctor_extra_missing": ("需要时安装：{command}", "install it if you need it: {command}"),
}
