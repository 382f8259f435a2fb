"""The ink of the charts: canvas, style, fonts, and how each kind is drawn."""
