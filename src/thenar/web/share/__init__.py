"""Routines given to someone, and what someone gave: as a file, as codes, as a link."""
