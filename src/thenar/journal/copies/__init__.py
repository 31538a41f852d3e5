"""Copies of the journal: locked with a key, tried out before they are called done, brought back row by row."""
