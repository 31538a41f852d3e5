"""The director: which words at which moment. Pure.

New things come first and reminders later, the second side is told differently and shorter, and nothing is said that
does not fit into its slot. The timeline asks for a line where it has room; the director answers with one, or with
silence.
"""

from thenar.script.director import Director
from thenar.script.talking import TALKING, Talking

__all__ = ["TALKING", "Director", "Talking"]
