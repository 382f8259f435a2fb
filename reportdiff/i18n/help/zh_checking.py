"""The Chinese help of the commands for CI: check, accept, init-ci."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdiff.i18n.help.entry import CommandHelp
from reportdiff.version import __version__

CHECKING: Final[Mapping[str, CommandHelp]] = {
    "check": CommandHelp(
        about="检查报告：能否读取，内容是否完整，地区和年份是否正确，与上一年是否相称。\n\n"
        "每个问题都注明规则、行、列和改法。可在 CI 里检查新报告。",
        options={
            "--since": "只检查分支从 git 的这个提交分出以来改动过的报告。",
            "--strict": "年度安排只靠推断（RD106、RD113、RD115）算错误；"
            "采用的配置自 --since 以来有改动时，退出码为 1。",
            "--changes": "再列出每份报告与上一年相比的变化；用于 --format markdown。",
            "--fail-on": "有这个级别或更严重的问题时，退出码为 1。[默认：error]",
            "--workers": "进程数。[默认：处理器个数]",
            "--list-rules": "以 Markdown 表格列出全部规则，不检查。",
        },
        epilog="""\b
报告可以是年份、年份/地区、文件名或目录；不写就检查全部报告。
退出码：0 没有问题；1 有 --fail-on 级别或更严重的问题，或出现 --strict 的情况；2 出错。

\b
示例：
  reportdiff check 2027/beijing
  reportdiff check reports/2027
  reportdiff check --since origin/main --config-from origin/main
  reportdiff check --rule RD306=off --fail-on warning
  reportdiff check --list-rules""",
    ),
    "accept": CommandHelp(
        about="接受变化或问题，以后不再因此报错。\n\n条目按内容匹配：接受过的变化如果又有改动，会再次报告。",
        options={
            "--status": "只看这些状态的变化。",
            "--prune": "只删去失效的条目，不接受新的。",
        },
        epilog="""\b
写旧报告和新报告，接受 diff 列出的变化；只写一份报告，接受 check 查出的问题。
条目存入 accepted.toml（或 --baseline 指定的文件），一条一行；删去一行即可撤销。

\b
示例：
  reportdiff accept 2022 2023 --status reworded
  reportdiff accept 2022 2023 --grep 老旧小区
  reportdiff accept 2023/beijing
  reportdiff accept 2022 2023 --prune""",
    ),
    "init-ci": CommandHelp(
        about="写出 CI 的配置文件，用来检查每份新报告，并显示它带来的变化。\n\n"
        "版本固定；CI 只有读取权限，要留言时除外。",
        options={
            "--provider": "CI 服务。[默认：github]",
            "--requirement": f"在 CI 里用 pip 安装什么。[默认：reportdiff=={__version__}]",
            "--comment": "还在拉取请求下留言（GitHub）；CI 因此可以写入拉取请求。",
            "--dry-run": "只显示文件内容，什么都不写。",
            "--force": "文件即使不是 init-ci 写的，或后来改动过，也覆盖。",
        },
        epilog="""\
在仓库根目录下写入 .github/workflows/reportdiff.yml、.gitlab/reportdiff.yml（由 .gitlab-ci.yml 引入）或 \
.pre-commit-config.yaml。不覆盖别人写的或改动过的文件。

\b
示例：
  reportdiff init-ci
  reportdiff init-ci --provider gitlab --dry-run
  reportdiff init-ci --requirement 'reportdiff @ git+https://example.org/reportdiff@v0.1.0'""",
    ),
}
"""The help of each command by its name."""
