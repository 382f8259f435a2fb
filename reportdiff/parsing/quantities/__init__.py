"""Quantities: the figures of a text, read as an analyst does, and the numerals that are none told apart."""

from reportdiff.parsing.quantities.scan import extract_quantities, scan_numerals

__all__ = ["extract_quantities", "scan_numerals"]
