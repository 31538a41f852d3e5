"""What a device keeps so that a massage needs no server, and what it sends when the server answers again."""
