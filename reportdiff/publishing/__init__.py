"""Compositions of charts and output: a chart in one call, the page with its charts."""
