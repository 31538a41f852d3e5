"""Speed beside peers, in one run: what `make bench` measures."""
