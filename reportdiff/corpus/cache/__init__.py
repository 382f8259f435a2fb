"""Results that were computed before: parsed reports and finished comparisons, so that nobody waits for them twice.

:mod:`~reportdiff.corpus.cache.place` says where the cache is, :mod:`~reportdiff.corpus.cache.store` keeps bytes under a
key, :mod:`~reportdiff.corpus.cache.program` says which program made them, and :mod:`~reportdiff.corpus.cache.results`
gives reports and comparisons. No right answer needs the cache: an entry that is missing, damaged or of another program
is made anew.
"""
