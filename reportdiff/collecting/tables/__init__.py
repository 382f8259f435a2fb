"""Collections that are one table: a row a report."""
