"""The encoder: measures that say one thing in other words point the same way."""

from __future__ import annotations

import numpy as np
import pytest

from reportdiff.alignment.anchors import NO_ANCHOR, anchors
from reportdiff.alignment.candidates import CANDIDATES, likeliest, likeness, rows_of
from reportdiff.alignment.encoder import LONGEST_BAG, shipped_encoder, unit
from reportdiff.alignment.prepared import Side, side_of
from reportdiff.alignment.similarity import word_vectors
from reportdiff.alignment.surroundings import CROWD, beside_sentences, cosines, crowding, group_sums, words_beside
from tests.strategies import ROWS, digest, report_of


def side(*texts: str) -> Side:
    items = "\n".join(f"- {text}" for text in texts)
    return side_of(report_of(f"---\nkind: digest\nyear: 2031\nregion: yunling\n---\n## 计划\n{items}\n"))


def full(*sentences: str) -> Side:
    body = "".join(f"{sentence}。" for sentence in sentences)
    head = "---\nkind: full_text\nyear: 2031\nregion: yunling\ntitle: 云岭市政府工作报告\n---\n一、2031年重点工作\n\n"
    return side_of(report_of(f"{head}{body}\n"))


def pair(old: int, new: int) -> tuple[np.ndarray, np.ndarray]:
    return np.array([old]), np.array([new])


@pytest.mark.parametrize(
    ("measure", "paraphrase", "stranger"),
    [
        ("健全疾控网络", "完善疾病预防控制体系", "完善公路养护体系"),
        ("办好社区食堂", "发展老年助餐服务", "发展跨境电商服务"),
        ("帮助困难人员就业", "开展就业援助", "开展法律援助"),
    ],
)
def test_a_paraphrase_is_nearer_than_a_stranger_in_like_words(measure: str, paraphrase: str, stranger: str) -> None:
    rows = unit(shipped_encoder().encode(side(measure, paraphrase, stranger)))

    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_figures_and_marks_do_not_matter_to_the_encoder() -> None:
    rows = shipped_encoder().encode(side("新建口袋公园30个", "新建“口袋公园”50个"))

    assert rows[0] == pytest.approx(rows[1], abs=1e-5)


def test_what_is_not_known_has_no_direction() -> None:
    rows = shipped_encoder().encode(side("qqqq", "修缮海棠街古戏台"))

    assert not rows[0].any() and rows[1].any()
    assert not unit(rows)[0].any()


def test_the_same_words_cover_each_other_and_strangers_do_not() -> None:
    left, right = side("完善乡镇污水处理站", "举办音乐节"), side("完善乡镇污水处理站", "推广秸秆还田技术")
    same = [float(value[0]) for value in shipped_encoder().coverage(left, right, *pair(0, 0))]
    other = [float(value[0]) for value in shipped_encoder().coverage(left, right, *pair(1, 1))]

    assert same == pytest.approx([1, 1, 0, 0], abs=1e-4)
    assert other[0] < 0.8 and other[1] < 0.8 and min(other[2:]) > 0.1


def test_an_endless_measure_is_laid_out_in_part() -> None:
    long = side("、".join(row.text for row in ROWS), ROWS[0].text)

    covered = shipped_encoder().coverage(long, long, *pair(0, 0))

    assert len(long.words[0]) > LONGEST_BAG
    assert float(covered[0][0]) == pytest.approx(1, abs=1e-4)


def test_an_anchor_is_what_nobody_else_has() -> None:
    left = side("修缮海棠街古戏台", "完善制度", "完善制度体系")
    right = side("开放海棠街古戏台", "完善制度", "健全制度")
    word, words, run, runs = (
        values.tolist() for values in anchors(left, right, np.array([0, 1, 0]), np.array([0, 1, 1]))
    )

    assert word[0] < word[1] < word[2] == NO_ANCHOR
    assert run[0] == 0 and run[2] == NO_ANCHOR
    assert runs[0] > runs[1] > runs[2] == 0 and words[2] == 0


def test_words_are_looked_for_in_the_whole_sentence() -> None:
    left, right = full("改造农村危桥，配备巡查员"), full("排查农村危桥，开展定期检测")
    beside = words_beside(word_vectors(left, right), left, right, np.array([0, 0]), np.array([0, 1]))

    assert beside[0][0] == beside[0][1] > 0


def test_what_is_like_everything_is_in_a_crowd() -> None:
    sense = shipped_encoder().encode(side(*[row.text for row in ROWS]))
    crowd_old, crowd_new, own_old, own_new = crowding((sense, sense), *pair(0, 0))

    assert crowd_old == pytest.approx(crowd_new)
    assert own_old == pytest.approx(own_new) and own_old[0] <= 0
    few = crowding((sense[: CROWD - 1], sense[:1]), *pair(0, 0))
    assert np.isfinite(np.concatenate(few)).all()


def test_a_lone_sentence_has_no_rest() -> None:
    left = full("修缮海棠街古戏台")
    sense = shipped_encoder().encode(left)
    _, _, rest = beside_sentences((sense, sense), left, left, *pair(0, 0))

    assert rest[0] == 0


def test_sums_and_cosines() -> None:
    rows = np.array([[1, 0], [0, 2], [3, 0]], dtype=np.float32)

    assert group_sums(rows, np.array([0, 1, 0])).tolist() == [[4, 0], [0, 2]]
    assert cosines(rows[:1], rows[1:2])[0] == 0 and cosines(rows[:1], rows[2:])[0] == pytest.approx(1)


def test_a_measure_keeps_its_likeliest_partners() -> None:
    left, right = side_of(digest(ROWS)), side_of(digest(ROWS[::-1]))
    rows = rows_of(left, right)
    alike = likeness(rows)
    at_old, at_new = likeliest(rows, alike, left, right)
    kept = set(zip(at_old.tolist(), at_new.tolist(), strict=True))

    assert alike.shape == (len(ROWS), len(ROWS))
    assert all((place, int(alike[place].argmax())) in kept for place in range(len(ROWS)))
    assert all(np.count_nonzero(at_old == place) >= min(CANDIDATES, len(ROWS)) for place in range(len(ROWS)))


def test_all_of_the_sentence_of_a_partner_is_looked_at() -> None:
    """What a commitment became need not share a word with it, but stands beside what does."""
    fillers = [f"{row.text}" for row in ROWS]
    left = full("修缮海棠街古戏台", *fillers)
    right = full("修缮海棠街古戏台，培训一批年轻琴师", *fillers)
    rows = rows_of(left, right)
    at_old, at_new = likeliest(rows, likeness(rows), left, right)

    assert {(0, 0), (0, 1)} <= set(zip(at_old.tolist(), at_new.tolist(), strict=True))


def test_groups_add_up_in_any_order() -> None:
    rows = np.arange(8, dtype=np.float32).reshape(4, 2)
    order = [2, 0, 3, 1]

    in_order = group_sums(rows, np.array([0, 0, 1, 2]))
    assert in_order.tolist() == [[2, 4], [4, 5], [6, 7]]
    assert group_sums(rows[order], np.array([0, 0, 1, 2])[order]) == pytest.approx(in_order)
