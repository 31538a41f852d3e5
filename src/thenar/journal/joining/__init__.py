"""Two people who are one: what would move, what is asked, and putting them together, undone as one."""

from thenar.journal.joining.join import join
from thenar.journal.joining.look import Joining, Two, look

__all__ = ["Joining", "Two", "join", "look"]
