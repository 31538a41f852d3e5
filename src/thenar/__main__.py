"""`python -m thenar` is `thenar`."""

from thenar.cli import main

main()
