"""Numerals that are no figures: titles, slogans, codes, grades, plan periods, time circles, dates, ordinals.

Each pattern here is one alternative of the master pattern of :mod:`reportdiff.parsing.quantities`; they are tried
before plain figures, so a name is never taken for a figure. The definitions are those of the gold labels for
quantities (kinds ``name``, ``date`` and ``ordinal``).
"""

from __future__ import annotations

import re

from reportdiff.model import Bound
from reportdiff.parsing.quantities.numerals import ARABIC, CHINESE, CHINESE_DIGIT, chinese_value

_SMALL_CHINESE = rf"[{CHINESE_DIGIT}十]"
_ANY = rf"(?:[0-9]+|{_SMALL_CHINESE}+)"

TITLE = r"《[^《》]{0,80}》"
QUOTED = r"“[^“”]{0,60}”|‘[^‘’]{0,60}’|\"[^\"]{0,60}\""

# 3.1.2 or 1+10+3+N, 7×24小时, 12:30, 5·12, 24/7: numbers strung together.
_STRUNG = (
    r"[0-9]+(?:\+[0-9A-ZN]+)+|[0-9]+(?:\.[0-9]+){2,}|[0-9]{1,2}:[0-9]{2}(?![0-9])|7[×xX*]24(?:小时)?|24/7|[0-9]+\+(?=[A-Z\u4e00-\u9fff“])"
    r"|[0-9]{1,2}·[0-9]{1,2}(?![0-9%亿万个元])"
)
# PM2.5, F2和F3线, G109, COP15, C919; a letter before the digits.
_LETTERED = r"[A-Za-z][A-Za-z_.\-]{0,8}[0-9]+(?:[.\-][0-9]+)?[A-Za-z]*(?:线|号线|国道|高速|平台|版)?"
# 5G, 4A, 5A级, 3D, 415X; PM₂.₅ has its own digits and needs no rule.
_LETTER_AFTER = (
    r"[0-9]+(?:\.[0-9]+)?(?!GW|MW|TW|KW|PB|TB|GB|EB|PF|EF|TE|Mb|Gb|MV|MP)"
    r"[ABCDGHKNQRSVXYZ](?![A-Za-z])(?:\+[A-Z])?(?:级|景区)?"
)
# 5～6#泊位, #18; 中船重工719所.
_NUMBER_SIGN = (
    r"[0-9]{1,4}(?:#?[—–\-~、至和]#?[0-9]{1,4}){0,5}#"
    r"|(?=[0-9]{2,3}所)(?<=重工|电科|科工|航天|兵器|中船|航空)[0-9]{2,3}所"
)
_EDITION = (
    rf"{_ANY}(?:\.[0-9]+)?版(?!块|本|权|次)|[0-9]\.0(?=版)"
    r"|(?<![率比数])[0-9]\.0(?![0-9]*(?:%|以[上下内]|左右|[个万亿倍年岁吨元小公平米度—~\-]))"
)
_NUMBERED = (
    rf"(?:[0-9]{{1,6}}(?:[—–\-~、至和][0-9]{{1,6}}){{0,6}}|{_SMALL_CHINESE}+)号(?:线路?|机组|泊位|文件?|公告|楼|院|地块|高速|公路|航站楼|井|矿|站|令|卫星|工程|路)?"
    r"|[0-9]{3}(?:国道|省道|县道|医院|高校|工程|项目)|[0-9]{3,5}(?:热线|平台)|[0-9]+线(?!路|上|下|城)"
    r"|(?:[0-9]+|[百千])强(?!化|大|调|省|国|市|制|烈|劲|度|力|势|对|镇域)"
)
_CIRCLE = rf"(?:半|{_ANY}|[0-9.]+)(?:个)?(?:刻钟|小时|分钟)(?=[^，。；、！？：“”]{{0,14}}?圈)|一刻钟"
_CAMPAIGN = (
    rf"{_ANY}年(?!多|来|以来|内|左右|前)(?=[^，。；、！？：\s0-9]{{0,8}}?(?:行动|规划|计划|攻坚|专项|方案|纲要|工程|倍增|会战))"
    r"(?:行动计划|攻坚行动|专项行动|滚动计划|行动|规划|计划|攻坚战|攻坚|倍增)?"
)
_BIG_PROJECT = (
    rf"(?:(?:{_ANY}|百|千|万)大(?!类)|(?:102|{_SMALL_CHINESE}+)项重[大点])(?=[^，。；、！？：“”0-9建设]{{0,8}}?(?:工程|行动|战役|战略(?!性)|攻坚战|战(?![略区])|会战))(?!气|数据|棚|学)"
    r"(?:专项行动|标志性战役|攻坚战|工程|行动|战役|战略)?"
)
_PERIOD = (
    rf"十[一二三四五六七八]五(?![个大项年条家所座届名类])|[0-9]{{1,4}}周年|{_SMALL_CHINESE}+周年"
    rf"|[0-9]{{2}}世纪|{_SMALL_CHINESE}+世纪|[0-9]{{2}}年代|{_SMALL_CHINESE}{{2}}年代|[一二三四]季度|前三季度|[1-4]季度"
    rf"|{_SMALL_CHINESE}+大(?=精神|以来|报告|召开|胜利|和|作出|提出|部署|、|$)|{_SMALL_CHINESE}+届{_SMALL_CHINESE}*中全会|[一二三四五六七八九]中全会"
)
_GRADE = (
    rf"{_SMALL_CHINESE}级(?![，。；、]|联|协|同|以上[领干])|[0-9]{{1,2}}级(?!台阶)|[一二三四五六七八九]等[奖功]"
    r"|[ⅠⅡⅢⅣⅤⅥIV]+(?:[—–\-~至][ⅠⅡⅢⅣⅤⅥIV]+)?类|[一二三四五][类级](?=水|标准|以上(?:水|标准)|城市|重点|资质|医院|医疗|公路|幼儿园|地区|响应)"
)
_FIXED = (
    rf"五大发展(?=美好|理念|行动)|两个(?:市场、?两种资源|确立|维护|毫不动摇|文明|一百年|百年|健康|结合|先行|务必|大局)|两种资源|四个(?:意识|自信|全面|中心)|三个(?:务必|代表|区分开来)|三位一体|五位一体"
    r"|(?:三|四|五|六|七|八|九|十|[0-9])个[一1](?![0-9.万亿%])(?:批)?|百千万(?:工程)?|千家万户|千方百计|千[山军头言丝锤]万|万水千山|四面八方|五湖四海|百花齐放|百舸争流|百尺竿头|百折不|千载难逢|千秋|四通八达|五谷丰|三令五申|千[行企]百业|万家灯火|万众一心|百年(?:变局|大计|未有)|双?[百千万]兆"
    rf"|八项规定|三公经费|四下基层|十[四五]五|三[农甲江]|一二三产业?|二三产业?|[{CHINESE_DIGIT}]产业?(?=融合|、|增加值)|三大(?:球|件)|亿万(?!元)|(?<=[进入走惠连])[百千万]家|五台山|(?<=[济村创才贸企商展])[0-9]{{1,3}}条(?=等?(?:政策|措施|举措|意见|新政|改革|先行)|、[^，。；]{{2,20}}[0-9]{{1,3}}条等?(?:政策|措施))|(?<=新政)[0-9]{{1,3}}条|一网|三北|两会|两岸|三明|三亚|万州|五大连池|两个“务必”|百家争鸣|万一|一万年"
    r"|[0-9]{1,2}(?=月[0-9]{1,2}日-)"
)
_BARE = "[十百千万]{1,2}"
# 万人助万企, 千企帮千村, 百城千业万企, 千名干部进万家: bare round numbers strung together are a campaign.
_ROUND = (
    rf"{_BARE}[企村乡镇校厂店园城街县村社寺馆巷](?:业)?(?:[\u4e00-\u9fff]{{0,3}}?{_BARE}[\u4e00-\u9fff](?![0-9一二三四五六七八九十]))+(?:行动|工程|活动|计划)?"
    rf"|{_BARE}(?:名[\u4e00-\u9fff]{{2,4}}?|[人家户场])[\u4e00-\u9fff]{{0,3}}?{_BARE}[企村家户乡镇校人店园区社县](?![0-9])(?:行动|工程|活动|计划)?"
    rf"|{_BARE}[个项家名场户座处条][\u4e00-\u9fff]{{1,6}}、{_BARE}[\u4e00-\u9fff]{{2,6}}(?=“|行动|工程)"
    rf"|{_BARE}[企村乡镇校厂店园城街县社家名户人](?:[\u4e00-\u9fff]{{1,10}}?)(?<!的)(?:行动|工程|计划)(?!项目)"
    rf"|[百千]大(?=[\u4e00-\u9fff])"
)
_HOTLINE = (
    r"1[29](?:[0-9]{3})(?=[\u4e00-\u9fff]{0,8}(?:热线|平台|中心))"
    r"|(?:110|119|120|122)(?=接处?警|指挥|急救|社会|联动|应急|、1|和1|平台|服务)"
)
NAME = "|".join(
    [
        _HOTLINE,
        _NUMBER_SIGN,
        _ROUND,
        _STRUNG,
        _LETTERED,
        _LETTER_AFTER,
        _EDITION,
        _NUMBERED,
        _CIRCLE,
        _BIG_PROJECT,
        _PERIOD,
        _GRADE,
        _FIXED,
        _CAMPAIGN,
    ]
)

