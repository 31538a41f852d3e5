"""A table of another program, or of one's own after a spreadsheet had it: read, shown, asked about, then added.

`sheets` makes bytes to tables of text; `cells` reads one cell; `guess` proposes what each column is; `lines` says what
each line would add and what is doubtful; `bring` adds it, in one act that can be undone. Nothing is guessed in silence.
"""
