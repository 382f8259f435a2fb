"""The story of many years as a site: an index, a page a pair, a year and a lineage, targets, terms and a search."""
