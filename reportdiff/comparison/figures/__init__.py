"""Figures of two plans: which belong together, what became of them, headline indicators."""
