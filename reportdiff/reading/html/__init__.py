"""Web pages to blocks of text."""
