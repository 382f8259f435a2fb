"""The labels of `reportdiff show`: why a plan is doubtful, the account of the readers, the table of figures."""

from __future__ import annotations

from typing import Final

READING_LABELS: Final[dict[str, tuple[str, str]]] = {
    "plan_doubt.no_heading": (
        "没有标题可据，年度安排按行文判断，请核对起止",
        "no heading names the plan; it was found by its wording; check where it begins and ends",
    ),
    "plan_doubt.no_report": (
        "原文不像政府工作报告，是按你的要求读的",
        "the text does not read as a government work report; it was read because you asked for it",
    ),
    "plan_doubt.broken_off": (
        "正文在句子中间断了，后面的举措可能缺失",
        "the text ends in the middle of a sentence; measures may be missing",
    ),
    "plan_doubt.no_plan": (
        "分不出年度安排，全文都当作年度安排，其中可能混有工作回顾",
        "no plan was found; the whole text counts as the plan, including any review",
    ),
    "plan_doubt.several_reports": (
        "文件里不止一份报告，只读了其中一份",
        "the file contains several reports; only one was read",
    ),
    "plan_doubt.chapter_missing": (
        "章节序号不连续，正文可能缺了一部分",
        "a chapter number is missing; part of the text may be missing too",
    ),
    "plan_doubt.run_together": (
        "原文段落连成一片，标题起止只能按行文判断，请核对",
        "paragraphs of the file share one line, and only the wording tells where headings end; check the sections",
    ),
    "plan_doubt.short_plan": (
        "年度安排只占全文很小一部分，可能没有找对",
        "the plan is a very small part of the text; it may be the wrong part",
    ),
    "say.machine_read": (
        "文字由机器识别，平均置信度{confidence}，请对照原件核对",
        "the text was read by machine (OCR), with a mean confidence of {confidence}; check it against the original",
    ),
    "say.machine_read_unsure": (
        "有{n}行的识别置信度低于{threshold}，其中的数字存疑",
        "{n} line was read with a confidence below {threshold}; its figures are doubtful"
        "|{n} lines were read with a confidence below {threshold}; their figures are doubtful",
    ),
    "say.plan_from_hint": (
        "可用 {option} 指明年度安排从哪个标题开始",
        "use {option} to say at which heading the plan begins",
    ),
    "say.plan_from": ("年度安排按要求从“{heading}”开始", "the plan begins with “{heading}”, as requested"),
    "say.ledger_heading": ("读入时的清理和修补", "Removed or repaired on reading"),
    "say.ledger_empty": ("读入时没有清理或修补任何内容。", "Nothing was removed or repaired on reading."),
    "say.ledger_samples": ("例", "e.g."),
    "say.quantities_heading": ("数字：{part}", "Figures: {part}"),
    "say.quantities_count": ("{n}个数字", "{n} figure|{n} figures"),
    "say.quantities_none": ("这一部分没有数字。", "This part states no figure."),
    "say.column_surface": ("原文", "As written"),
    "say.column_value": ("数值", "Value"),
    "say.column_unit": ("单位", "Unit"),
    "say.column_bound": ("界限", "Bound"),
    "say.column_kind": ("种类", "Kind"),
    "say.column_measured": ("所指", "Measured"),
    "say.unit_ratio": ("比例", "share"),
    "say.unit_pp": ("百分点", "points"),
    "ledger.other_report": ("同一文件里的其他报告", "other reports in the file"),
    "ledger.space_in_figure": ("数字中间的空格", "spaces inside figures"),
    "ledger.full_width_figure": ("全角数字", "full-width figures"),
    "ledger.symbol_bullet": ("符号字体的项目符号", "bullets of symbol fonts"),
    "ledger.noncharacter": ("非字符码", "noncharacters"),
    "ledger.glued_paragraph": ("无空格相连的段落", "paragraphs glued together"),
    "ledger.heading_by_wording": ("按行文断开的标题", "headings told by their wording"),
    "ledger.margin_text": ("页边的竖排文字", "vertical texts in the margin"),
    "ledger.form_control": ("按钮、选框和输入框的文字", "words of buttons, lists and fields"),
    "ledger.picture_text": ("图形里的文字", "words in drawings"),
    "ledger.odd_character": ("报告里不会有的字符", "characters that no report is written in"),
    "ledger.damaged_stream": (
        "损坏的数据流，其文字可能不全",
        "damaged streams of the PDF, whose text may be missing",
    ),
    "ledger.unfinished_file": ("没有结尾的文件，后面可能缺失", "files without an end, whose rest may be missing"),
    "ledger.target_row": ("写成一句话的指标表行", "rows of a table of targets written as sentences"),
    "ledger.table_cell": ("指标表里未写进句子的格", "cells of a table of targets left out of its sentences"),
    "ledger.archive_member": ("压缩包里的其他文件", "other files in the archive"),
    "ledger.lost_in_conversion": (
        "旧版文档里未能转换的内容",
        "things in an old Word file that were not converted",
    ),
    "ledger.recognised_page": ("机器识别的页（页码：置信度）", "pages read by machine (page: confidence)"),
    "ledger.unsure_line": ("识别置信度低的行（页码：文字）", "lines read with a low confidence (page: text)"),
    "ledger.per_mille": ("误写的千分号", "mistyped per mille signs"),
}
