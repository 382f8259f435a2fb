"""The labels of pins and of `reportdiff review`."""

from __future__ import annotations

from typing import Final

REVIEWING_LABELS: Final[dict[str, tuple[str, str]]] = {
    "pass.pinned": ("人工确认", "pinned"),
    "pin.pinned": ("人工确认", "pinned"),
    "pin.same": ("同一举措", "the same commitment"),
    "pin.part_of": ("同属一项举措", "part of one commitment"),
    "pin.not_same": ("不是同一举措", "not the same commitment"),
    "pin.refused": ("与{text}不是同一举措", "not the same commitment as {text}"),
    "pin.dropped": ("新报告里确实没有", "nothing like it in the new report"),
    "pin.new": ("旧报告里确实没有", "nothing like it in the old report"),
    "pin.unsigned": ("未署名", "unsigned"),
    "pin.stale": (
        "第{line}行的人工确认已失效：{side}里找不到“{text}”",
        "the pin on line {line} is stale: “{text}” is not in the {side}",
    ),
    "pin.more_stale": ("另有{n}条已失效", "and {n} more is stale|and {n} more are stale"),
    "review.missing": (
        "下面没有对上的，哪些其实是同一举措？键入序号；都不是就按回车",
        "Not linked so far: which of these are the same commitment? Numbers, or Enter for none",
    ),
    "review.missing_one": (
        "这两条是同一举措吗？ y 是 · n 不是 · p 是其一部分 · d 另一份报告里确实没有",
        "The same commitment? y yes · n no · p part of it · d nothing like it in the other report",
    ),
    "review.doubtful": (
        "下面对上的，哪些其实不是同一举措？键入序号；都对就按回车",
        "Linked so far: which of these are not the same commitment? Numbers, or Enter if all are right",
    ),
    "review.doubtful_one": (
        "这两条对上了，是同一举措吗？ y 是 · n 不是 · p 是其一部分",
        "Linked so far: the same commitment? y yes · n no · p part of it",
    ),
    "review.at_once_missing": (
        "一答定{n}对：没有键入序号的，都记为“不是同一举措”",
        "One answer settles all {n}: those without a number are recorded as not the same",
    ),
    "review.at_once_doubtful": (
        "一答定{n}对：没有键入序号的，都记为“同一举措”",
        "One answer settles all {n}: those without a number are recorded as the same",
    ),
    "review.gain": (
        "这一答约值{gain}处差错，估计还剩{left}处",
        "worth about {gain} errors; about {left} are left",
    ),
    "review.keys_doubtful": (
        "p2 是其一部分 · s 跳过 · u 撤销 · q 退出 · ? 说明",
        "p2 part of it · s skip · u undo · q quit · ? help",
    ),
    "review.keys_missing": (
        "p2 是其一部分 · d2 另一份里确实没有 · s 跳过 · u 撤销 · q 退出 · ? 说明",
        "p2 part of it · d2 nothing like it · s skip · u undo · q quit · ? help",
    ),
    "review.keys_one": ("s 跳过 · u 撤销 · q 退出 · ? 说明", "s skip · u undo · q quit · ? help"),
    "review.help": (
        "键入序号，指出程序判断有误的；y2 是同一举措，n2 不是，p2 是其一部分，d2 另一份报告里没有类似的；"
        "题里只有一对时单写 y n p d；几对时没有指出的按所示记下。每个回答立即存盘，随时可以退出，下次接着来。",
        "Type the numbers where the program is wrong. y2: the same commitment; n2: not the same; p2: part of it; d2: "
        "nothing like it in the other report. Where there is one pair: y, n, p or d. Of several, the rest is recorded "
        "as shown. Every answer is saved at once: quit at any time and continue later.",
    ),
    "review.progress": ("{done}/{limit}", "{done}/{limit}"),
    "review.linked_already": (
        "（已对上别的举措，选中即归入其中）",
        " (linked to another one: it would join that link)",
    ),
    "review.section": ("栏目", "section"),
    "review.undone": ("已撤销上一个回答。", "Undid the last answer."),
    "review.nothing_to_undo": ("本次还没有可以撤销的回答。", "Nothing to undo in this session."),
    "review.finished": ("没有值得再问的了。", "No more questions."),
    "review.saved": (
        "回答{n}题，新增{pins}条人工确认：{path}",
        "{n} question answered, {pins} pins added: {path}|{n} questions answered, {pins} pins added: {path}",
    ),
    "review.counts": ("{label} {before} → {after}", "{label} {before} → {after}"),
    "review.no_change": ("各项数量没有变化。", "The counts have not changed."),
    "review.judge_counts": (
        "评判模型{model}：{answered}组有效，{skipped}组作废跳过，{cached}组用的是存下的回答；发出 {requests} 次请求",
        "judge {model}: {answered} answered, {skipped} skipped without a valid answer, {cached} from the cache; "
        "{requests} requests",
    ),
}
