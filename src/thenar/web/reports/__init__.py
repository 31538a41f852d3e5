"""Reports on a plan: made by who follows it, opened and looked at by who wrote it."""
