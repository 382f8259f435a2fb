"""What a text says of the occasion on which it was delivered: title, year, region, day, session, speaker.

Everything is told from the lines above the salutation (各位代表), the sentence that offers the report (我代表…人民政府)
and the headings; nothing from figures inside the text. Traditional characters are read like simplified ones.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reportdiff.reading.normalising import normalised
from reportdiff.reading.numbering import NUMERAL, years_in
from reportdiff.regions import NATIONAL, region_code

HEAD = 600
"""Characters at the beginning of a text in which title, date and congress stand."""

OFFER = 300
"""Characters after the salutation in which the speaker says for whom the report is given."""

HEADING_LENGTH = 40
"""A line up to this length may be a heading that names a year."""

LATE_MONTH = 11
"""A report delivered from November on is that of the next year: cities elect their mayors in the winter before."""

SIMPLIFIED = str.maketrans(
    "報會屆國務總區縣廣東雲貴陝遼龍蘇贛寧內慶門灣長鄉選書員們議題規劃歲點務標與",
    "报会届国务总区县广东云贵陕辽龙苏赣宁内庆门湾长乡选书员们议题规划岁点务标与",
)
"""The traditional characters of titles, congresses and provinces; one for one, so that offsets hold."""

SALUTATION = re.compile(r"^(?:各位代表|各位委员|同志们|代表们)", re.MULTILINE)

_YEAR = rf"((?:19|20)\d\d|[一二][九〇○零][{NUMERAL}○]{{2}})"
_DAY = rf"(\d{{1,2}}|[{NUMERAL}]{{1,3}})"
DATE = re.compile(rf"{_YEAR}\s?年\s?{_DAY}\s?月(?:\s?{_DAY}\s?日)?")
TITLED_YEAR = re.compile(rf"{_YEAR}\s?年(?!\s?{_DAY}\s?月)[^\n]{{0,14}}工作报告")
BRACKETED_YEAR = re.compile(r"工作报告》?\s?[（(]\s?((?:19|20)\d\d)\s?年?\s?[)）]")

REVIEW_HEADING = re.compile(r"回顾|总结|基本估[计价]|工作情况|执行情况|完成情况")
PLAN_HEADING = re.compile(r"重点|任务|目标|安排|部署|总体要求|建议|工作思路|工作意见|政府工作|工作措施")

EITHER_HEADING = re.compile(r"主要工作$")
"""2030年主要工作 may look back on that year or ahead to it."""

_NAME = r"[\u4e00-\u9fff]{2,12}?"
_PLACE = rf"{_NAME}(?:省|自治区|自治州|地区|市|州|盟|县|区)"
CONGRESS = re.compile(rf"(?:在|日|——)\s?({_PLACE})\s?第?[{NUMERAL}\d]{{1,4}}届\s?(?:人民代表大会|人大)")
TITLED_PLACE = re.compile(
    rf"(?:^|[年\s《(（])({_PLACE})(?:{_YEAR}\s?年度?)?\s?(?:人民)?政府(?:{_YEAR}\s?年度?)?\s?工作报告", re.MULTILINE
)
GIVEN_FOR = re.compile(rf"代表(?:第\S{{1,3}}届)?({_PLACE})(?:人民政府|革命委员会|政府)")
OFFICE = re.compile(
    rf"^(?:——|[（(])?\s?({_PLACE})(?:人民政府)?\s?(?:代理?)?(?:省长|市长|州长|盟长|主席|区长|县长|专员)", re.MULTILINE
)
NATION = re.compile(r"届全国人民代表大会|国务院总理|代表国务院")

NO_PLACE = re.compile(r"^(?:[我全本各该][省市州盟县区]|自治[区州])$|[第届]|人民|年.*月")
"""Not the name of a place: 我省, 全市, the bare 自治区, or a stretch of a date."""

SESSION = re.compile(
    rf"((?:{_PLACE}|全国|[省市州]|自治[区州])?第?[{NUMERAL}\d]{{1,4}}届(?:全国)?(?:人民代表大会|人大)第?[{NUMERAL}\d]{{1,3}}次会议)"
)
SPEAKER = re.compile(
    r"(?:总理|省长|市长|州长|盟长|主席|区长|县长|专员|主任)\s?[:：]?\s?([\u4e00-\u9fff]{2,4}?(?:[·•][\u4e00-\u9fff]{1,8})?)(?:同志)?(?:作.{0,8}报告)?[。）)]?$",
    re.MULTILINE,
)
SIGNED = re.compile(rf"[（(]\s?{DATE.pattern}\s?([\u4e00-\u9fff]{{2,4}}(?:[·•][\u4e00-\u9fff]{{1,8}})?)\s?[)）]")

_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a text says of itself; 0 and empty strings where it does not say.

    ``year`` is that of the title or the day of delivery, ``named_year`` the first that title or head name at all.
    ``delivered`` is an ISO date (2031-01-20), ``region`` a code as :func:`.region_code` gives, or a name (云岭市)."""

    title: str
    year: int
    named_year: int
    region: str
    delivered: str
    session: str
    speaker: str


