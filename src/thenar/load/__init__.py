"""Files to nouns: the kindest reviewer. `load_knowledge()` reads what is shipped, `read_routine` one's own."""

from thenar.load.folder import SHIPPED, files_of_knowledge, load_knowledge, overclaimed
from thenar.load.own import check_file, read_routine
from thenar.load.people import load_people

__all__ = [
    "SHIPPED",
    "check_file",
    "files_of_knowledge",
    "load_knowledge",
    "load_people",
    "overclaimed",
    "read_routine",
]
