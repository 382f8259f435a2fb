"""Figures through the years: what plans set and reviews state of an indicator, on one basis."""
