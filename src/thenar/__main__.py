"""`python -m thenar` is `thenar`."""

from thenar.command.cli import main

main()
