"""Kills and full disks, hundreds of them, over everything that writes: `make siege-copies`."""
