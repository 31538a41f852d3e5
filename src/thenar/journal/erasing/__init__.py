"""Erase erases: the rows and their traces in the file, the copies and leftovers beside it; and what it cannot reach."""

from thenar.journal.erasing.erase import Erased, erase_everything, erase_person, finish_erasing

__all__ = ["Erased", "erase_everything", "erase_person", "finish_erasing"]
