"""Every command, by what one wants to do: where its function is, and under which heading the help lists it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SECTIONS: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("比较两份报告", "Compare two reports"): {
        "diff": "diff:diff",
        "targets": "targets:targets",
        "explain": "explain:explain",
        "show": "show:show",
        "review": "review:review",
    },
    ("多年：说到的做到了没有", "Through the years, and what came of it"): {
        "fulfil": "fulfil:fulfil",
        "series": "series:series",
        "track": "track:track",
        "lineage": "lineage:lineage",
        "terms": "terms:terms",
        "brief": "brief:brief",
    },
    ("多个地区", "Many regions"): {
        "who": "who:who",
        "compare-regions": "compare_regions:compare_regions",
        "near": "near:near",
        "panel": "panel:panel",
    },
    ("图表、报道、网站", "Charts, articles, sites"): {
        "chart": "chart:chart",
        "news": "news:news",
        "site": "site:site",
    },
    ("收集报告", "Collect reports"): {
        "list": "listing:list_command",
        "fetch": "fetch:fetch",
        "add": "add:add",
        "import": "importing:import_command",
    },
    ("检查与持续集成", "Check, also in CI"): {
        "check": "check:check_command",
        "accept": "accept:accept",
        "init-ci": "init_ci:init_ci",
    },
    ("成批比对", "Whole collections"): {
        "batch": "batch:batch",
        "query": "query:query",
    },
    ("本程序", "The program itself"): {
        "doctor": "doctor:doctor",
        "config": "config:config_command",
        "cache": "cache:cache_command",
        "completion": "completion:completion",
        "schema": "schema:schema_command",
    },
}
"""Headings, Chinese and English, with their commands: module and name below ``reportdiff/cli/commands``."""

HOMES: Final[Mapping[str, str]] = {name: home for section in SECTIONS.values() for name, home in section.items()}
"""Module and name of each command."""
