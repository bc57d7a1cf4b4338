"""Print, read back: what a screen reader, a large-print reader and a photocopier get."""

import io
import json
import subprocess

import pikepdf
import pytest

from partake.documents import Document, Format, from_json, render, to_json
from tests.documents.example import PRINTED_ON, plan

PRINT = [format for format in Format if format.points]


def printed(document: Document, format: Format = Format.PDF_12) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(document, format, printed_on=PRINTED_ON).content))


def words(document: Document, format: Format = Format.PDF_12, *options: str) -> str:
    content = render(document, format, printed_on=PRINTED_ON).content
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("format", PRINT)
def test_every_size_is_tagged_titled_and_in_its_language(format):
    pdf = printed(plan(), format)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Joyce Adeyemi: my plan"
    assert [float(side) for page in pdf.pages for side in page.mediabox[2:]] == pytest.approx(
        [595.276, 841.89] * len(pdf.pages), abs=0.01
    )


def test_stored_and_read_back_it_is_the_same():
    assert from_json(json.loads(json.dumps(to_json(plan())))) == plan()
