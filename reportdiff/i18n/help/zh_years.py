"""The Chinese help of the commands on many years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp

YEARS: Final[Mapping[str, CommandHelp]] = {
    "track": CommandHelp(
        about="跟踪一项举措的历年经过：每年的安排怎么说，下一年报告的回顾说结果如何。\n\n"
        "逐对比较相邻的报告，把对应的举措连成沿革；把握不足的对应不连，另行注明。年度安排以外提到的地方也一并列出。",
        options={
            "--id": "跟踪这个编号的举措所在的沿革。",
            "--all": "列出全部沿革。",
            "--no-pins": "不用链接文件里的人工确认。",
        },
        epilog="""\b
对象是举措里的词（垃圾分类）。年份的写法如 2018..2026、2018..、shanghai/2018..2026。
用 --id 时不写对象；编号由年份和举措编号组成：2022-m12。

\b
示例：
  reportdiff track 保障性租赁住房 2022..2026
  reportdiff track 养老 2022..2026 --all
  reportdiff track --id 2022-m12 2022..2026
  reportdiff track 互联网3.0 2022.. --format csv -o outputs/web3.csv""",
    ),
    "site": CommandHelp(
        about="把多年的报告写成一个网站：每对报告的对照、每年的安排、每项举措的沿革、目标与结果、用词、搜索。\n\n"
        "逐对比较相邻的报告，把对应的举措连成沿革，同 `diff` 和 `lineage`。",
        options={
            "--output": "网站的目录，整个替换：新目录、空目录或已有的 reportdiff 网站。[默认：outputs/<地区>]",
            "--force": "目录里有别的文件时也写入；那些文件一个不删。",
            "--charts": "在每对报告的网页里加图。",
            "--no-pins": "不用链接文件里的人工确认。",
        },
        epilog="""\b
年份的写法如 2018..2026、2018..、shanghai/2018..2026。
用浏览器打开目录里的 index.html，不需要服务器，也不联网。

\b
示例：
  reportdiff site 2022..2026
  reportdiff site 2022..2026 -o outputs/beijing --lang en
  reportdiff site shanghai/2018.. -o outputs/shanghai --charts""",
    ),
    "lineage": CommandHelp(
        about="跟踪一个地区全部举措的历年沿革：延续最久的、最新出现的、中断后再提的、多年后不再出现的、数字增长最多的。\n\n"
        "逐对比较相邻的报告，把对应的举措连成沿革；把握不足的对应不连。",
        options={
            "--list": "只看这一张清单；可重复。默认全部列出。",
            "--top": "每张清单的条数。",
            "--no-pins": "不用链接文件里的人工确认。",
        },
        epilog="""\b
年份的写法如 2018..2026、2018..、shanghai/2018..2026。CSV 和 JSON 含全部沿革。

\b
示例：
  reportdiff lineage 2022..2026
  reportdiff lineage 2022..2026 --list vanished --top 20
  reportdiff lineage shanghai/2015.. --format csv -o outputs/lineages.csv""",
    ),
}
"""Help by command."""
