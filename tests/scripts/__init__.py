"""The scripts by themselves, without a browser."""
