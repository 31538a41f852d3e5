"""What the numbers say, and what they cannot say. Pure: ratings and days in, sentences and values out."""
