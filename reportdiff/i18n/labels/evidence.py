"""Labels of the evidence that comes from the encoder, from anchors and from further partners."""

from __future__ import annotations

from typing import Final

EVIDENCE_LABELS: Final[dict[str, tuple[str, str]]] = {
    "evidence.words_sense": ("意思相近", "alike in sense"),
    "evidence.sense_lead_old": ("论意思，对旧举措比别的候选领先", "lead in sense for the old measure"),
    "evidence.sense_lead_new": ("论意思，对新举措比别的候选领先", "lead in sense for the new measure"),
    "evidence.sentence_sense": ("所在句子意思相近", "sentences alike in sense"),
    "evidence.paragraph_sense": ("所在段落意思相近", "paragraphs alike in sense"),
    "evidence.section_sense": ("所在栏目意思相近", "sections alike in sense"),
    "evidence.words_covered_old": ("旧举措的词在对方也有", "words of the old measure covered"),
    "evidence.words_covered_new": ("新举措的词在对方也有", "words of the new measure covered"),
    "evidence.words_uncovered_old": ("旧举措最重的词对方没有", "heaviest old word not covered"),
    "evidence.words_uncovered_new": ("新举措最重的词对方没有", "heaviest new word not covered"),
    "evidence.sentence_holds_old": ("旧举措与对方整句意思相近", "old measure like the new sentence"),
    "evidence.sentence_holds_new": ("新举措与对方整句意思相近", "new measure like the old sentence"),
    "evidence.sentence_rest": ("同句其余意思相近", "rest of the sentences alike in sense"),
    "evidence.rival_crowd_old": ("旧举措像许多新举措", "old measure is like many"),
    "evidence.rival_crowd_new": ("新举措像许多旧举措", "new measure is like many"),
    "evidence.rival_in_report_old": ("旧举措更像本报告的另一条", "old measure is more like another old one"),
    "evidence.rival_in_report_new": ("新举措更像本报告的另一条", "new measure is more like another new one"),
    "evidence.words_beside_old": ("旧举措的词见于对方整句", "old words found in the new sentence"),
    "evidence.words_beside_new": ("新举措的词见于对方整句", "new words found in the old sentence"),
    "evidence.words_anchor": ("别处少有的共有词", "shared word that is rare elsewhere"),
    "evidence.words_anchors": ("别处少有的共有词的个数", "number of shared words that are rare elsewhere"),
    "evidence.characters_anchor": ("别处少有的共有字串", "shared run of characters that is rare elsewhere"),
    "evidence.characters_anchors": ("别处少有的共有字串的个数", "number of shared runs that are rare elsewhere"),
    "evidence.adds_to_partners_old": ("与旧举措的另一对象合看更像", "with the other partner more like the old measure"),
    "evidence.adds_to_partners_new": ("与新举措的另一对象合看更像", "with the other partner more like the new measure"),
    "evidence.adds_to_likely_partners_old": (
        "与旧举措的可能对象合看更像",
        "with the likely partner more like the old measure",
    ),
    "evidence.adds_to_likely_partners_new": (
        "与新举措的可能对象合看更像",
        "with the likely partner more like the new measure",
    ),
    "evidence.like_likely_partners_old": ("与旧举措的可能对象相近", "like the likely partner of the old measure"),
    "evidence.like_likely_partners_new": ("与新举措的可能对象相近", "like the likely partner of the new measure"),
}
