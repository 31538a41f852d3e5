"""What benchmarks/cues.py needs: a browser without a driver, a server for the pages, and the measured onsets."""
