"""Fates and origins: what the whole other report, and the history of the region, say of a measure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.comparison import compare_reports, filter_changes
from reportdiff.comparison.fates import with_fates
from reportdiff.comparison.fates.evidence import CANDIDATES, EVIDENCE, gather_evidence, word_bits
from reportdiff.comparison.fates.fates import LEAST, NEAREST, SURE, SURE_IN_PLAN
from reportdiff.comparison.fates.lookup import VERBATIM, look_up, shipped_model
from reportdiff.comparison.fates.passages import passages_of, side_of_measures, side_of_passages
from reportdiff.comparison.fates.proofs import CERTAIN, is_proof
from reportdiff.comparison.fates.region_history import look_up_history
from reportdiff.comparison.fates.review_words import progress_of
from reportdiff.model import Change, Comparison, Measure, Report
from reportdiff.opening import compare, read_report_bytes
from reportdiff.parsing.stages import stage_of

HEAD = "---\nregion: yunling\nyear: {year}\ntitle: 云岭市{year}年政府工作报告\nkind: full_text\n---\n"
FILLER = "举办低空飞行器设计大赛。推广青梅古法酿造工艺。加装老楼电梯90部。"


LEAD = "地区生产总值增长5%左右。"
"""Opens every plan: a lone first sentence may be an opening that commits to nothing."""


def report(year: int, plan: str, *, review: str = "过去一年，全市生产总值增长5.3%。", outlook: str = "") -> Report:
    text = HEAD.format(year=year) + f"一、{year - 1}年工作回顾\n\n{review}\n\n"
    if outlook:
        text += f"二、今后五年的目标\n\n{outlook}\n\n"
    text += f"{'三' if outlook else '二'}、{year}年重点工作\n\n{LEAD}{plan}\n"
    return read_report_bytes(text.encode(), name=f"{year}/yunling.md")


def pair(old: str, new: str = FILLER, *, earlier: dict[int, str] | None = None, **parts: str) -> Comparison:
    return compare_reports(report(2031, old), report(2032, new, **parts), earlier=earlier)


def change_with(comparison: Comparison, words: str) -> Change:
    return next(
        change
        for change in comparison.changes
        if any(words in member.text for member in comparison.members((*change.old, *change.new)))
    )


@pytest.mark.parametrize(
    ("old", "review", "kind"),
    [
        ("建成云岭湖实验室一期。", "云岭湖实验室一期建成投用，城乡面貌一新。", "done"),
        ("新建社区食堂120家。", "新建社区食堂136家，群众更方便。", "done"),
        ("新建社区食堂120家。", "新建社区食堂98家，群众更方便。", "done"),
        ("推进磐石精密仪器产业园建设。", "磐石精密仪器产业园加快建设，前景广阔。", "under_way"),
        ("建成磐石精密仪器产业园。", "磐石精密仪器产业园开工建设，前景广阔。", "under_way"),
        ("开工建设磐石精密仪器产业园。", "磐石精密仪器产业园开工建设，前景广阔。", "done"),
    ],
)
def test_the_review_tells_what_is_done_and_what_goes_on(old: str, review: str, kind: str) -> None:
    comparison = pair(old, review=review)
    fate = change_with(comparison, old[:6]).fate

    assert fate is not None
    assert (fate.kind, fate.doubtful) == (kind, False)
    proof = fate.proofs[0]
    assert (proof.year, proof.part) == (2032, "review")
    assert comparison.new.text[proof.start : proof.end] == proof.text
    assert proof.text == review.split("，")[0]


def test_a_problem_that_the_review_names_is_no_result() -> None:
    comparison = pair("完善云岭湖流域排污管网。", review="过去一年成绩可喜。云岭湖流域排污管网还不完善、仍有短板。")
    fate = change_with(comparison, "排污管网").fate

    assert fate is not None
    assert fate.kind == "named"


def test_the_five_year_part_is_the_outlook() -> None:
    old = report(2031, "打造竹溪书院文旅街区。举办社区运动会。")
    new = report(2032, FILLER, outlook="今后五年，我们要打造竹溪书院文旅街区，城市面貌焕然一新。")
    fate = change_with(compare_reports(old, new), "竹溪书院").fate

    assert fate is not None
    assert fate.kind == "outlook"


@pytest.mark.parametrize(
    "place",
    [
        "一是打造竹溪书院文旅街区，做强夜经济。",
        "为打造竹溪书院文旅街区等一批消费新场景提供保障。",
    ],
)
def test_what_stands_anywhere_word_for_word_is_never_gone(place: str) -> None:
    old = report(2031, "打造竹溪书院文旅街区。")
    for new in (
        report(2032, FILLER + place),
        report(2032, FILLER, review=f"过去一年，工作有力。{place}"),
        report(2032, FILLER + f"\n\n各位代表！{place}让我们团结奋斗！"),
    ):
        comparison = compare_reports(old, new)
        # A link is as good as a fate: what is linked is not dropped.
        fate = change_with(comparison, "竹溪书院").fate
        assert fate is None or fate.kind != "gone"


def test_the_same_words_across_two_clauses_are_found() -> None:
    old = report(2031, "以信息化为支撑，开展数据登记试点。")
    new = report(2032, FILLER, review="过去一年，以信息化为支撑，开展数据登记试点，成效良好。")
    match = look_up(old.measures, new)[old.measures[1].id][0]

    assert match.score == VERBATIM
    assert match.passage.text == "以信息化为支撑，开展数据登记试点"
    assert new.text[match.passage.start : match.passage.end] == match.passage.text


def test_what_nothing_mentions_is_gone_without_a_proof() -> None:
    change = change_with(pair("出台养犬管理条例。"), "养犬")

    assert change.fate is not None
    assert (change.fate.kind, change.fate.proofs) == ("gone", ())
    assert change.fate.doubtful == change.doubtful, "what may be linked after all may not be gone"


def test_the_old_report_tells_where_a_new_measure_comes_from() -> None:
    old = report(2031, "举办社区运动会。", review="过去一年，完成白鹭湿地生态修复前期论证，步伐稳健。")
    comparison = compare_reports(old, report(2032, FILLER + "启动白鹭湿地生态修复工程。"))
    announced, first = (change_with(comparison, words).origin for words in ("白鹭湿地", "低空飞行器"))

    assert announced is not None and first is not None
    assert (announced.kind, announced.proofs[0].year, announced.proofs[0].part) == ("announced", 2031, "review")
    assert (first.kind, first.proofs) == ("first", ())


def test_only_dropped_and_new_changes_have_one() -> None:
    comparison = pair("新建社区食堂120家。建成云岭湖实验室一期。", "新建社区食堂150家。加装老楼电梯90部。")

    assert {change.status: (change.fate is None, change.origin is None) for change in comparison.changes} == {
        "changed": (True, True),
        "unchanged": (True, True),
        "dropped": (False, True),
        "new": (True, False),
    }
    assert sum(comparison.summary.fates.values()) == comparison.summary.status["dropped"]
    assert sum(comparison.summary.origins.values()) == comparison.summary.status["new"]


def test_the_history_says_that_a_measure_is_not_the_first() -> None:
    texts = {2028: "我们将推广青梅古法酿造工艺，举办庙会。", 2029: "推广青梅古法酿造工艺。", 2033: "加装老楼电梯90部。"}
    origin = change_with(pair("举办社区运动会。", earlier=texts), "青梅").origin
    without = change_with(pair("举办社区运动会。"), "青梅").origin
    later = change_with(pair("举办社区运动会。", earlier=texts), "老楼电梯").origin

    assert origin is not None and without is not None and later is not None
    assert (origin.kind, origin.proofs[0].year, origin.proofs[0].part) == ("named", 2029, None)
    assert texts[2029][origin.proofs[0].start : origin.proofs[0].end] == origin.proofs[0].text
    assert without.kind == "first"
    assert later.kind == "first", "a later report says nothing of where a measure comes from"


def test_a_fate_looks_only_at_the_years_between() -> None:
    old, new = report(2030, "推广青梅古法酿造工艺。举办社区运动会。"), report(2032, "加装老楼电梯90部。")
    text = "推广青梅古法酿造工艺。"
    between = change_with(compare_reports(old, new, earlier={2031: text}), "青梅").fate
    before = change_with(compare_reports(old, new, earlier={2028: text}), "青梅").fate

    assert between is not None and before is not None
    assert (between.kind, between.proofs[0].year) == ("named", 2031)
    assert before.kind == "gone"


def test_the_years_of_the_history_are_kept() -> None:
    texts = dict.fromkeys((2033, 2032, 2031, 2030, 2028), "举办庙会。")

    assert pair("举办社区运动会。", earlier=texts).history == (2028, 2030)
    other = replace(report(2032, FILLER), region="haibin")
    assert compare_reports(report(2031, FILLER), other, earlier=texts).history == ()


def test_an_absent_history_changes_nothing() -> None:
    assert look_up_history([], {2030: "举办庙会。"}) == {}
    measures = report(2031, "出台养犬管理条例。").measures[:1]
    assert look_up_history(measures, {}) == {measures[0].id: ()}


def test_a_doubtful_fate_says_so() -> None:
    comparison = pair("建设云岭湖实验室一期。出台养犬管理条例。", review="过去一年，云岭湖实验室一期建成投用。")
    for change in comparison.changes:
        if change.fate is not None and change.fate.kind != "gone":
            proof = change.fate.proofs[0]
            least = SURE if proof.part in ("review", "outlook") else SURE_IN_PLAN
            assert change.fate.doubtful == (proof.score < least)


def test_thresholds_are_in_order() -> None:
    assert 0 < NEAREST < LEAST < SURE < SURE_IN_PLAN < VERBATIM < 1


def test_the_review_goes_before_the_plan() -> None:
    comparison = pair(
        "建成云岭湖实验室一期。",
        FILLER + "依托云岭湖实验室一期建成的平台培育企业。",
        review="过去一年，云岭湖实验室一期建成投用。",
    )
    change = change_with(comparison, "建成云岭湖")
    if change.fate is not None:
        assert change.fate.kind == "done"


def test_filters_select_by_fate_and_origin() -> None:
    comparison = pair("建成云岭湖实验室一期。出台养犬管理条例。", review="过去一年，云岭湖实验室一期建成投用。")
    gone = filter_changes(comparison, status={"dropped:gone"})
    first = filter_changes(comparison, status={"new:first", "dropped:done"})

    assert [change.fate.kind for change in gone.changes if change.fate] == ["gone"]
    assert gone.summary.fates == {"done": 0, "under_way": 0, "outlook": 0, "named": 0, "gone": 1}
    assert {change.status for change in first.changes} == {"dropped", "new"}
    assert filter_changes(comparison, status={"dropped"}).summary.status["dropped"] == 2


def test_a_digest_with_a_review_is_looked_up_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reports")
    front = "---\nregion: yunling\nyear: {}\ntitle: 摘编\nkind: digest\n---\n"
    for year, plan, review in (
        (2031, "建成云岭湖实验室一期", ""),
        (2032, "加装老楼电梯90部", "云岭湖实验室一期建成投用"),
    ):
        (folder / str(year)).mkdir()
        (folder / str(year) / "yunling.md").write_text(
            f"{front.format(year)}# 民生\n- 新增停车位5000个\n- {plan}\n", encoding="utf-8"
        )
        if review:
            path = folder / str(year) / "yunling.review.md"
            path.write_text(f"{front.format(year)}# 民生\n- {review}\n", encoding="utf-8")
    comparison = compare(folder / "2031" / "yunling.md", folder / "2032" / "yunling.md")
    fate = change_with(comparison, "云岭湖").fate

    assert fate is not None
    assert (fate.kind, fate.proofs[0].part) == ("done", "review")


@pytest.mark.parametrize(
    ("measure", "passage", "progress"),
    [
        ("建设城西污水厂", "城西污水厂建成投用", "done"),
        ("建成城西污水厂", "城西污水厂开工建设", "under_way"),
        ("推进河道清淤", "深入推进河道清淤", "under_way"),
        ("推进河道清淤", "清淤河道36公里", "done"),
        ("推进河道清淤", "河道清淤取得积极进展", "under_way"),
        ("深化医保改革", "深化医保改革取得突破", "done"),
        ("加强物业管理", "物业管理水平还不高、问题较多", "wanting"),
        ("健全物业管理体系", "物业管理体系亟待健全", "wanting"),
        ("争创国家园林城市", "持续用力成功创建国家园林城市", "done"),
        ("全面取消路桥通行费", "全面取消路桥通行费", "done"),
        ("实施智慧水务办法", "制定出台智慧水务办法", "done"),
        ("建成城西污水厂", "城西污水厂获批、建设进展顺利", "under_way"),
    ],
)
def test_the_words_of_a_review(measure: str, passage: str, progress: str) -> None:
    one = Measure(id="o1", text=measure, section="", part="plan", start=0, end=len(measure), stage=stage_of(measure))

    assert progress_of(one, passage) == progress


def test_passages_cover_the_whole_report() -> None:
    whole = report(2031, "新建社区食堂120家，以信息化为支撑，开展数据登记试点。", review="过去一年，水质改善。")
    passages = passages_of(whole)

    assert all(whole.text[passage.start : passage.end] == passage.text for passage in passages)
    assert {"水质改善", "2030年工作回顾", "新建社区食堂120家"} <= {p.text.lstrip("一、") for p in passages}
    assert "以信息化为支撑，开展数据登记试点" in {passage.text for passage in passages}
    assert {passage.part for passage in passages} == {"review", "plan"}


def test_every_part_has_candidates_of_its_own() -> None:
    old = report(2031, "新建社区食堂120家。")
    new = report(2032, "".join(f"新建社区食堂{n}家。" for n in range(100, 120)), review="建成食堂。水质改善。")
    passages = passages_of(new)
    evidence = gather_evidence(
        side_of_measures(old.measures[1:]), side_of_passages(passages), groups=[passage.part for passage in passages]
    )
    parts = [passages[index].part for index in evidence.passage]

    assert parts.count("plan") == parts.count("review") == CANDIDATES
    assert evidence.values.shape == (len(parts), len(EVIDENCE))
    assert [curve.name for curve in shipped_model().curves] == list(EVIDENCE)


def test_lone_characters_weigh_little_and_names_of_them_more() -> None:
    assert word_bits(["以"]) < word_bits(["通", "武"])[:1]
    assert max(word_bits(["的", "建设", "和"])) < 1


def test_the_same_input_gives_the_same_result() -> None:
    first, second = (pair("建成云岭湖实验室一期。出台养犬管理条例。", earlier={2029: FILLER}) for _ in range(2))

    assert first == second


def test_the_call_of_the_library_looks_beside_the_new_report(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("reports")
    plans = {2029: "推广青梅古法酿造工艺。", 2031: "举办社区运动会。", 2032: FILLER, 2033: "举办庙会。"}
    for year, plan in plans.items():
        (folder / str(year)).mkdir()
        (folder / str(year) / "yunling.md").write_text(_text(year, plan), encoding="utf-8")
    old, new = (folder / str(year) / "yunling.md" for year in (2031, 2032))

    assert compare(old, new).history == (2029,)
    assert compare(old, new, earlier={}).history == ()


def _text(year: int, plan: str) -> str:
    return (
        HEAD.format(year=year)
        + f"一、{year - 1}年工作回顾\n\n过去一年，水质改善。\n\n二、{year}年重点工作\n\n{LEAD}{plan}\n"
    )


def test_what_commits_to_nothing_has_no_fate() -> None:
    comparison = pair("出台养犬管理条例。", "加装老楼电梯90部。")
    aims = tuple(replace(change, role="aim", fate=None, origin=None) for change in comparison.changes)

    assert with_fates(aims, comparison.old, comparison.new, {}) == aims


@pytest.mark.parametrize(
    ("kind", "measure", "passage"),
    [
        ("stock list", "支持企业参与慈善活动", "档案、老龄、慈善、气象等各项事业取得新成效"),
        ("stock list", "做好档案工作", "海防、茶业、蚕桑、档案等各项工作有新气象"),
        ("sum of years", "新增创业贷款5亿元", "五年累计新增创业贷款8亿元"),
        ("mean of years", "粮食产量增长6%", "粮食产量年均增长5.9%"),
        ("stock", "新改建农村公路430公里", "农村公路总里程达到1260公里"),
        ("figure far away", "新建污水管网50公里", "新建污水管网860公里"),
        ("other unit", "新建公办中小学8所", "新增公办中小学学位6100个"),
        ("neighbour", "做好与轨道交通7号线的接驳工作", "轨道交通7号线开通试运营"),
        ("neighbour", "切实减轻企业负担", "农民负担进一步减轻"),
        ("neighbour", "建立潜力企业培育库", "新增潜力企业42户"),
        ("wider", "推进渔业供给侧结构性改革", "供给侧结构性改革深入实施"),
        ("part of a list", "加快科技馆、图书馆、美术馆、档案馆新馆建设", "科技馆建成开放"),
        ("other phase", "建成云岭湖实验室二期", "云岭湖实验室一期建成投用"),
        ("a phase of the whole", "建成云岭湖实验室", "云岭湖实验室一期建成投用"),
        ("other time", "办好第十六届云岭湖龙舟赛", "第15届云岭湖龙舟赛成功举办"),
        ("other stage", "新开工人才公寓27万平方米", "建成人才公寓26万平方米"),
        ("name lacking", "开展煤矿安全“四个一批”整治", "完成煤矿安全整治"),
        ("situation", "优化返乡农民工创业环境", "15万农民工返乡"),
        ("by the way", "推进宜居乡村建设", "以开展宜居乡村建设为抓手"),
        ("slogan", "务必在社区治理上有好开局", "社区治理扎实推进"),
        ("no object", "抓好重点工程建设", "加快重点工程建设"),
    ],
)
def test_what_is_near_proves_nothing(kind: str, measure: str, passage: str) -> None:
    assert not is_proof(measure, passage), kind


@pytest.mark.parametrize(
    ("measure", "passage"),
    [
        ("支持企业参与慈善活动", "企业参与慈善活动蔚然成风"),
        ("新增创业贷款5亿元", "新增创业贷款8亿元"),
        ("粮食产量年均增长6%", "粮食产量年均增长5.9%"),
        ("新改建农村公路430公里", "新改建农村公路512公里"),
        ("打造100个青梅书房", "101家青梅书房建成启用"),
        ("做好与轨道交通7号线的接驳工作", "轨道交通7号线接驳工作顺利完成"),
        ("加快科技馆、图书馆、美术馆新馆建设", "科技馆、图书馆新馆建成开放"),
        ("建成云岭湖实验室二期", "云岭湖实验室二期建成投用"),
        ("办好第十六届云岭湖龙舟赛", "第16届云岭湖龙舟赛成功举办"),
        ("新开工人才公寓27万平方米", "人才公寓开工26万平方米"),
        ("开展煤矿安全“四个一批”整治", "完成煤矿安全“四个一批”整治"),
    ],
)
def test_the_same_object_is_a_proof(measure: str, passage: str) -> None:
    assert is_proof(measure, passage)


def test_a_certain_passage_may_use_other_words() -> None:
    measure, passage = "稳妥处置“僵尸企业”职工安置工作", "完成国有“僵尸企业”职工分流"

    assert not is_proof(measure, passage, score=CERTAIN - 0.01)
    assert is_proof(measure, passage, score=CERTAIN)


def test_a_certain_or_verbatim_passage_is_no_proof_if_it_is_of_the_wrong_kind() -> None:
    measure, passage = "新增创业贷款5亿元", "五年累计新增创业贷款5亿元"

    assert not is_proof(measure, passage, score=0.99)
    assert not is_proof(measure, passage, verbatim=True)


def test_what_is_no_proof_is_shown_as_doubtful_and_not_as_gone() -> None:
    review = "过去一年，五年累计新建社区食堂136家，群众更方便。"
    fate = change_with(pair("新建社区食堂120家。", review=review), "社区食堂").fate

    assert fate is not None
    assert (fate.kind, fate.doubtful) == ("done", True)
    assert fate.proofs[0].text == "五年累计新建社区食堂136家"
