"""Gives a kept file to a browser. Only a view that has checked the door calls this; no address leads to files alone.

Browsers seek in sound and film by asking for a stretch of bytes (RFC 9110, section 14).
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from partake.files.domain import Kind
from partake.files.queries import FileFacts

CHUNK = 64 * 1024
# Whatever the bytes might be made to look like, a browser runs nothing in them and sends nothing anywhere.
POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"
_ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def file_answer(request: HttpRequest, facts: FileFacts, stream: BinaryIO, *, name: str) -> HttpResponseBase:
    """This will answer with the file, or the stretch of it that was asked for. `name` is what a saved copy is called,
    without an ending; a document is always saved, never opened in the page."""
    asked = _range(request.headers.get("Range", ""), facts.size)
    headers = {
        "Content-Disposition": f"{'attachment' if facts.kind in (Kind.DOCUMENT, Kind.LIST) else 'inline'}; "
        f'filename="{name}.{facts.ending}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": POLICY,
        "Cache-Control": "private, no-store",
        "Accept-Ranges": "bytes",
    }
    if asked is None:
        first, last, status = 0, facts.size - 1, 200
    elif asked[0] > asked[1]:
        stream.close()
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{facts.size}"})
    else:
        (first, last), status = asked, 206
        headers["Content-Range"] = f"bytes {first}-{last}/{facts.size}"
    headers["Content-Length"] = str(last - first + 1)
    answer = StreamingHttpResponse(
        _stretch(stream, first, last), status=status, content_type=facts.media_type, headers=headers
    )
    answer._resource_closers.append(stream.close)  # type: ignore[attr-defined]
    return answer


def _range(asked: str, size: int) -> tuple[int, int] | None:
    """The first and last byte asked for; None for the whole file, which is also the answer to what is not understood
    and to several stretches at once. A first after the last asks for what is not there."""
    found = _ONE_RANGE.fullmatch(asked.strip())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:
        return (max(0, size - int(found[2])), size - 1) if int(found[2]) else (1, 0)
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < int(found[1]):
        return None
    return int(found[1]), last


def _stretch(stream: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    stream.seek(first)
    left = last - first + 1
    while left > 0 and (chunk := stream.read(min(CHUNK, left))):
        left -= len(chunk)
        yield chunk
