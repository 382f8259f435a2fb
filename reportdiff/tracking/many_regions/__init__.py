"""Reports of many regions side by side: who commits to something, to what figures, and the panel for research."""
