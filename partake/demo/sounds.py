"""Sounds for the cast, made here: nobody invented can speak."""

import math
import struct
import wave
from io import BytesIO


def hum(seconds: int, rate: int = 8000) -> bytes:
    """This will make a quiet hum that stands for somebody's voice."""
    made = BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        tones = (int(900 * math.sin(at * 2 * math.pi * 196 / rate)) for at in range(seconds * rate))
        sound.writeframes(b"".join(struct.pack("<h", tone) for tone in tones))
    return made.getvalue()
