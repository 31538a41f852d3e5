"""The journal: people, what they answered, what was agreed, and what happened. Rows mirror the nouns; none plans."""
