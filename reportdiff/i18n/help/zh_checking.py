"""The Chinese help of the commands for CI: check, accept, init-ci."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp
from reportdiff.version import __version__

CHECKING: Final[Mapping[str, CommandHelp]] = {
    "check": CommandHelp(
        about="检查报告是否可靠：读不读得出，地区和年份对不对，内容全不全，与上一年是否相称。\n\n"
        "每个问题都写明规则、行、列和处理办法。供 CI 在收到新报告时使用。",
        options={
            "--since": "只检查从 git 的这个提交分出以来有改动的报告。",
            "--strict": "配置自 --since 以来有改动，并且这次检查照此执行时，退出码为 1。",
            "--fail-on": "有这一级别或更严重的问题时，退出码为 1。[默认：error]",
            "--workers": "进程数。[默认：与处理器个数相同]",
            "--list-rules": "以 Markdown 表格列出各条规则，不检查。",
        },
        epilog="""\b
报告写年份、年份/地区、文件名或目录；不写就检查全部报告。
退出码：0 没有问题；1 有 --fail-on 所定级别或更严重的问题，或 --strict 所说的情况；2 出错。

\b
示例：
  reportdiff check 2027/beijing
  reportdiff check reports/2027
  reportdiff check --since origin/main --config-from origin/main
  reportdiff check --rule RD306=off --fail-on warning
  reportdiff check --list-rules""",
    ),
    "accept": CommandHelp(
        about="接受看过的变化或问题，以后不再因此停下。\n\n按内容辨认：接受过的变化如果又有变化，还会提出来。",
        options={
            "--status": "限于这些状态的变化。",
            "--prune": "不接受新的，只删去已无对应的条目。",
        },
        epilog="""\b
写旧报告和新报告，就接受 diff 列出的两者之间的变化；只写一份报告，就接受 check 查出的问题。
条目存入 accepted.toml（或用 --baseline 给出的文件），一条一行；要重新提出，删去那一行即可。

\b
示例：
  reportdiff accept 2022 2023 --status reworded
  reportdiff accept 2022 2023 --grep 老旧小区
  reportdiff accept 2023/beijing
  reportdiff accept 2022 2023 --prune""",
    ),
    "init-ci": CommandHelp(
        about="写好 CI 的配置文件：检查每份新报告，并显示它带来的变化。\n\n版本固定；CI 只有读取的权限。",
        options={
            "--provider": "哪一家的 CI。[默认：github]",
            "--requirement": f"在 CI 里用 pip 安装什么，不用本版本时给出。[默认：reportdiff=={__version__}]",
            "--dry-run": "显示文件内容，什么都不写。",
            "--force": "文件即使不是 init-ci 写的，或者写好后改过，也覆盖。",
        },
        epilog="""\
在仓库根目录下写入 .github/workflows/reportdiff.yml、.gitlab/reportdiff.yml（由 .gitlab-ci.yml 引入）或 \
.pre-commit-config.yaml。别人写的或改过的文件保持原样。

\b
示例：
  reportdiff init-ci
  reportdiff init-ci --provider gitlab --dry-run
  reportdiff init-ci --requirement 'reportdiff @ git+https://example.org/reportdiff@v0.1.0'""",
    ),
}
"""The help of each command by its name."""
