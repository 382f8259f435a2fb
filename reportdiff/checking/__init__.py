"""Checking: whether a report's file is sound, for whoever adds one to a collection.

A rule is one function in one place (:mod:`~reportdiff.checking.rules.registry` says how to write one); what the rules
look at is :mod:`~reportdiff.checking.inspection`; :func:`reportdiff.checking.running.check` runs them over many files.
"""
