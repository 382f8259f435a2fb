"""The kit for an article about two reports: page, charts, table, highlights with sources, figures to check."""
