"""Word files (Office Open XML) to blocks of text."""
