"""MP3 (ISO/IEC 11172-3 and 13818-3, layer III): frames one after another, with tags before and behind them."""

from dataclasses import dataclass
from typing import BinaryIO

from partake.files.domain import Blank, Found, Kind

# kbit/s by the header's index, for MPEG 1 and for MPEG 2 and 2.5.
BITRATES = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
LOOKED_THROUGH = 8192  # for the first frame: encoders leave padding before it


@dataclass(frozen=True)
class _Frame:
    bytes: int
    bitrate: int
    rate: int
    samples: int


def mp3(stream: BinaryIO, size: int) -> Found | None:
    """This will say whether these are frames of MP3, and for how long; or None. Tags around them are to be blanked."""
    blanks: list[Blank] = []
    stream.seek(0)
    head = stream.read(10)
    start = 0
    if head[:3] == b"ID3" and len(head) == 10:
        inside = sum((byte & 127) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
        start = min(10 + inside, size)
        blanks.append(Blank(10, start - 10))
    stream.seek(start)
    window = stream.read(LOOKED_THROUGH)
    first, at = _first(window)
    if first is None:
        return None
    end = size
    stream.seek(max(0, size - 128))
    if size > 128 and stream.read(3) == b"TAG":
        end = size - 128
        blanks.append(Blank(end, 128, b"TAG"))
    counted = _frames_counted(window[at : at + first.bytes])
    if counted:
        seconds = counted * first.samples / first.rate
    else:
        seconds = (end - start - at) * 8 / first.bitrate
    return Found(Kind.SOUND, "audio/mpeg", seconds, tuple(blanks))


def _first(window: bytes) -> tuple[_Frame | None, int]:
    """Two frames in a row: one header alone turns up by chance in any file."""
    at = window.find(b"\xff")
    while at >= 0:
        frame = _frame(window[at : at + 4])
        if frame and _frame(window[at + frame.bytes : at + frame.bytes + 4]):
            return frame, at
        at = window.find(b"\xff", at + 1)
    return None, 0


def _frame(header: bytes) -> _Frame | None:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:  # the sync, and layer III
        return None
    version = header[1] >> 3 & 3
    index, rate_index, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or rate_index == 3 or index in (0, 15):
        return None
    is_first = version == 3
    bitrate, rate = BITRATES[is_first][index] * 1000, RATES[version][rate_index]
    samples = 1152 if is_first else 576
    return _Frame(samples // 8 * bitrate // rate + padding, bitrate, rate, samples)


def _frames_counted(frame: bytes) -> int:
    """How many frames a variable bit rate's own first frame counts, or 0."""
    for mark in (b"Xing", b"Info"):
        at = frame.find(mark)
        if at > 0 and len(frame) >= at + 12 and frame[at + 7] & 1:
            return int.from_bytes(frame[at + 8 : at + 12])
    return 0
