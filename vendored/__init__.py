"""Browser code that others made, fetched by name and version, beside its license: `make vendor`. Only to build."""
