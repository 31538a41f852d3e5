"""A file that Thenar took out, into a journal that has rows: the same rows are known again, the others are added.

`read` makes bytes to rows, also after a spreadsheet had them; `cells` reads one cell; `match` finds which rows are here
already; `merge` adds the others in one act, for everyone whom it is about, undone as one.
"""
