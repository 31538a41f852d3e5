"""Thenar for the phones in the house (`thenar --lan`): its own door, who may come in, and with HTTPS if wished.

```
phone ─▶ front (sockets, TLS, limits) ─▶ door (marks the request) ─▶ gate (a device that was let in, or nobody)
```

Nothing here is loaded without `--lan`, except the gate, which then only looks at the address a request came from.
"""
