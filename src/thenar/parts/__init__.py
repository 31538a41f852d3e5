"""Parts that may be left out where a machine has no build of their library, and what is said when one is needed."""
