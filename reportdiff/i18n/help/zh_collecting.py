"""The Chinese help of the commands that store reports: add, fetch, import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp

_STORING: Final[Mapping[str, str]] = {
    "--reports": "报告目录，存为 <年份>/<地区>.md；没有就新建。[环境变量：REPORTDIFF_REPORTS；默认：./reports]",
    "--force": "替换同一份报告的另一文本；选项与正文不符时，以选项为准。",
    "--dry-run": "只检查并说明会做什么，什么都不写。",
    "--format": "输出格式。[默认：terminal]",
}

COLLECTING: Final[Mapping[str, CommandHelp]] = {
    "add": CommandHelp(
        about="把一份报告存为 reports/<年份>/<地区>.md。\n\n"
        "读取并清理正文，确认是政府工作报告，再连同文件头（出处和日期）一起写入。",
        options={
            "--region": "报告的地区，如 beijing、上海。[默认：由正文判断]",
            "--year": "年度安排所属的年份。[默认：由正文判断]",
            "--allow-private": "允许访问内网和本机的地址。",
            **_STORING,
        },
        epilog="""\b
来源可以是文件（Markdown、纯文本、HTML、Word、WPS、RTF、OFD、PDF、图片，或装有其中一份的压缩包），
也可以是 http、https 地址；- 表示标准输入。

\b
示例：
  reportdiff add 政府工作报告.docx
  reportdiff add https://www.example.gov.cn/2025/report.html
  reportdiff add scan.txt --region 上海 --year 2025      正文没有写明时""",
    ),
    "fetch": CommandHelp(
        about="从已知的官方地址下载一份报告，像 `add` 一样存储。\n\n"
        "程序自带地址表；表里没有的报告，请找到网页，再用 `reportdiff add`。加 --new 则什么都不下载，"
        "只查看某地区或各地区列有报告的栏目页，列出其中现有目录缺少的报告及其地址。",
        options={
            **_STORING,
            "--new": "列出栏目页上有、现有目录里没有的报告。",
            "--index": "与 --new 合用：用自己的栏目页清单，不用自带的。",
            "--since": "与 --new 合用：只列这一年和以后的报告。",
            "--allow-private": "与 --new 合用：也查看内网的栏目页。",
        },
        epilog="""\b
示例：
  reportdiff fetch beijing 2025
  reportdiff fetch 浙江 2024 --reports ~/报告
  reportdiff fetch --new
  reportdiff fetch --new beijing --since 2026
  reportdiff fetch --new --index pages.toml --format json""",
    ),
    "import": CommandHelp(
        about="导入整个目录或一个表格的报告。\n\n"
        "跳过不是报告、读不出、地区或年份与存放位置不符的文件和表格行，并逐个说明原因；同一份报告有两种格式，只存一次。"
        "一份也没有存入时，退出码为 1。",
        options={
            "--text-column": "表格中正文所在的列。",
            "--year-column": "表格中年份所在的列。",
            "--region-column": "表格中地区所在的列。",
            "--title-column": "表格中标题所在的列。",
            **_STORING,
        },
        epilog="""\b
目录里按 <年份>/<地区>.* 或 <地区>/<年份>.* 存放，层数不限；`add` 能读的格式都可以。
表格（.csv、.tsv、.jsonl、.xlsx、.parquet）每行一份报告；列名为年份、地区、标题、正文的
（或 year、region、title、text）自动认出。

\b
示例：
  reportdiff import ~/下载/政府工作报告
  reportdiff import collection --reports reports --dry-run --format json
  reportdiff import reports.csv --text-column 报告""",
    ),
}
"""The help of each command by its name."""
