"""Copies of the journal on a page of this computer: the key, a copy a day, one to take along, and one back."""
