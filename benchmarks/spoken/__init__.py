"""Spoken commands over our own narration: samples, a room, recognizers and their score."""
