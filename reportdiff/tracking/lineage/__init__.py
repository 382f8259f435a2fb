"""Commitments through the years: successive reports compared, their links chained, and what is asked of the chains."""
