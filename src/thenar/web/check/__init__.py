"""The questions, and the plan that follows from the answers."""
