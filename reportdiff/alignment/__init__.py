"""Alignment: which old measures and which new measures are one commitment."""

from reportdiff.alignment.links import PairScores, align, link_pairs, weigh_pairs

__all__ = ["PairScores", "align", "link_pairs", "weigh_pairs"]
