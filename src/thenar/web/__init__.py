"""The website: the only place that knows it is one."""
