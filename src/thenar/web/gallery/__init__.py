"""Every component and state on one page, for whoever changes how something looks. Only in development."""
