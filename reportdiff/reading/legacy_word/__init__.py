"""Word 97-2003 files and RTF to source blocks."""
