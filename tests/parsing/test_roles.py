"""Roles: commitments told from general aims, slogans and situation."""

from __future__ import annotations

import math

import pytest

from reportdiff.model import Measure, Report
from reportdiff.parsing import roles
from reportdiff.parsing.roles.evidence import evidence_of
from reportdiff.parsing.roles.role_model import SURROUNDINGS, Regression, RoleModel, chance, surroundings
from tests.strategies import report_of

HEAD = """---
region: yunling
year: 2031
title: 云岭市2031年政府工作报告
kind: {kind}
---
各位代表：

现在，我代表云岭市人民政府，向大会报告工作，请予审议。

一、2030年工作回顾

过去一年，全市生产总值增长5.3%，累计建成公园十二座，群众满意度明显提高。

二、2031年重点工作

"""


def plan_of(text: str, kind: str = "full_text") -> Report:
    return report_of(HEAD.format(kind=kind) + text + "\n\n各位代表！让我们团结起来，为建设美好云岭而努力奋斗！\n")


def role_of(report: Report) -> dict[str, str]:
    return {measure.text: measure.role for measure in report.measures}


def test_figures_places_and_projects_make_commitments() -> None:
    report = plan_of(
        "（一）提升城市品质\n\n新建口袋公园30个，改造老旧小区120个。开工建设云岭东站枢纽，完成望山隧道洞口工程。"
        "出台数据交易管理办法，设立总规模20亿元的成果转化基金。\n\n"
        "（二）办好民生实事\n\n新增养老床位5000张，为70岁以上老人免费接种流感疫苗。推广餐厨垃圾就地处理设备。"
    )

    assert len(report.measures) == 9
    assert {measure.role for measure in report.measures} == {"commitment"}


def test_slogans_of_the_last_section_are_none() -> None:
    report = plan_of(
        "（一）提升城市品质\n\n新建口袋公园30个，改造老旧小区120个。\n\n"
        "（二）加强政府自身建设\n\n永葆为民初心，勇担发展重任，始终把人民群众的满意作为最高标准。"
        "保持敢闯敢试的锐气，用辛苦指数换取幸福指数。办结群众投诉3000件。"
    )

    told = role_of(report)
    hidden = [text for text, role in told.items() if role != "commitment"]
    assert told["办结群众投诉3000件"] == "commitment"
    assert told["新建口袋公园30个"] == "commitment"
    assert {"保持敢闯敢试的锐气", "用辛苦指数换取幸福指数"} <= set(hidden)


def test_a_paragraph_of_situation_is_frame() -> None:
    report = plan_of(
        "当前外部环境更趋严峻，有效需求仍显不足，部分企业经营困难。但也要看到，我市区位优越，产业基础扎实，市场潜力巨大，"
        "长期向好的基本面没有改变。\n\n（一）提升城市品质\n\n新建口袋公园30个，改造老旧小区120个。"
    )

    told = role_of(report)
    situation = [text for text in told if text not in ("新建口袋公园30个", "改造老旧小区120个")]
    assert situation
    assert "commitment" not in {told[text] for text in situation}, told
    assert told["新建口袋公园30个"] == told["改造老旧小区120个"] == "commitment"


def test_every_item_of_a_digest_is_a_commitment() -> None:
    report = plan_of("## 政府建设\n\n- 永葆为民初心\n- 勇担发展重任\n- 新建口袋公园30个\n", kind="digest")

    assert {(measure.role, measure.commitment_probability, measure.borderline) for measure in report.measures} == {
        ("commitment", 1.0, False)
    }


@pytest.mark.parametrize(
    ("commitment", "frame", "role", "borderline"),
    [
        (roles.FIRM_FROM, 0.0, "commitment", False),
        (roles.FIRM_FROM - 0.001, 0.0, "commitment", True),
        (roles.COMMITMENT_FROM, 0.9, "commitment", True),
        (roles.COMMITMENT_FROM - 0.001, 0.5, "frame", False),
        (roles.COMMITMENT_FROM - 0.001, 0.499, "aim", False),
    ],
)
def test_the_band_of_borderline_cases(
    monkeypatch: pytest.MonkeyPatch, commitment: float, frame: float, role: str, borderline: bool
) -> None:
    class Fixed:
        def chances(self, measures: list[Measure], text: str) -> list[tuple[float, float]]:
            return [(commitment, frame)] * len(measures)

    monkeypatch.setattr(roles, "shipped_model", Fixed)
    (measure,) = roles.with_roles([_measure("新建公园", 0)], "新建公园")

    assert (measure.role, measure.borderline) == (role, borderline)
    assert measure.commitment_probability == pytest.approx(commitment)


