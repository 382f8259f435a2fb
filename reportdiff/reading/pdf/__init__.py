"""PDF files to lines, and lines to blocks of text."""
