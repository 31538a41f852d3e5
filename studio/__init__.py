"""Build time only: where the voice pack is spoken, listened to and judged. Thenar itself needs none of it."""
