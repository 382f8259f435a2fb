"""A finished result in words: notes, names, figures, shortened labels."""
