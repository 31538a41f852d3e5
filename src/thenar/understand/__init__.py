"""What people write about their medicines and diagnoses, to the questions that it means. Pure.

Nothing that is written is an answer: each question it leads to is asked, and what is not known says so.
"""

from thenar.understand.index import Index, index_of
from thenar.understand.items import Item, understand

__all__ = ["Index", "Item", "index_of", "understand"]
