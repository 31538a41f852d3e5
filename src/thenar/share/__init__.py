"""One thing handed on without a server: a small signed file, and the same as letters for a code or a link."""
