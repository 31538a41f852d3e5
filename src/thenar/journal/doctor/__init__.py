"""The doctor: looks through a journal, says what is unsound in it, and mends or sets aside what it can, copy first."""
