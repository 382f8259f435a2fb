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
