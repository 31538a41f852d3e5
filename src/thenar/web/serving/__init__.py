"""What serves the pages: the server, who may come in here, files, headers, errors, logs. Knows nothing of massage."""
