"""Terms through the years: how often plans have them, when they came and went, with their sentences."""