_YEAR = r"(?:19|20)[0-9]{2}"
_CHINESE_YEAR = r"(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}"
_YEARS = rf"{_YEAR}年?(?:[—–\-~至到]+{_YEAR})"
DATE = (
    rf"{_YEARS}年?|{_YEAR}年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|份)?)?(?:年?底|年?末|前)?|{_CHINESE_YEAR}年"
    rf"|{_YEAR}(?![0-9.,%多余亿万千百个家户亩项条件所名套座吨元公平人立场张辆处米台—–\-~至+×/])"
    r"|[0-9]{1,2}[—\-~至][0-9]{1,2}月份?|[0-9]{1,2}月(?:[0-9]{1,2}日|上旬|中旬|下旬|底|末|份|初)?(?:前)?"
    r"|[一二三四五六七八九十]{1,2}月(?=底|份|[一二三四五六七八九十]+日|前)(?:底|份|[一二三四五六七八九十]+日)?"
)

ORDINAL = (
    rf"第(?:[0-9]+|{CHINESE})(?:[届轮期次个批回代位名条阶段产业季度]|方阵)?|[0-9]+届(?!次)|{_SMALL_CHINESE}+届|{_SMALL_CHINESE}+次(?=全会|全体|党代会|代表大会|常委会|会议|、[^，。]{{1,6}}次全[会体])|[一二三四五六七八九]期(?![间限货待望盼刊])|[1-5]期(?![间限货待望盼刊])"
    rf"|(?<![提目当以此之年底日生面先从])前(?:[0-9]+|{_SMALL_CHINESE}+)(?:[名位强]|(?=[，。；、]|$|行列|的))|[二三四五]轮(?=土地|承包|中央|省|环保|生态|督)"
)

