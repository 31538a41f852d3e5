"""Prints how many people over 65 the check sends away: `make check-people`; `make docs` writes it to docs/safety.md."""

from benchmarks.people.table import tables
from thenar.load import load_knowledge

if __name__ == "__main__":
    print(tables(load_knowledge()))
