"""Text files and Markdown: their encodings, front matter, lines and marks."""
