"""The lowest floor: it thinks.

Values in, values out. Nothing here does I/O, awaits, reads a clock or draws randomness: `now`,
ids, codes and settings are arguments. No sentence of copy stands here, only copy ids.
"""
