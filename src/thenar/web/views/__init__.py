"""One module for each bend on the way through a session."""
