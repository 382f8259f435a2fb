"""The guard of figures: whether two of them count one thing, and if not, why."""