def occasion_of(text: str, *, title: str = "", said: str = "") -> Occasion:
    """Say what ``text`` says of its occasion; ``title`` and ``said`` are the title and the day or session that front
    matter states, which count as if they were in the head."""
    simple = plain_words(text[: 2 * HEAD])
    salutation = SALUTATION.search(simple[:HEAD])
    above = simple[: salutation.start()] if salutation else simple[:HEAD]
    offer = simple[salutation.start() :][:OFFER] if salutation else simple[:OFFER]
    plain_title = plain_words(title)
    head = f"{above}\n{plain_words(said)}"
    return Occasion(
        title=_title(text, above),
        year=_year(plain_title, head),
        named_year=next(iter((*years_in(plain_title), *years_in(head))), 0),
        region=_region(plain_title, head, offer),
        delivered=_delivered(plain_title, head),
        session=_first(SESSION, head).rpartition("在")[2],
        speaker=_first(SPEAKER, head) or _signed(plain_title) or _signed(head),
    )


def plain_words(text: str) -> str:
    """Give ``text`` with the traditional characters of :data:`SIMPLIFIED` and full-width digits seen through."""
    return normalised(text).translate(SIMPLIFIED)


def same_place(one: str, other: str) -> bool:
    """Tell whether two codes or names can mean one region: 恩施州 is 恩施土家族苗族自治州, 吉林市 is not 吉林
    (jilin)."""
    if one == other:
        return True
    if one.isascii() or other.isascii():
        return False
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return len(short) >= 2 and long.startswith(short) and _rank(one) == _rank(other)


def _bare(name: str) -> str:
    return re.sub(r"(?:自治州|自治县|地区|[市州盟县区])+$", "", name)


def _rank(name: str) -> str:
    return name[-1]


def _title(text: str, above: str) -> str:
    cursor = 0
    for line in above.split("\n"):
        if re.search(r"工作报告|计划的报告|纲要.{0,12}报告", line) and len(line.strip()) <= 60:
            return text[cursor : cursor + len(line)].strip()
        cursor += len(line) + 1
    return ""


def _year(title: str, head: str) -> int:
    for place in (title, head):
        if match := BRACKETED_YEAR.search(place) or TITLED_YEAR.search(place):
            return _number(match.group(1))
    for place in (title, head):
        if match := DATE.search(place):
            return _number(match.group(1)) + (1 if _number(match.group(2)) >= LATE_MONTH else 0)
    return 0


def year_of_headings(text: str) -> int:
    """Give the year whose plan the headings announce (2031年重点工作), or that follows the one they look back on
    (2030年工作回顾); 0 where none does."""
    votes: Counter[int] = Counter()
    for line in plain_words(text).split("\n"):
        years = years_in(line) if len(line) <= HEADING_LENGTH else ()
        if years and "。" not in line[:-1]:
            either = EITHER_HEADING.search(line)
            if either or REVIEW_HEADING.search(line):
                votes[max(years) + 1] += 1
            if either or (not REVIEW_HEADING.search(line) and PLAN_HEADING.search(line)):
                votes[max(years)] += 1
    return max(votes, key=lambda year: (votes[year], year), default=0)


def _region(title: str, head: str, offer: str) -> str:
    if NATION.search(head) or NATION.search(offer):
        return NATIONAL
    one_line = head.replace("\n第", "第")
    for pattern, place in ((CONGRESS, one_line), (TITLED_PLACE, title), (TITLED_PLACE, head), (GIVEN_FOR, offer)):
        if region := _place(pattern, place):
            return region
    return _place(OFFICE, head)


def _place(pattern: re.Pattern[str], text: str) -> str:
    for match in pattern.finditer(text):
        # A name may be caught with what stands before it: ……日在山东省.
        name = match.group(1).rpartition("在")[2].replace("市市", "市")
        if len(name) > 2 and not NO_PLACE.search(name):
            return region_code(name)
    return ""


def _delivered(title: str, head: str) -> str:
    lines = [line for line in head.split("\n") if re.search(r"会议|大会|届|^\s*(?:——|[（(]|\d{4}-)", line)]
    for place in (*lines, title):
        iso = re.search(r"\b(?:19|20)\d\d-\d\d-\d\d\b", place)
        if iso:
            return iso.group()
        match = DATE.search(place)
        if match and match.group(3):
            month, day = _number(match.group(2)), _number(match.group(3))
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{_number(match.group(1))}-{month:02}-{day:02}"
    return ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group(1) if match else ""


def _signed(text: str) -> str:
    match = SIGNED.search(text)
    return match.group(4) if match else ""


def _number(numeral: str) -> int:
    """Read an Arabic or Chinese number: 2031, 二〇三一, 十二, 二十八."""
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return _number(tens or "一") * 10 + (_number(ones) if ones else 0)
    digits = numeral.translate(_DIGITS)
    return int(digits) if digits.isdigit() else 0
