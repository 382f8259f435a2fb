"""Paragraphs as they were: breaks that a file lost are put back, and lines that were broken are joined."""
