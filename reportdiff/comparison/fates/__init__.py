"""What the whole other report says of a measure that its plan lacks."""

from reportdiff.comparison.fates.fates import with_fates

__all__ = ["with_fates"]
