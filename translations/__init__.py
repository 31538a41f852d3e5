"""Collects the texts for people and keeps their translations: `make messages`. Needed to build, never to run."""
