"""A comparison of which every text would do harm on a page that took it for more than text."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.comparison import compare_reports
from reportdiff.model import Comparison, Report, Term, Terms
from tests.strategies import report_of

BAD_SOURCE = "javascript:alert(1)//example"
BAD_TITLE = "云岭市</title></style></script><script>alert(1)</script>政府工作报告"

BAD_WORDS = {
    "子": "<script>alert(1)</script>",
    "丑": "</style><style>*{display:none}</style>",
    "寅": "<img src=x onerror=alert(1)>",
    "卯": '<iframe src="javascript:alert(1)"></iframe>',
    "辰": '"onclick="alert(1)',
    "巳": "--><svg onload=alert(1)>",
    "午": "{{ 7*7 }}{% raw %}",
    "未": "\u202e",
    "申": "\x1b[31m",
}
"""What reading would take out of a report; a comparison may come from JSON that somebody else wrote. Each stands in the
invented reports as its character, repeated to the same length, so that all offsets hold."""

_OLD = """\
---
region: yunling
year: 2031
kind: digest
---
## 网络{寅}安全
- 清理{子}恶意代码30处
- 关停{丑}{未}仿冒网站
- 整治{午}模板注入
- 推广{辰}式防骗课堂
"""

_NEW = """\
---
region: yunling
year: 2032
kind: digest
---
## 网络{寅}安全
- 清理{子}恶意代码50处
- 关停{卯}{申}仿冒网站
- 整治{午}模板注入
- 开展{巳}图片核验
"""


def hostile_comparison() -> Comparison:
    """Two reports with markup, templates, terminal escapes and direction overrides in every place for text."""
    comparison = compare_reports(*(_hostile_report(text, year) for text, year in ((_OLD, 2031), (_NEW, 2032))))
    terms = (Term(term="<b onclick=alert(1)>\u202e词", measures=("n1",), weight=9.0),)
    return replace(comparison, terms=Terms(new=terms, vanished=terms))


def _hostile_report(markdown: str, year: int) -> Report:
    harmless = {name: name * len(words) for name, words in BAD_WORDS.items()}
    report = report_of(markdown.format(**harmless), year)

    def worse(text: str) -> str:
        for name, words in BAD_WORDS.items():
            text = text.replace(harmless[name], words)
        return text

    return replace(
        report,
        title=BAD_TITLE,
        speaker="<i>林某</i>\x1b[31m\u202e",
        session="\u0000第<5>次会议",
        source=BAD_SOURCE,
        note="<!-- -->]]>&lt;script&gt;",
        text=worse(report.text),
        sections=tuple(replace(section, title=worse(section.title)) for section in report.sections),
        measures=tuple(
            replace(measure, text=worse(measure.text), section=worse(measure.section), topic=worse(measure.topic))
            for measure in report.measures
        ),
    )
