"""Text for the terminal, in cells, with or without colour."""
