"""Invented work reports as long as real ones, year after year, and the ways in which a file goes wrong.

There is no 云岭. Every report has a title, a salutation, a review, a plan of seven sections and closing words; a
third of its measures go on from the year before with another figure, as those of real ones do.
"""

from __future__ import annotations

import random

DISTRICTS = (
    *(
        "城东",
        "城西",
        "望山",
        "碧溪",
        "海棠",
        "临江",
        "石桥",
        "松岗",
        "白鹭",
        "银杏",
        "鹿鸣",
        "青田",
        "桃源",
        "梅岭",
        "柳林",
    ),
    *(
        "双河",
        "龙潭",
        "凤台",
        "云溪",
        "竹园",
        "枫桥",
        "荷塘",
        "兰亭",
        "杏花",
        "麦积",
        "沙洲",
        "玉泉",
        "虎丘",
        "雁塔",
        "星湖",
    ),
)

SECTIONS = {
    "加快建设现代产业体系": ("{d}产业园二期", "{d}智能装备基地", "{d}新材料中试平台", "{d}数据中心", "{d}软件园"),
    "着力扩大有效需求": ("{d}步行街改造", "{d}物流枢纽", "{d}会展中心", "{d}夜间消费街区", "{d}旅游集散中心"),
    "持续提升城市品质": ("{d}污水处理厂", "{d}口袋公园", "{d}地下管廊", "{d}停车楼", "{d}老旧小区改造"),
    "扎实推进乡村振兴": ("{d}高标准农田", "{d}冷链仓库", "{d}农村公路", "{d}灌区改造", "{d}茶叶示范园"),
    "全面加强生态保护": ("{d}湿地修复", "{d}河道治理", "{d}矿山复绿", "{d}空气监测站", "{d}垃圾焚烧厂"),
    "切实保障改善民生": ("{d}中心小学", "{d}养老服务中心", "{d}社区卫生站", "{d}公共图书馆", "{d}人才公寓"),
    "不断优化政务服务": ("{d}政务服务大厅", "{d}综合执法平台", "{d}信访调解中心", "{d}应急指挥中心", "{d}档案馆新馆"),
}

VERBS = ("建成", "开工建设", "加快推进", "完成", "启动", "改造提升", "投用", "规划布局")
FIGURES = (
    "，完成投资{n}亿元",
    "，新增面积{n}万平方米",
    "，服务群众{n}万人次以上",
    "，带动就业{n}人左右",
    "，提质增效{n}%以上",
    "，惠及企业{n}家",
    "",
    "",
)
PER_SECTION = 13
"""Sentences a section: with two clauses each some 180 measures in all, as in a short real plan."""


def good_report(year: int, region: str = "云岭市") -> str:
    """The Markdown text of the report of ``year``; the same each time."""
    lines = [
        "---",
        f"title: {region}{year}年政府工作报告",
        f"year: {year}",
        "---",
        "",
        f"# {region}{year}年政府工作报告",
        "",
        f"——{year}年1月16日在{region}第十五届人民代表大会第四次会议上",
        "",
        "各位代表：",
        "",
        f"现在，我代表{region}人民政府，向大会报告政府工作，请予审议，并请市政协委员提出意见。",
        "",
        f"## 一、{year - 1}年工作回顾",
        "",
        *_review(year),
        f"## 二、{year}年重点工作",
        "",
        f"{year}年，全市经济社会发展的主要预期目标是：地区生产总值增长{5 + year % 3}%左右，"
        f"城镇新增就业{20 + year % 5}万人以上，一般公共预算收入增长{3 + year % 4}%。"
        f"建成望山口袋公园{6 + year % 2}座。围绕上述目标，重点抓好以下七个方面工作。",
        "",
    ]
    for number, title in enumerate(SECTIONS):
        lines += [f"### （{'一二三四五六七'[number]}）{title}", "", _paragraph(year, title), ""]
    lines += [
        f"各位代表！{year}年的蓝图已经绘就。让我们团结一心、接续奋斗，为建设美丽富强的新云岭作出更大贡献！",
        "",
    ]
    return "\n".join(lines)


def _review(year: int) -> list[str]:
    dice = random.Random(year * 7)
    lines = [
        f"过去一年，全市地区生产总值增长{5 + (year - 1) % 3}.{year % 7 + 1}%，"
        f"城镇新增就业{21 + year % 5}.{year % 4 + 1}万人，"
        f"城镇居民人均可支配收入增长{4 + year % 3}.{year % 5 + 2}%，财政收支基本平衡。",
        "",
    ]
    for title in SECTIONS:
        district, other = dice.sample(DISTRICTS, 2)
        lines += [
            f"过去一年，我们{title}，{district}片区完成投资{dice.randint(10, 90)}亿元，"
            f"增长{dice.randint(3, 9)}.{year % 9}%，{other}片区累计建成项目{dice.randint(12, 80)}个，"
            f"群众办事更加方便，企业信心明显增强。",
            "",
        ]
    return lines


def _paragraph(year: int, title: str) -> str:
    return "".join(f"{first}，{second}。" for first, second in _sentences(year, title))


def _sentences(year: int, title: str) -> list[tuple[str, str]]:
    """A third of the sentences go on from the year before, with another verb and another figure."""
    kept = PER_SECTION // 3
    return [_sentence(year - 1, title, place, figures=year) for place in range(kept, 2 * kept)] + [
        _sentence(year, title, place, figures=year) for place in range(kept, PER_SECTION)
    ]


def _sentence(year: int, title: str, place: int, *, figures: int) -> tuple[str, str]:
    dice, fresh = random.Random(f"{year} {title} {place}"), random.Random(f"{figures} {title} {place}")
    objects = SECTIONS[title]
    first, second = (
        fresh.choice(VERBS)
        + dice.choice(objects).format(d=district)
        + dice.choice(FIGURES).format(n=fresh.randint(11, 98))
        for district in dice.sample(DISTRICTS, 2)
    )
    return first, second


def truncated(text: str) -> str:
    """Cut in the middle of a sentence of the plan, as a broken download is."""
    at = text.index("### （六）")
    return text[: text.index("，", at + 120) + 4]


def of_another_year(year: int) -> str:
    """The report of the year after, with front matter that says ``year``."""
    return good_report(year + 1).replace(f"year: {year + 1}", f"year: {year}", 1)


def garbled(text: str) -> str:
    """A paragraph that was UTF-8 and was read as GBK."""
    at = text.index("### （三）")
    start = text.index("\n\n", at) + 2
    end = text.index("\n", start)
    bytes_read = text[start:end].encode()
    return text[:start] + bytes_read.decode("gb18030", errors="replace") + text[end:]


def with_furniture(text: str) -> str:
    """What stands around the text on a page, copied into its middle."""
    at = text.index("### （四）")
    return text[:at] + "扫一扫在手机打开当前页 【字号：大 中 小】 打印本页\n\n" + text[at:]


def with_an_empty_plan(text: str) -> str:
    """The headings are there, and nothing stands below them."""
    start, end = text.index("### （一）"), text.index("各位代表！")
    kept = [line for line in text[start:end].split("\n") if line.startswith("###")]
    return text[:start] + "\n\n".join(kept) + "\n\n" + text[end:]


def with_damaged_figures(text: str) -> str:
    """A per cent sign that lost its number, as badly recognised pages have it."""
    at = text.index("一般公共预算收入增长")
    end = text.index("%", at)
    return text[:at] + "一般公共预算收入增长" + text[end:]
