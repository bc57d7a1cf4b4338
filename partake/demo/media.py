"""A picture in About me: a drawing by one of the cast, in a few shapes and made here, so that it is nobody else's."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from partake.audit.domain import Purpose
from partake.demo.stage import Stage, days_ago
from partake.files.domain import Kind
from partake.files.reading import check_upload
from partake.people import door
from partake.people.actions.media import add_media

SKY, GROUND, LEAVES, BEAN = "#dcebf5", "#7a5a3c", "#4f7a3a", "#2f5a24"
WOOD, SKIN, KIT, JOYCE, HAT = "#8a6a44", "#8d5a3a", "#c8503c", "#4b2245", "#e0b84c"


def play(stage: Stage) -> None:
    """This will play the scene: Joyce draws what she would hate to lose."""
    with days_ago(120, hour=16):
        record = door.open_record(stage.actor("joyce"), stage.people["joyce"].public_id, Purpose.OWN_RECORD)
        upload = SimpleUploadedFile("drawing.png", _allotment(), "image/png")
        add_media(
            record=record,
            heading="WHAT_MATTERS",
            media=check_upload(upload, takes=[Kind.PICTURE]),
            media_words="My drawing of Kit and me at the allotment. He has the small spade. The beans are taller.",
            number=1,
        )


def _allotment() -> bytes:
    """Two people, two spades and a row of beans, as somebody draws them with felt pens."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1200, 800), SKY)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((980, 60, 1120, 200), fill=HAT)
    pen.rectangle((0, 600, 1200, 800), fill=GROUND)
    for row in range(3):
        pen.line((0, 650 + row * 55, 1200, 640 + row * 55), fill="#65492f", width=8)
    for pole in range(5):
        left = 90 + pole * 95
        pen.line((left, 620, left + 45, 180), fill=WOOD, width=10)
        for height in range(6):
            across, up = left + 7 * height, 560 - height * 66
            pen.ellipse((across - 26, up - 16, across + 14, up + 16), fill=LEAVES)
            pen.line((across + 12, up, across + 20, up + 44), fill=BEAN, width=8)
    _somebody(pen, at=720, top=300, tall=320, coat=JOYCE, hat=HAT)
    _somebody(pen, at=930, top=440, tall=180, coat=KIT, hat="")
    made = BytesIO()
    # Half as large again and drawn down: the edges become soft, as felt pens are.
    picture.resize((600, 400), Image.Resampling.LANCZOS).save(made, "PNG")
    return made.getvalue()


def _somebody(pen, *, at: int, top: int, tall: int, coat: str, hat: str) -> None:  # type: ignore[no-untyped-def]
    head, foot = tall // 5, top + tall
    if hat:
        pen.ellipse((at - head, top - 4, at + head, top + head // 2), fill=hat)
    pen.ellipse((at - head // 2, top, at + head // 2, top + head), fill=SKIN)
    pen.polygon([(at, top + head), (at - head, foot - head), (at + head, foot - head)], fill=coat)
    for side in (-1, 1):
        pen.line((at + side * head // 3, foot - head, at + side * head // 3, foot), fill="#333333", width=10)
        pen.line((at, top + head * 2, at + side * head, top + head * 2 + head // 2), fill=SKIN, width=12)
    pen.line((at + head, top + head, at + head, foot - 10), fill=WOOD, width=10)
    pen.rectangle((at + head - 14, foot - 46, at + head + 14, foot), fill="#8c969c")
