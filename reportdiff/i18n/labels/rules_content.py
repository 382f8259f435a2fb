"""The labels of the rules about what a report says: its characters and figures, copies, other years, the watch list.

In each entry are the name of a rule, why it matters, and what to do; :mod:`~reportdiff.i18n.labels.rules` has those of
reading and identity, and gives all of them their keys.
"""

from __future__ import annotations

from typing import Final

CONTENT_RULES: Final[dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]]] = {
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
    "RD309": (
        ("段落重复", "doubled paragraphs"),
        ("同一段话出现两次，举措会重复计算。", "What is there twice is counted twice."),
        ("删去多出来的段落。", "Delete the second copy."),
    ),
    "RD310": (
        ("夹有外文段落", "another language"),
        ("外文段落读不出举措。", "No measure can be recognised in paragraphs of another language."),
        ("换成中文原文。", "Replace them with the Chinese original."),
    ),
    "RD311": (
        ("编辑留下的记号", "marks of an editor"),
        ("有待核、待补的地方，稿子还没有定。", "A draft with open questions is not the report."),
        ("核实后删去记号，或换成定稿。", "Settle the question and delete the mark, or use the final text."),
    ),
    "RD312": (
        ("标点丢失", "lost punctuation"),
        ("句号成了逗号或丢了，举措就分不开。", "Without full stops measures cannot be told apart."),
        ("对照原文恢复标点。", "Restore the punctuation of the original."),
    ),
    "RD313": (
        ("行末缺字", "characters lost at line ends"),
        (
            "每行末尾少了字，数字也会少一位。",
            "Characters are missing where lines end, digits of figures among them.",
        ),
        ("重新获取全文，不要按固定宽度折行。", "Fetch the text again, without lines of a fixed width."),
    ),
    "RD314": (
        ("百分号丢失", "lost per cent sign"),
        ("没有百分号，增速会当成数量。", "Without its sign a rate counts as a number."),
        ("对照原文补上百分号。", "Restore the sign of the original."),
    ),
    "RD315": (
        ("小数点丢失", "lost decimal points"),
        ("小数点丢了，数字大了十倍。", "Without its point a figure is ten times too large."),
        ("对照原文补上小数点。", "Restore the points of the original."),
    ),
    "RD316": (
        ("指数当成增速", "index for a rate"),
        (
            "以上年为100的指数写成了增速，会大出一百个百分点。",
            "An index (last year = 100) in words of growth is a hundred points too high.",
        ),
        ("写成增速，或写明是指数。", "Write the rate, or say that it is an index."),
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
    "RD504": (
        ("比往年少了一节", "section missing against other years"),
        (
            "往年都有一节讲这个领域，这一年几乎没有：可能少了一节。",
            "Other years have a section on this field, and this one has next to nothing: it may be missing.",
        ),
        ("对照原文，核对有没有漏掉一节。", "Compare with the original."),
    ),
    "RD505": (
        ("年度安排短了一截", "plan cut short"),
        (
            "别的部分都在，年度安排却比各年短得多：中间可能丢了。",
            "The rest is as long as in other years, and the plan is far shorter: part of it may be missing.",
        ),
        ("对照原文，补上缺少的部分。", "Compare with the original and add what is missing."),
    ),
    "RD506": (
        ("数字与各年悬殊", "figure out of line with other years"),
        (
            "同一指标比各年大出或小出许多倍，多半是小数点或单位错了。",
            "The figure is many times that of all other years: a decimal point or a unit is wrong, most likely.",
        ),
        ("对照原文改正数字。", "Restore the figure of the original."),
    ),
    "RD507": (
        ("增长成了下降", "growth turned into a fall"),
        (
            "各年都是增长（或下降），这里方向相反，数字却相仿：可能改错了一个词。",
            "In other years it grows (or falls); here it moves the other way by as much: a word may be wrong.",
        ),
        ("对照原文核对方向。", "Check the direction against the original."),
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
