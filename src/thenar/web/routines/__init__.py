"""Routines of one's own: made, changed, taken along, and led."""
