"""What every page stands on: the day and its person, words, language, knowledge."""
