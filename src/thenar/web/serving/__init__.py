"""What serves the pages: files, headers, errors, logs. Knows nothing of massage."""
