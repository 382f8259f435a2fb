"""The labels of the rules of `reportdiff check`: what each is called, why it is there, and what to do.

``rule.<id>`` is the name of a rule, ``rule_why.<id>`` why it matters, ``rule_fix.<id>`` what to do.
"""

from __future__ import annotations

from typing import Final

_RULES: Final[dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]]] = {
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
            "The text is readable, but is another kind of document, or no measure can be told in it.",
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
            "对照原文，补上年度安排；只有摘要的，在文件头注明是摘编。",
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
    "RD301": (
        ("乱码", "garbled text"),
        ("文字用错误的编码读过，已经损坏。", "The text was read in the wrong encoding and is damaged."),
        ("用正确的编码重新获取。", "Fetch it again in the right encoding."),
    ),
    "RD302": (
        ("缺字", "missing character"),
        ("有的字没能保存下来，只剩问号或方框。", "A character is missing; there is a question mark or a box instead."),
        ("对照原文补上。", "Restore the character of the original."),
    ),
    "RD303": (
        ("混用文字", "mixed scripts"),
        (
            "简体正文里夹着繁体字或外文字母，多半来自识别错误。",
            "A traditional or foreign character in simplified text is usually a recognition error.",
        ),
        ("对照原文改正。", "Correct it from the original."),
    ),
    "RD304": (
        ("混入网页文字", "page furniture"),
        (
            "网页的按钮、署名、代码混在报告里，会被当成举措。",
            "Buttons, credits and code of the web page would count as words of the report.",
        ),
        ("删去这些文字。", "Delete these words."),
    ),
    "RD305": (
        ("数字损坏", "garbled figure"),
        ("数字坏了，指标比较就会出错。", "A damaged figure makes the comparison of targets wrong."),
        ("对照原文改正数字。", "Restore the figure of the original."),
    ),
    "RD306": (
        ("许多数字读不懂", "many figures unread"),
        (
            "举措里有许多数字看不出量的是什么，常见于转换出错的文件。",
            "It is unclear what many numerals measure; this is common in badly converted files.",
        ),
        ("查看这些数字前后的文字是否完整。", "Check that the words around the figures are complete."),
    ),
    "RD307": (
        ("编码不通用", "other encoding"),
        ("本程序读得出，别的程序未必。", "This program can read it; others may not."),
        ("另存为通用编码。", "Save it as UTF-8."),
    ),
    "RD308": (
        ("零星残留", "left-over text"),
        ("页码、注号或网页代码成了正文。", "A page number, a note number or an entity became text."),
        ("删去或改正。", "Delete or fix it."),
    ),
    "RD401": (
        ("与另一年雷同", "copy of another year"),
        (
            "相邻两年的报告不会大段相同，多半是放错了文件。",
            "Reports of two years never share so much text: this is probably the wrong file.",
        ),
        ("换成这一年的报告。", "Replace it with the report of this year."),
    ),
    "RD402": (
        ("与另一地区雷同", "copy of another region"),
        (
            "两个地区的报告不会大段相同，多半是放错了文件。",
            "Reports of two regions never share so much text: this is probably the wrong file.",
        ),
        ("换成这个地区的报告。", "Replace it with the report of this region."),
    ),
    "RD501": (
        ("与上一年几乎对不上", "few matches with the year before"),
        ("同一地区相邻两年总有许多举措延续。", "Many commitments of a region continue from year to year."),
        ("核对地区、年份和年度安排的起止。", "Check the region, the year, and where the plan begins and ends."),
    ),
    "RD502": (
        ("与上一年几乎一样", "hardly changed since the year before"),
        ("年度安排不会逐字照搬上一年。", "A plan never repeats that of the year before word for word."),
        ("核对是否放成了上一年的报告。", "Check that this is not the report of the year before."),
    ),
    "RD503": (
        ("篇幅与上一年悬殊", "very different size from the year before"),
        (
            "举措数量突变，往往是正文缺失或多出别的内容。",
            "Such a jump usually means that text is missing, or that other text was included.",
        ),
        ("核对年度安排的起止。", "Check where the plan begins and ends."),
    ),
    "RD601": (
        ("关注的举措不见了", "watched commitment missing"),
        ("关注清单要求报告里有这一项。", "The watch list says that the plan must have it."),
        ("核实后报道，或修改关注清单。", "Verify it, then report on it or change the watch list."),
    ),
    "RD602": (
        ("关注的目标降低", "watched target lowered"),
        (
            "关注清单要求目标不降低、不取消。",
            "The watch list says that the target must be neither lowered nor removed.",
        ),
        ("核实后报道，或记入已接受清单。", "Verify it, then report on it or accept it."),
    ),
    "RD603": (
        ("关注的阶段后退", "watched stage set back"),
        ("关注清单要求阶段不后退。", "The watch list says that its stage must not go back."),
        ("核实后报道，或记入已接受清单。", "Verify it, then report on it or accept it."),
    ),
    "RD604": (
        ("关注的举措有变化", "watched commitment changed"),
        ("关注清单要求有变化就提示。", "The watch list asks for a notice of any change."),
        ("查看变化。", "Look at the change."),
    ),
    "RD701": (
        ("配置随分支而来", "configuration of the branch"),
        (
            "同一个分支既送报告又改配置，查什么就由送检的人说了算。",
            "A branch with both reports and settings decides for itself what the check finds.",
        ),
        (
            "检查时以基准分支的配置为准，或先把配置合入。",
            "Check with the configuration of the base branch, or merge the settings first.",
        ),
    ),
}

RULE_LABELS: Final[dict[str, tuple[str, str]]] = {
    **{f"rule.{name}": texts[0] for name, texts in _RULES.items()},
    **{f"rule_why.{name}": texts[1] for name, texts in _RULES.items()},
    **{f"rule_fix.{name}": texts[2] for name, texts in _RULES.items()},
}
