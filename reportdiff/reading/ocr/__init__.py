"""Scans and pictures to text by machine: an extra (``reportdiff[ocr]``); every output says that a machine read it."""
