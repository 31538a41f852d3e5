"""Hostile requests, spoiled files and crafted copies against the app, and every page looked at in between."""
