"""The labels of the rules of `reportdiff check`: what each is called, why it is there, and what to do.

``rule.<id>`` is the name of a rule, ``rule_why.<id>`` why it matters, ``rule_fix.<id>`` what to do.
"""

from __future__ import annotations

from typing import Final

from reportdiff.i18n.labels.rules_content import CONTENT_RULES

_READING_RULES: Final[dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]]] = {
    "RD101": (
        ("文件无法读取", "unreadable file"),
        ("读不出文字的文件无从比对。", "A file without readable text cannot be compared."),
        ("按提示另存或重新获取这份文件。", "Save or fetch the file again as the message says."),
    ),
    "RD102": (
        ("文件头有误", "bad front matter"),
        (
            "文件头说明这是哪一份报告，写错了就会张冠李戴。",
            "The front matter says which report this is; a mistake there names another one.",
        ),
        ("改正所指的那一行。", "Fix the line."),
    ),
    "RD103": (
        ("不是工作报告", "no work report"),
        (
            "文字读得出，却是别的文件，或者找不出举措。",
            "The text is readable, but is another kind of document, or no measure can be recognised in it.",
        ),
        (
            "换成报告全文；存下的网页往往只是目录或新闻。",
            "Replace it with the full text; often only a news item was saved.",
        ),
    ),
    "RD104": (
        ("找不到年度安排", "no plan found"),
        (
            "分不出年度安排，工作回顾就会混进举措里。",
            "Without a plan, last year's results would count as commitments.",
        ),
        (
            "检查标题是否齐全；读取时可指明年度安排从哪个标题开始。",
            "Check that the headings are there, or name the heading at which the plan begins.",
        ),
    ),
    "RD105": (
        ("一个文件多份报告", "several reports in one file"),
        ("只读其中一份，其余的被略过。", "Only one of them is read."),
        ("每份报告单独存成一个文件。", "Save each report in a file of its own."),
    ),
    "RD106": (
        ("章节序号不连续", "a chapter is missing"),
        (
            "缺了一章，可能正是年度安排。",
            "Some of the text is missing, and it may be the plan.",
        ),
        ("对照原文，补上缺少的部分。", "Compare with the original and add what is missing."),
    ),
    "RD107": (
        ("年度安排几乎是空的", "empty plan"),
        (
            "只有乡镇的报告年度安排这样短，且有称呼、回顾和结束语。",
            "Only a township has so short a plan, with an address, a review and a closing.",
        ),
        (
            "对照原文，补上年度安排；只是摘录要点的，在文件头注明是摘编。",
            "Add the plan, or mark a summary as a digest in the front matter.",
        ),
    ),
    "RD108": (
        ("举措数量异常", "unusual number of measures"),
        (
            "举措数量远离常见范围，往往是正文缺失或混入了别的内容。",
            "So few or so many measures usually mean that text is missing, or that other text was included.",
        ),
        ("查看读取结果，核对年度安排的起止。", "Check how the report was read, and where its plan begins and ends."),
    ),
    "RD109": (
        ("举措长短异常", "unusual length of measures"),
        (
            "举措普遍过长或过短，多半是标点丢失或断行错乱。",
            "If most measures are too long or too short, punctuation is missing or lines are broken.",
        ),
        ("恢复标点和段落。", "Restore punctuation and paragraphs."),
    ),
    "RD110": (
        ("个别举措过长", "overlong measure"),
        ("一条举措这么长，多半是丢了句号。", "In a measure as long as this, a full stop is usually missing."),
        ("对照原文补上标点。", "Restore the punctuation of the original."),
    ),
    "RD111": (
        ("正文中断", "broken off"),
        ("正文在句子中间结束，后面的内容丢了。", "The text ends inside a sentence: the rest is missing."),
        ("重新获取全文。", "Fetch the whole text again."),
    ),
    "RD112": (
        ("没有结束语", "no closing words"),
        (
            "报告通常以号召结束；没有结束语，结尾可能被截掉。",
            "Reports end with an appeal; without one, the end may be cut off.",
        ),
        ("对照原文结尾。", "Compare the end with the original."),
    ),
    "RD113": (
        ("段落连成一片", "run-together paragraphs"),
        (
            "换行丢失，标题和段落只能按行文猜测。",
            "Line breaks were lost; headings and paragraphs are guessed from the wording.",
        ),
        ("恢复段落和标题的换行。", "Restore the breaks between headings and paragraphs."),
    ),
    "RD114": (
        ("文字由机器识别", "read by machine"),
        (
            "识别会认错字和数字，认错的数字看上去与真的一样。",
            "Recognition takes characters and figures for others, and a wrong figure looks like a right one.",
        ),
        (
            "对照原件核对数字；能拿到文字版的，换成文字版。",
            "Check the figures against the original, or replace the file with one that has its text.",
        ),
    ),
    "RD115": (
        ("年度安排只按行文认定", "plan told by its wording"),
        (
            "没有标题指明年度安排，起止靠行文推断，可能有误。",
            "No heading names the plan; where it begins and ends is inferred from the wording.",
        ),
        (
            "对照原文，补上年度安排的标题；读取时可指明从哪个标题开始。",
            "Restore the heading of the plan from the original, or name the heading at which it begins.",
        ),
    ),
    "RD116": (
        ("少于自己列出的项数", "fewer fields than announced"),
        (
            "报告说要抓几个方面，后面却不够数：少了一节。",
            "The report says how many fields of work follow, and there are fewer: a section is missing.",
        ),
        ("对照原文，补上缺少的一节。", "Compare with the original and add the section that is missing."),
    ),
    "RD117": (
        ("节号跳过", "number left out"),
        (
            "标题的序号跳过一个：少了一节，或丢了一个标题。",
            "The numbers of headings leave one out: a section or a heading is missing.",
        ),
        ("对照原文，补上缺少的部分。", "Compare with the original and add what is missing."),
    ),
    "RD118": (
        ("全文标成了摘编", "full text called a digest"),
        (
            "摘编的每一条都算举措；全文标成摘编，回顾和套话也会算进去。",
            "Every item of a digest counts as a measure; so would the review and the slogans of a full text.",
        ),
        ("改正文件头里的类别，或删去这一行。", "Write kind: full_text, or delete the line."),
    ),
    "RD201": (
        ("年份不符", "wrong year"),
        ("正文是另一年的报告。", "The text is from another year."),
        ("换成这一年的报告，或把文件移到正确的年份。", "Replace it with the report of this year, or move the file."),
    ),
    "RD202": (
        ("地区不符", "wrong region"),
        ("正文是另一个地区的报告。", "The text is from another region."),
        (
            "换成这个地区的报告，或把文件移到正确的位置。",
            "Replace it with the report of this region, or move the file.",
        ),
    ),
    "RD203": (
        ("文件头与路径矛盾", "front matter and path disagree"),
        ("两处说法不同，就不知道这是哪一份报告。", "If the two disagree, nobody knows which report this is."),
        ("改正文件头，或移动文件。", "Fix the front matter, or move the file."),
    ),
    "RD204": (
        ("看不出年份或地区", "year or region unknown"),
        (
            "不知道年份和地区，就找不到上一年的报告。",
            "Without year and region, there is no previous report to compare with.",
        ),
        ("按年份和地区存放，或写在文件头里。", "Store it under year and region, or state both in the front matter."),
    ),
    "RD205": (
        ("整个文件夹错了年份", "folder filed under the wrong years"),
        (
            "每份都差同样的年数，逐年的比较全会错位。",
            "All are filed the same number of years off, so that every comparison names the wrong years.",
        ),
        ("把整个文件夹的年份一起改过来。", "Rename all of them by the same number of years."),
    ),
}

_RULES: Final = {**_READING_RULES, **CONTENT_RULES}

RULE_LABELS: Final[dict[str, tuple[str, str]]] = {
    **{f"rule.{name}": texts[0] for name, texts in _RULES.items()},
    **{f"rule_why.{name}": texts[1] for name, texts in _RULES.items()},
    **{f"rule_fix.{name}": texts[2] for name, texts in _RULES.items()},
}
