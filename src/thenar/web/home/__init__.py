"""For whom, what and how long."""
