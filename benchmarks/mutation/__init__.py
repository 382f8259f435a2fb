"""Which faults the tests of the comparison would miss: ``python -m benchmarks.mutation``.

A *mutant* is a module of ``reportdiff/comparison/`` with one thing changed
(:mod:`~benchmarks.mutation.mutations`). It is *killed* if a test fails, and survives if none does. Everything is
imported and every test collected once (:mod:`~benchmarks.mutation.session`); a mutant is a fork whose code is exchanged
(:mod:`~benchmarks.mutation.exchange`), so that it takes tenths of a second. Linux only.
"""
