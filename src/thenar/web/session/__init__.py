"""A session: getting ready, its page, its sound, and what happened in it."""
