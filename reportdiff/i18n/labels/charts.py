"""The labels that all charts share, and those of overview and targets."""

from __future__ import annotations

from typing import Final

CHART_LABELS: Final[dict[str, tuple[str, str]]] = {
    "chart.source": ("来源：{reports}；制图：reportdiff", "Source: {reports}; chart: reportdiff"),
    "chart.source_reports": (
        "{region}政府工作报告（{years}年{kind}）",
        "{region} government work reports ({years}{kind})",
    ),
    "chart.digest": ("，摘编", ", digest"),
    "chart.years_all": ("{first}—{last}", "{first}–{last}"),
    "chart.years_some": ("{first}—{last}间{n}个", "{n} years of {first}–{last}"),
    "chart.year_unknown": ("不知何", "year unknown"),
    "figure.ge": ("{value}以上", "{value} or more"),
    "figure.gt": ("超过{value}", "more than {value}"),
    "figure.le": ("{value}以内", "{value} or less"),
    "figure.lt": ("低于{value}", "below {value}"),
    "figure.approx": ("{value}左右", "about {value}"),
    "figure.dash": ("—", "–"),
    "figure.fall": ("下降{value}", "down {value}"),
    "chart.subtitle_timeline": ("各年年度安排所列数字", "Figures stated in the plans of the years"),
    "chart.subtitle_heatmap": (
        "各年年度安排中的用词：格中为次数",
        "Terms in the plans of the years; counts in the cells",
    ),
    "chart.subtitle_attention": ("各政策领域举措所占比重", "Share of measures by area of policy"),
    "overview.finding": (
        "{year}年新增{new}条举措，未再提及{dropped}条，延续{kept}条",
        "{year}: {new} measures new, {dropped} dropped, {kept} continued",
    ),
    "overview.finding_most": ("；“{section}”新增最多，有{n}条", "; most new measures: {section} ({n})"),
    "overview.subtitle": (
        "{old}年与{new}年年度安排的举措，按栏目计；条长为举措数，左右两图比例相同",
        "Measures of the plans of {old} and {new} by section; one scale in both panels",
    ),
    "overview.old_section": ("（{year}年）{name}", "({year}) {name}"),
    "overview.others": (
        "另有{n}个变动较少的栏目未画出：未再提及{dropped}条，新增{new}条，延续{kept}条",
        "Not drawn: {n} section that moved less, {dropped} dropped, {new} new, {kept} continued"
        "|Not drawn: {n} sections that moved less, {dropped} dropped, {new} new, {kept} continued",
    ),
    "overview.joint": ("；", "; "),
    "overview.note_joint": ("；", "; "),
    "overview.alt_section": (
        "{name}新增{new}、未再提及{dropped}、延续{kept}",
        "{name}: {new} new, {dropped} dropped, {kept} continued",
    ),
    "overview.alt": (
        "条形图：{old}年与{year}年举措的对照。新增{new}条，未再提及{dropped}条，有变化{changed}条，改写{reworded}条，"
        "未变{unchanged}条。变动较多的{n}个栏目：{sections}。",
        "Bar chart of the measures of {old} and {year}: {new} new, {dropped} dropped, {changed} changed, {reworded} "
        "reworded, {unchanged} unchanged. The {n} sections that moved most: {sections}.",
    ),
    "overview.doubtful": ("斜纹：存疑，刊用前请核对", "hatched: doubtful, check before printing"),
    "overview.dropped": ("未再提及不等于取消", "dropped means not mentioned again, which is not cancelled"),
    "overview.kept": (
        "延续的按对应关系计，拆分、合并的算一条",
        "continued measures are counted by link: a split or merger is one",
    ),
    "overview.forerunners": (
        "栏目改名的，新名下注明旧名，旧栏目里未再提及的举措计入新栏目",
        "a renamed section has its old name below, and its dropped measures",
    ),
    "overview.too_few": (
        "两份年度安排一共只有{n}条举措，画不成图",
        "the two plans have only {n} measure, too few for a chart"
        "|the two plans have only {n} measures, too few for a chart",
    ),
    "targets.finding_first": ("{name}由“{old}”变为“{new}”；", "{name}: {old} to {new}; "),
    "targets.finding": (
        "两年都列出的{n}项数字中，{raised}项提高，{lowered}项降低，{same}项持平",
        "of {n} figures in both plans {raised} are higher, {lowered} lower, {same} the same",
    ),
    "targets.finding_kept": ("{name}仍为“{new}”；", "{name} still {new}; "),
    "targets.key": ("○ {old}年，实心为{new}年", "○ {old}, solid {new}"),
    "targets.key_raised": ("▶ 提高", "▶ higher"),
    "targets.key_lowered": ("◀ 降低", "◀ lower"),
    "targets.key_same": ("◉ 数字相同", "◉ same number"),
    "targets.key_least": ("→ 以上", "→ or more"),
    "targets.key_most": ("← 以内", "← or less"),
    "targets.key_about": ("浅块 左右", "pale block: about"),
    "targets.key_range": ("粗条 区间", "thick bar: range"),
    "targets.key_joint": ("，", ", "),
    "targets.headline_share": ("主要预期目标（%）", "Headline targets, per cent"),
    "targets.headline_large_share": ("主要预期目标：比例（%）", "Headline targets: shares, per cent"),
    "targets.headline_relative": ("主要预期目标：以{old}年的数字为100", "Headline targets, {old} = 100"),
    "targets.share": ("其他增速和比例（%）", "Other rates and shares, per cent"),
    "targets.large_share": ("其他比例，较大的（%）", "Other shares, the larger ones, per cent"),
    "targets.relative": ("其他数字：以{old}年的数字为100", "Other figures, {old} = 100"),
    "targets.no_area": ("其他", "Other"),
    "targets.same": ("持平", "the same"),
    "targets.same_reworded": ("数字同，表述改", "same, reworded"),
    "targets.times": ("变为{value}倍", "to {value} times"),
    "targets.joint": ("；", "; "),
    "targets.rest": ("另有{n}项两年都列出的数字未画出", "{n} more figure of both plans|{n} more figures of both plans"),
    "targets.one_year": (
        "只有一年列出的未画出：仅{new_year}年{new}项，仅{old_year}年{old}项",
        "not drawn, stated in one year only: {new} in {new_year}, {old} in {old_year}",
    ),
    "targets.not_comparable": ("口径不同、不能相比的{n}项未画出", "{n} on another basis not drawn"),
    "targets.doubtful": ("?：对应关系存疑，刊用前请核对", "?: doubtful pair, check before printing"),
    "targets.alt_row": ("{name}{old} → {new} {difference}", "{name} {old} → {new} {difference}"),
    "targets.alt": (
        "哑铃图：{old}年与{new}年年度安排都列出的数字。{rows}。",
        "Dumbbell chart of the figures in the plans of {old} and {new}. {rows}.",
    ),
    "targets.too_few": (
        "两份年度安排都列出、可以相比的数字只有{n}项，画图至少要{least}项",
        "{n} figure can be compared between the two plans; a chart needs {least}"
        "|{n} figures can be compared between the two plans; a chart needs {least}",
    ),
}