def test_a_regression_sums_names_and_shares_the_pieces() -> None:
    (evidence,) = evidence_of([_measure("新建公园", 0)], "新建公园")
    shares = {"p新建": 1.0, "p公园": 3.0}
    regression = Regression(
        intercept=-1.0, weights={"^新": 0.5, "no such name": 9.0}, pieces={"p公园": 2.0, "p新建": -1.0}
    )

    assert regression.log_odds(evidence, shares) == pytest.approx(-1.0 + 0.5 + (3 * 2.0 - 1.0) / 4)
    assert regression.log_odds(evidence, {}) == pytest.approx(-0.5)


def test_the_second_round_sees_the_others_of_sentence_paragraph_and_section() -> None:
    measures = [
        _measure("甲项", 0, sentence=0, paragraph=0, section="一"),
        _measure("乙项", 3, sentence=0, paragraph=0, section="一"),
        _measure("丙项", 6, sentence=1, paragraph=0, section="一"),
        _measure("丁项", 9, sentence=2, paragraph=1, section="二"),
    ]
    text = "甲项，乙项。丙项；丁项。"
    rows = surroundings(measures, evidence_of(measures, text), [1.0, 2.0, 4.0, 8.0])
    first, last = (dict(zip(SURROUNDINGS, row, strict=True)) for row in (rows[0], rows[3]))

    assert (first["own"], first["before"], first["after"], first["two_after"]) == (1.0, 0.0, 2.0, 4.0)
    assert (first["sentence"], first["paragraph"], first["section"]) == (2.0, 3.0, 3.0)
    assert (first["sentence_size"], first["paragraph_size"], first["section_size"]) == (1.0, 2.0, 2.0)
    assert (last["sentence"], last["section"], last["section_size"]) == (0.0, 0.0, 0.0)
    assert (first["in_sentence"], first["behind_in_sentence"]) == (0.0, 1.0)
    assert [row[SURROUNDINGS.index("full_stop")] for row in rows] == [0.0, 1.0, 0.0, 1.0]
    assert [row[SURROUNDINGS.index("semicolon")] for row in rows] == [0.0, 0.0, 1.0, 0.0]


def test_a_model_gives_the_chance_of_a_commitment_and_of_frame() -> None:
    zero = Regression(intercept=0.0, weights={}, pieces={})
    weights = tuple(1.0 if name == "own" else 0.0 for name in SURROUNDINGS)
    model = RoleModel(
        hidden=Regression(intercept=2.0, weights={}, pieces={}), frame=zero, second=(0.5, weights), shares={}
    )

    ((commitment, frame),) = model.chances([_measure("新建公园", 0)], "新建公园")
    assert commitment == pytest.approx(1 / (1 + math.exp(2.5)))
    assert frame == 0.5
    assert chance(1e9) == 1.0
    assert chance(-1e9) < 1e-200


def test_evidence_tells_the_place_of_a_measure() -> None:
    text = "甲乙丙丁，戊己庚辛。\n壬癸子丑。"
    measures = [
        _measure("甲乙丙丁", 0, sentence=0, paragraph=0),
        _measure("戊己庚辛", 5, sentence=0, paragraph=0),
        _measure("壬癸子丑", 11, sentence=1, paragraph=1),
    ]
    first, second, third = evidence_of(measures, text)

    assert {"B", "A，", "k0", "n2", "kp0", "d0"} <= set(first.names)
    assert "last" not in first.names
    assert {"B，", "A。", "BA，。", "k1", "last"} <= set(second.names)
    assert {"B¶", "n1", "kp0", "d7"} <= set(third.names)


def _measure(text: str, start: int, *, sentence: int = 0, paragraph: int = 0, section: str = "") -> Measure:
    return Measure(
        id="m1",
        text=text,
        section=section,
        part="plan",
        start=start,
        end=start + len(text),
        sentence=sentence,
        paragraph=paragraph,
    )
