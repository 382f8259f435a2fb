"""Web pages in the manner of official sites, with an invented report in them."""

from __future__ import annotations

TITLE = "云岭市2031年政府工作报告"

REPORT = (
    "各位代表：",
    "现在，我代表云岭市人民政府，向大会报告政府工作，请予审议，并请各位政协委员和列席人员提出意见。",
    "一、2030年工作回顾",
    "过去一年，我们新建农村公路三百二十公里，新增养老床位一千八百张，空气质量优良天数比率达到百分之九十一。",
    "二、2031年重点工作",
    "今年发展的主要预期目标是：地区生产总值增长5%左右，城镇新增就业2.6万人，居民收入增长与经济增长同步。",
    "（一）加快产业升级",
    "建设海棠实验室二期，培育“灯塔工厂”三家以上，支持民营企业牵头重大专项，设立十亿元成果转化基金。",
    "（二）增进民生福祉",
    "改造老旧小区四十二个，新增普惠性幼儿园学位一千五百个，推进市第三医院迁建，建成社区助餐点六十个，让群众在家门口享受更多更好的公共服务，努力办好每一件民生实事。",
    "各位代表！让我们更加紧密地团结起来，同心协力，真抓实干，为建设美丽富强的新云岭而努力奋斗！",
)

SCRIPT = (
    "<script>var words = '各位代表，这一段不是正文，也不应当出现在报告里。</div>';</script><style>.a{color:red}</style>"
)


def page(body: str, *, title: str = f"{TITLE}_云岭市人民政府门户网站", head: str = "") -> str:
    return (
        f"<!DOCTYPE html>\n<html lang='zh'><head><title>{title}</title>{head}</head><body>{SCRIPT}{body}</body></html>"
    )


def paragraphs(texts: tuple[str, ...] = REPORT) -> str:
    return "".join(f"<p>　　{text}</p>\n" for text in texts)


FURNITURE = (
    "<div class='top'><a href='/'>首页</a> <a href='/zw'>政务公开</a> <a href='/fw'>政务服务</a></div>"
    "<div class='crumbs'>当前位置：<a href='/'>首页</a> &gt; <a href='/bg'>政府工作报告</a></div>"
)
BAR = (
    "<div class='info'>来源：云岭日报　发布时间：2031-01-20 09:12"
    "　浏览次数：128　【字号：<a>大</a> <a>中</a> <a>小</a>】"
    "　<a>打印</a> <a>下载</a> <a>全屏</a></div>"
)
TAIL = (
    "<div class='share'>分享到：<a>微信</a><a>微博</a></div><div>上一篇：<a href='1'>云岭市2030年政府工作报告</a></div>"
    "<div>相关报道</div><ul><li>"
    "<a href='2'>市长就政府工作报告答记者问，回应群众关心的教育、医疗、住房等热点问题</a></li>"
    "<li><a href='3'>一图读懂政府工作报告</a></li></ul>"
    "<div class='footer'>主办：云岭市人民政府办公室　承办：云岭市大数据局，地址：云岭市人民路1号，邮编：000000</div>"
)


def official() -> str:
    """One div of paragraphs between menus, a bar, and related pages."""
    return page(f"{FURNITURE}<h1>{TITLE}</h1>{BAR}<div id='zoom' class='TRS_Editor'>{paragraphs()}</div>{TAIL}")


def broken_lines() -> str:
    """The whole report in one cell of a layout table, its paragraphs parted by <br>, as in the early 2000s."""
    text = "<br>\n".join(f"　　{line}" for line in REPORT)
    return page(
        f"<form><table><tr><td>{FURNITURE}</td></tr><tr><td>{TITLE}</td></tr><tr><td>{BAR}</td></tr>"
        f"<tr><td><font size=3>{text}</font></td></tr><tr><td>{TAIL}</td></tr></table></form>"
    )


def from_word() -> str:
    """Saved from Word: spans in spans, an o:p in each paragraph, styles in comments."""
    body = "".join(
        f"<p class=MsoNormal><span lang=ZH-CN style='font-size:16.0pt'>{line[:6]}<span>{line[6:]}</span></span>"
        "<span lang=EN-US><o:p></o:p></span></p>"
        for line in (TITLE, *REPORT)
    )
    return page(
        f"<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><div class=WordSection1>{body}</div>"
    )


def split_in_boxes() -> str:
    """Each chapter in a box of its own, unclosed paragraphs, a float of buttons in the middle."""
    half = len(REPORT) // 2
    first, second = ("".join(f"<p>{line}" for line in part) for part in (REPORT[:half], REPORT[half:]))
    return page(
        f"{FURNITURE}<article><header><h1>{TITLE}</h1></header><section>{first}</section>"
        f"<div class='tool-bar'>收藏 打印 返回顶部</div><section>{second}</section></article>{TAIL}"
    )


KINDS = {"official": official, "broken_lines": broken_lines, "from_word": from_word, "split_in_boxes": split_in_boxes}
