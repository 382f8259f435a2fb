"""The Chinese help of the group, and of the commands about two reports: diff, explain, targets, review, chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp

_TWO_REPORTS = "旧报告、新报告可以是年份（2022）、年份/地区（2022/shanghai）或文件名；- 表示标准输入。"

COMPARING: Final[Mapping[str, CommandHelp]] = {
    "reportdiff": CommandHelp(
        about="逐条对照两份政府工作报告，说明哪些举措新增、未再提及、有变化、改写或未变。\n\n"
        "不写命令时，`reportdiff 旧报告 新报告` 比较这两份报告。",
        epilog="""\b
示例：
  reportdiff 2022 2023                      等于 diff 2022 2023
  reportdiff 2022/shanghai 2023/shanghai    reports/<年份>/<地区>.md
  reportdiff old.txt new.txt --grep 中关村  两个文件，只看含“中关村”的变化
  reportdiff diff --help                    全部选项

退出码：0 完成；1 出现 --exit-code、--fail-on 或 check 所查的情况；2 出错，错误说明只有一行。""",
    ),
    "diff": CommandHelp(
        about="比较两份报告的年度安排，先写较早的一份。\n\n"
        "对照旧报告和新报告的举措，列出每项变化的状态、不同的字句和数字，以及所在栏目。",
        options={
            "--status": "只看这些状态的变化：new、dropped、changed、reworded、unchanged；可带去向或由来，"
            "如 dropped:gone、dropped:done、new:first；可重复，或用逗号隔开。",
            "--charts": "在网页里放入图表（html）。",
            "--tracked": "在表格之前放入带修订标记的新报告年度安排（docx）。",
            "--summary": "只列开头和数量。",
            "--highlights": "先列出的要点条数。[默认：10]",
            "--no-highlights": "等于 --highlights 0。",
            "--by": "变化按栏目、状态或细类分组。[默认：section]",
            "--frame": "也列出提法、口号与形势；它们从不计数。",
            "--side-by-side": "左旧右新，两栏并排；需要100列。",
            "--stat": "不列变化，用条形显示各栏目的数量。",
            "--exit-code": "有“未变”以外的变化时，退出码为 1。",
            "--fail-on": "出现所列的任何一种时，退出码为 1：状态、细类（target_lowered）、doubtful、watch、any；"
            "可重复，或用逗号隔开。",
        },
        epilog=f"""\b
{_TWO_REPORTS}
文件可以是目录：`-o outputs/` 写入 outputs/beijing-2022-2023.diff.txt，后缀由 --format 决定。
csv 是带字节顺序标记的 UTF-8，便于 Excel 打开；parquet 需要附加组件 [parquet]。

\b
示例：
  reportdiff 2022 2023 --summary
  reportdiff 2022 2023 --status new,dropped --section 科技
  reportdiff 2022 2023 --status dropped:gone
  reportdiff 2022 2023 --grep '中关村|互联网3.0'
  reportdiff 2022 2023 --side-by-side
  reportdiff 2022 2023 --stat
  reportdiff 2022 2023 --format docx --tracked -o outputs/
  reportdiff 2022 2023 -o outputs/beijing-2022-2023.json
  reportdiff 2022 2023 --fail-on target_lowered,watch
  reportdiff 2022 2023 --exit-code > /dev/null || echo 有变化""",
    ),
    "explain": CommandHelp(
        about="说明一条举措为什么与另一条对应，或没有对应。\n\n"
        "列出结论、正反依据及其权重（共有的少见词、栏目、前后的举措、竞争的候选），再列出其他候选。",
        options={"--with": "只说明这一对；编号2 是另一份报告里的举措。"},
        epilog=f"""\b
{_TWO_REPORTS}
编号可以是举措（o12 是旧报告第12条，n7 是新报告第7条）、变化（c3），或举措里的字句。

\b
示例：
  reportdiff explain 2022 2023 老旧小区
  reportdiff explain 2022 2023 o121
  reportdiff explain 2022 2023 o121 --with n151
  reportdiff explain 2022 2023 c3 --format json""",
    ),
    "targets": CommandHelp(
        about="并排列出两份年度安排的目标。\n\n"
        "先列主要目标（生产总值、财政收入、失业率、物价、居民收入、能耗、PM2.5 等），"
        "再列其他有变化、新增或不再出现的数字。"
        "未提及、没有数字、无法识别的目标都有标明。",
        options={
            "--sort": "其他数字的排序：按栏目，或按变化的相对幅度。[默认：section]",
            "--headline-only": "只列主要目标。",
        },
        epilog=f"""\b
{_TWO_REPORTS}
csv 是带字节顺序标记的 UTF-8，便于 Excel 打开；像公式的文字前面加一个撇号。

