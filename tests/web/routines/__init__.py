"""Tests of the pages about routines of one's own."""
