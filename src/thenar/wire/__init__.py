"""What server and device say to each other: frozen types, one reader and one writer.

A field that may be None and has a default is left out where it is None; one without a default is always there. The
types of the scripts, `web/static/js/wire/`, are made from these by `python -m docs.generate`.
"""
