"""Text to speech, measured, packed and cached: what every sentence sounds like and how long it takes."""
