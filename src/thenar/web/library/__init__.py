"""Strokes to look at, and what Thenar is."""
