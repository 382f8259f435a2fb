"""Tables of targets: which tables are such, and how each row is written as one line of text."""
