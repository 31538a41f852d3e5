"""Thenar: guided hand and foot massage."""

__version__ = "0.1.0"