_FIRST_NUMERAL = re.compile(rf"{ARABIC}|{CHINESE}")
_MONTH = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_YEAR_NUMBER = re.compile(_YEAR)

DateReading = tuple[float | None, float | None, str, Bound]


def read_date(surface: str) -> DateReading:
    """Read the year (or month, where no year is given) of a date: low, high, unit 年 or 月, bound."""
    years = [float(y) for y in _YEAR_NUMBER.findall(surface)]
    if not years and surface.endswith("年"):
        spelled = chinese_value(surface[:-1].replace("○", "〇"))
        years = [] if spelled is None else [spelled]
    if len(years) > 1:
        return years[0], years[-1], "年", "range"
    if years:
        before = surface.endswith("年前")
        return None if before else years[0], years[0], "年", "le" if before else "eq"
    month = _MONTH.search(surface)
    value = _value(month[1]) if month else None
    return value, value, "月", "eq"


def read_ordinal(surface: str) -> DateReading:
    """Rank or turn: 第二轮 is 2 轮, 前十 is at most 10."""
    match = _FIRST_NUMERAL.search(surface)
    value = _value(match[0]) if match else None
    unit = surface[match.end() :] if match else ""
    if surface.startswith("前"):
        return None, value, unit, "le"
    return value, value, unit, "eq"


def _value(numeral: str) -> float | None:
    if not numeral[0].isascii():
        return chinese_value(numeral)
    return float(numeral.replace(",", "")) if len(numeral) <= 15 else None