\b
示例：
  reportdiff targets 2022 2023
  reportdiff targets 2022 2023 --headline-only
  reportdiff targets 2022 2023 --sort size --format csv -o outputs/targets.csv""",
    ),
    "fulfil": CommandHelp(
        about="对照年度安排和下一年报告的回顾：说到的做到了没有。\n\n"
        "每项举措的结论是完成、超额完成、未达到、推进中或回顾未提，并附回顾的原文；有数字的，目标与结果并列。"
        "未达到的在前。回顾未提不等于没有做。",
        options={
            "--verdict": "只列这些结论的举措，用逗号分隔。",
            "--all": "回顾未提的举措也列出。",
            "--summary": "只要一句总账。",
        },
        epilog=f"""\b
{_TWO_REPORTS}
结论：missed（未达到）、exceeded（超额完成）、delivered（完成）、in_progress（推进中）、not_mentioned（回顾未提）。

\b
示例：
  reportdiff fulfil 2025 2026
  reportdiff fulfil 2025 2026 --verdict missed,exceeded
  reportdiff fulfil 2025 2026 -o outputs/fulfil.html
  reportdiff fulfil 2025/shanghai 2026/shanghai --format csv""",
    ),
    "batch": CommandHelp(
        about="比对整个报告目录，把结果写成 Parquet 数据集。\n\n"
        "读不出的报告会记下来，其余照常进行。数据集就是最近一次所要的内容；已经有的不再重算，除非报告或程序变了。",
        options={
            "--regions": "只比这些地区，如 beijing,上海。[默认：全部]",
            "--years": "只比这些年份的新报告。[默认：全部]",
            "--successive": "每份报告与同一地区上一年的比，这也是默认的做法。",
            "--all-regions-of": "改为把这一年的各个地区两两相比。",
            "--no-history": "每次只比两份文件，不查本地区的其他报告。",
            "--output": "数据集的目录，或 fsspec 的地址（s3://bucket/folder）。[默认：outputs/batch]",
            "--jobs": "进程数。[默认：处理器的个数]",
            "--engine": "在哪里算：本机（local），或 Dask 集群的工作节点（dask）。[默认：local]",
            "--scheduler": "集群的调度器：tcp://主机:8786。",
            "--format": "输出格式。[默认：terminal]",
        },
        epilog="""\b
数据集是一个目录，每个表一个子目录：reports、measures、quantities、changes、targets、fates、failures，按年份分开；
pandas、DuckDB、Spark 都能读。中途停下或被终止，再运行同样的命令就接着做。
年份指新报告的年份，写成 2018..2026、2018..、2026。

