"""Time as players write it."""

from thenar.model.timeline import FRAME_MS


def clock(frames: int) -> str:
    """Frames of 20 ms as `00:00:00.000`, the form of WebVTT and of chapter marks."""
    seconds, rest = divmod(frames * FRAME_MS, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
