"""A small folder of invented reports, and the command run beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Command, Run

OLD = """\
---
region: beijing
year: 2031
title: 某市2031年政府工作报告举措摘编
kind: digest
---

## 预期目标
- 地区生产总值增长6%左右
- 城镇新增就业25万人以上

## 科技创新
- 建成3座公共算力中心
- 在城东新区试行数据登记办法
- 编制深海探测专项规划

## 民生
- 新建社区食堂120家
- 开展老旧电梯更新行动
"""

NEW = """\
---
region: beijing
year: 2032
title: 某市2032年政府工作报告举措摘编
kind: digest
---

## 预期目标
- 地区生产总值增长5.5%左右
- 城镇新增就业25万人以上

## 科技创新
- 建成5座公共算力中心
- 在全市推行数据登记办法
- 启动量子通信干线建设

## 民生
- 新建社区食堂120家
- 开展老旧电梯更新改造行动
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with ``reports/2031/beijing.md``, ``reports/2032/beijing.md`` and a few unreadable files.

    No test writes into it."""
    root = tmp_path_factory.mktemp("folder")
    for year, text in (("2031", OLD), ("2032", NEW)):
        (root / "reports" / year).mkdir(parents=True)
        (root / "reports" / year / "beijing.md").write_text(text, encoding="utf-8")
    (root / "empty.txt").write_bytes(b"")
    (root / "binary.txt").write_bytes(bytes(range(256)) * 40)
    return root


@pytest.fixture(scope="session")
def reportdiff(folder: Path) -> Command:
    """The command, run in :func:`folder` unless told otherwise."""
    return Command(folder)


@pytest.fixture(scope="session")
def plain_diff(reportdiff: Command) -> Run:
    """`reportdiff 2031 2032`, piped: run once for all tests that only look at it."""
    return reportdiff("2031", "2032")
