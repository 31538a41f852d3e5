"""Pages of what was kept: history, numbers, experiment, reminders, data."""
