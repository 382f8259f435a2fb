"""Collecting: reports from files, addresses and whole collections into ``reports/<year>/<region>.md``."""
