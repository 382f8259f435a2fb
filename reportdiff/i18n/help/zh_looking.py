"""The Chinese help of the commands that look things up: show, list, schema, cache, config."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp

LOOKING: Final[Mapping[str, CommandHelp]] = {
    "show": CommandHelp(
        about="显示程序怎样读取一份报告。\n\n"
        "列出各部分、栏目和举措，以及其中的数字和阶段。年度安排不确定时会说明，这时可用 --plan-from 指定。",
        options={
            "--part": "只显示这一部分清理后的文字，一段一行；加 --quantities 则列出其中的数字。",
            "--quantities": "年度安排里的数字：数值、单位、界限、种类和对象。",
            "--ledger": "读取时清理、修正了什么，各有几处，附例。",
            "--plan-from": "年度安排的第一个标题，无法识别时使用；年度安排到结束语为止。",
        },
        epilog="""\b
报告可以是年份（2023）、年份/地区（2023/shanghai）或文件名；- 表示标准输入。

\b
示例：
  reportdiff show 2023                  结构和举措，附数字和阶段
  reportdiff show 2023 --part plan      年度安排清理后的文字
  reportdiff show 2023 --quantities     年度安排里的每个数字
  reportdiff show report.pdf --ledger   读取时清理、修正了什么
  reportdiff show report.txt --plan-from 二、今年的任务
  reportdiff show 2023/上海 --format json""",
    ),
    "list": CommandHelp(
        about="列出现有的报告：每行一个地区，每列一年。",
        options={
            "--format": "输出格式。[默认：terminal]",
            "--width": "表格的列数。[默认：终端的宽度；输出到管道或文件时为100]",
        },
        epilog="""\b
示例：
  reportdiff list
  reportdiff list --reports ~/报告 --format csv > reports.csv""",
    ),
    "query": CommandHelp(
        about="用 SQL 查询 `reportdiff batch` 写的数据集。\n\n数据集是一个目录；不写就是 outputs/batch。",
        epilog="""\b
表：reports（报告）、measures（举措）、quantities（数字）、changes（变化）、targets（目标）、fates（去向和由来）、
failures（失败）；用 DESCRIBE changes 查看一个表的各列。
语句是一条 SELECT，采用 DuckDB 的语法。只能读这些表，不能读别的文件和网址。

\b
示例：
  reportdiff query "SELECT year, status, count(*) FROM changes GROUP BY ALL ORDER BY ALL"
  reportdiff query "SELECT region, new_text FROM changes WHERE new_text LIKE '%托育%'" outputs/two
  reportdiff query "FROM targets WHERE indicator = 'gdp'" --format csv -o outputs/gdp.csv""",
    ),
    "schema": CommandHelp(
        about="输出 JSON 结果的 JSON Schema。\n\n"
        "每个名称对应一个命令：comparison 是 `diff --format json`，report 是 `show --format json`，"
        "targets 是 `targets --format json`，fulfilment 是 `fulfil --format json`，series 是 `series --format json`，"
        "lineages 是 `lineage --format json`，track 是 `track --format json`，"
        "batch 是 `batch --format json`，query 是 `query --format json`，"
        "terms 是 `terms --format json`，brief 是 `brief --format json`，"
        "regions 是 `compare-regions --format json`，who 是 `who`，near 是 `near`，panel 是 `panel`，"
        "explanation 是 `explain --format json`，check 是 `check --format json`，"
        "addition 是 `add` 和 `fetch`，import 是 `import`，list 是 `list`，new-reports 是 `fetch --new`。",
        epilog="""\b
示例：
  reportdiff schema
  reportdiff schema report -o report.schema.json""",
    ),
    "cache": CommandHelp(
        about="显示缓存在哪里、有多大，或清空缓存。",
        epilog="""\
解析过的报告、对照的结果和终端上显示过的内容都会留存，再看时立即显示。最久未用的先删。可以随时删除：缺了什么，会重新计算。

\b
REPORTDIFF_CACHE=0         不用缓存，同 --no-cache
REPORTDIFF_CACHE_DIR=目录   缓存放在别的目录
REPORTDIFF_CACHE_MB=数      缓存最大多少 MB；默认512

\b
示例：
  reportdiff cache
  reportdiff cache clear""",
    ),
    "doctor": CommandHelp(
        about="看看安装了什么，哪项功能还缺什么。\n\n有设置出错时以1退出；只是没装的不算出错。",
        epilog="""\b
示例：
  reportdiff doctor""",
    ),
    "completion": CommandHelp(
        about="输出命令行补全的脚本：按 Tab 补全命令、选项、年份和地区。",
        epilog="""\b
示例：
  reportdiff completion bash >> ~/.bashrc
  reportdiff completion zsh >> ~/.zshrc
  reportdiff completion fish > ~/.config/fish/completions/reportdiff.fish""",
    ),
    "config": CommandHelp(
        about="列出每项设置的值和来源。",
        options={"--format": "输出格式。"},
        epilog="""\
选项优先于环境变量，环境变量优先于配置文件。配置文件是 reportdiff.toml，或 pyproject.toml 里的 [tool.reportdiff] 表；\
从当前目录开始逐级向上查找，直到仓库的根目录。

\b
reportdiff.toml 示例：
  region = "shanghai"
  watch = "watch.toml"
  [diff]
  fail-on = ["target_lowered", "watch"]
  [check]
  fail-on = "warning"
  rules = { RD306 = "off", RD112 = "error" }""",
    ),
}
"""The help of each command by its name."""
