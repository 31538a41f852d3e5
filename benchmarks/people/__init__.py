"""How many people over 65 the check sends away, and which questions do: a simulated population, `make check-people`."""