\b
示例：
  reportdiff batch --reports reports
  reportdiff batch --regions beijing,shanghai --years 2018..2026 -o outputs/two
  reportdiff batch --all-regions-of 2026 --jobs 4
  reportdiff batch --engine dask --scheduler tcp://10.0.0.1:8786 -o s3://bucket/reports""",
    ),
    "series": CommandHelp(
        about="逐年列出一个数字的目标和结果：各年安排定了多少，下一年报告的回顾说做到多少。\n\n"
        "单位和口径相同的数字才列在一起。安排或回顾没有写的不补，与没能识别的分开标明。",
        options={},
        epilog="""\b
指标可以是名称（GDP、CPI、城镇调查失业率），也可以是举措里的词（保障性租赁住房）；多个用逗号分隔。
年份的写法如 2018..2026、2018..、2018,2020,2022、shanghai/2018..2026。

\b
示例：
  reportdiff series GDP 2022..2026
  reportdiff series GDP,CPI,城镇调查失业率 2022..2026
  reportdiff series 保障性租赁住房 2022..2026 --format csv -o outputs/homes.csv""",
    ),
    "brief": CommandHelp(
        about="用十行话概括一份新报告：目标、关注清单、兑现情况、新增、未再提及。\n\n"
        "每行都写明报告和栏目，单独看也成立。没有把握的不写进去，只计数，或加标记。",
        options={},
        epilog="""\b
报告可以是年份（2026）、年份/地区（2026/shanghai）或报告目录里的文件；与本地区上一份报告对比。

\b
示例：
  reportdiff brief 2026
  reportdiff brief 2026 --watch watch.toml
  reportdiff brief 2026 --format html -o outputs/brief.html
  reportdiff brief 2026/shanghai --format md""",
    ),
    "terms": CommandHelp(
        about="逐年跟踪报告里的用词：首次出现、上升、下降、重新出现、不再出现。\n\n"
        "每个词附原句，并说明依据哪些报告；没有报告的年份，用过没有不得而知。词频按年度安排每万字计算。",
        options={
            "--term": "只看这些词，不论升降。",
            "--first-use": "这些词最早在何时何处使用。",
            "--all-regions": "与 --first-use 合用：查现有所有地区的报告。",
            "--all": "列出找到的全部词，不限于每类6个。",
        },
        epilog="""\b
年份的写法如 2015..2026、2018..、2018,2020,2022、shanghai/2018..2026；不写则用本地区全部报告。

\b
示例：
  reportdiff terms 2022..2026
  reportdiff terms 2022..2026 --term 人工智能,营商环境
  reportdiff terms --first-use 新质生产力
  reportdiff terms --first-use 新质生产力 --all-regions
  reportdiff terms 2022..2026 --format csv -o outputs/terms.csv""",
    ),
    "review": CommandHelp(
        about="逐题核对最没有把握的判断。\n\n"
        "成对列出新旧举措，最有价值的问题在先。回答存为人工确认，以后比较这两份报告时都会采用。",
        options={
            "--limit": "最多的题数。",
            "--at-once": "一题最多的对数，1至9；一题几对时，一答定全部。",
            "--by": "记入人工确认的姓名。[默认：登录名，或模型名]",
            "--pins": "读写这个文件，不用新报告旁边的 <地区>.links.toml。",
            "--judge": "由这个与 OpenAI 兼容的接口代替人回答，一次问一条举措和它的几个候选；"
            "举措的文字、所在的句子和栏目会发给它。"
            "[密钥：REPORTDIFF_JUDGE_KEY 或 OPENAI_API_KEY]",
            "--model": "向 --judge 请求的模型。",
        },
        epilog="""\
每个回答立即存入新报告旁边的 reports/<年份>/<地区>.links.toml，`reportdiff diff` 会读取它。\
可以随时退出，下次从那里继续。

\b
示例：
  reportdiff review 2022 2023 --by 林某
  reportdiff review 2022 2023 --at-once 9          一题九对，答得快
  reportdiff review 2022 2023 --judge http://localhost:8000/v1 --model qwen3 --limit 40""",
    ),
    "chart": CommandHelp(
        about="为两份报告或多年的报告画图。\n\n标题写明结论，图下注明来源。数据不够的图不画。",
        options={
            "--of": "timeline：一项指标（GDP、失业率），或举措里的字句；card、life：举措里的字句。",
            "--terms": "heatmap、trends：要计数的词语，用逗号隔开。",
            "--format": "图片格式：png、svg、pdf。[默认：png，或由文件后缀决定]",
            "--style": "配色。[默认：light]",
            "--size": "图片尺寸。[默认：article]",
            "--title": "自定标题，代替结论。",
            "--source": "自定来源，代替报告名称。",
            "--editable": "SVG：文字仍是文字，可以修改；要有所用的字体。",
            "--output": "文件，或目录/（没有就新建）。[默认：outputs]",
            "--force": "文件即使不是 reportdiff 写的，也覆盖。",
        },
        epilog="""\b
overview、targets、terms、flow、card 需要旧报告和新报告。
promise 把旧报告的安排与新报告的回顾对照。
regions 只要一个年份：2026。
slope、timeline、heatmap、trends、attention、life 要多年的报告：2018..2026、2018,2020、shanghai/2018..，或逐份写出。
all 画出数据足够、又有内容可说的全部图。
每张图都附有数据（.csv）和文字说明（.alt.txt）。

\b
示例：
  reportdiff chart overview 2022 2023
  reportdiff chart targets 2022 2023 --format png,svg --style print
  reportdiff chart slope 2022..2026
  reportdiff chart card 2022 2023 --of 老旧小区
  reportdiff chart timeline 2018..2026 --of GDP --reports official
  reportdiff chart heatmap 2018..2026 --terms 人工智能,营商环境 --reports official
  reportdiff chart trends 2015..2026 --reports official
  reportdiff chart all 2022 2023 -o outputs""",
    ),
    "news": CommandHelp(
        about="一次写出一篇报道所需的全部材料。\n\n网页、附引文和出处的要点、待核对的全部数字、表格和图表。",
        options={
            "--output": "存放文件的目录；没有就建立。[默认：outputs]",
            "--force": "文件即使不是 reportdiff 写的，也覆盖。",
        },
        epilog="""\b
包括：带图的网页（.html）、附引文和出处的要点（.highlights.md）、逐个打勾的全部数字（.figures.md）、
表格（.xlsx）和四张图（.png），每张图附有数据（.csv）和文字说明（.alt.txt）。

\b
示例：
  reportdiff news 2025 2026
  reportdiff news 2025 2026 -o article --lang en""",
    ),
}
"""The help of each command by its name."""
