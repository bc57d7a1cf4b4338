"""What others collected about the hospital: a kiosk's comments, posts, a file that waits, and NHS England's counts."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from partake.demo.stage import Stage, days_ago
from partake.imports import importing
from partake.imports.actions import files as actions
from partake.imports.domain import Content, Setting
from partake.imports.models import BroughtFile
from partake.voices.domain.voice import Sampling

KIOSK = """Response ID,Date,Ward,FFT,What was good?,What could be better?,Publish,Mode
K-1041,03/10/2026,Poppy Ward,1,The tea round at 4. It is the best part of the day.,Nothing,yes,Kiosk
K-1042,05/10/2026,Poppy Ward,Good,,The television by bed 3 has no sound.,yes,Kiosk
K-1043,09/10/2026,Riverside Diabetes Clinic,2,Dr Lewis drew me a picture and I got it.,,no,Kiosk
K-1044,12/10/2026,Poppy Ward,3,,,,Paper
K-1045,31/09/2026,Poppy Ward,4,,Cold at night.,yes,Kiosk
"""
POSTS = """Post ID,Username,Posted,Text,Permission
881,@wexmum,14/10/2026,Whoever painted the fish on the wall at Wexbridge General: my lad loved it.,
882,@r_ashby,20/10/2026,2 hours to get out of the hospital car park. 2 hours.,yes
"""
WAITING = """Date,Location,Rating,Comment
02/11/2026,Poppy Ward (L2),Very good,Kind from the first minute.
04/11/2026,Diabetes - Riverside,Good,Parking.
04/11/2026,Poppy Ward (L2),Very good,Kept telling us what was happening.
"""
COUNTS = """Trust Code,Trust Name,Total Responses,Total Eligible,Very Good,Good,\
Neither Good nor Poor,Poor,Very Poor,Don't Know
RZ9,Wexbridge General Hospital,{total},2210,{very_good},74,11,9,6,3
RZ8,Elsewhere Hospital,3,40,*,*,*,*,*,*
"""


def play(stage: Stage) -> None:
    """This will bring in what there is, as Nadia does on a quiet afternoon."""
    with days_ago(27, hour=15):
        _let_in(stage, _comments(stage, KIOSK, "kiosk-october.csv", "The kiosk by the main door"))
        _let_in(stage, _give(stage, POSTS, "posts.csv", Content.SOCIAL_MEDIA, source="A public forum", columns=True))
    for month, very_good in ((date(2026, 8, 1), 291), (date(2026, 9, 1), 308)):
        with days_ago(26, hour=16):
            text = COUNTS.format(total=very_good + 103, very_good=very_good)
            _let_in(stage, _counts(stage, text, month))
    with days_ago(20, hour=11):
        wrong = _comments(stage, KIOSK.replace("K-10", "K-20"), "kiosk-again.csv", "The kiosk by the main door")
        brought = _let_in(stage, wrong)
        why = "The same month again, with other numbers on its rows."
        actions.take_out(actor=stage.actor("nadia"), file=brought, why=why, version=brought.version)
    with days_ago(3, hour=14):
        _comments(stage, WAITING, "ward-cards-november.csv", "")


def _give(
    stage: Stage, text: str, name: str, content: Content, *, source: str = "", columns: bool = False, **told: Any
) -> BroughtFile:
    said = actions.Told(content=content, source=source, sampling=Sampling.ANYONE_MAY, **told)
    upload = SimpleUploadedFile(name, text.encode())
    nadia, hospital = stage.actor("nadia"), stage.organisations["hospital"]
    file = importing.give_upload(actor=nadia, organisation=hospital, told=said, upload=upload)
    if columns:
        return importing.choose_columns(actor=nadia, file=file, columns=file.columns, version=file.version)
    return file


def _comments(stage: Stage, text: str, name: str, source: str) -> BroughtFile:
    return _give(stage, text, name, Content.COMMENTS, source=source, columns=True)


def _counts(stage: Stage, text: str, month: date) -> BroughtFile:
    name = f"fft-inpatient-{month:%b-%y}.csv".lower()
    return _give(stage, text, name, Content.PUBLISHED, setting=Setting.INPATIENT, month=month)


def _let_in(stage: Stage, file: BroughtFile) -> BroughtFile:
    return importing.let_in(actor=stage.actor("nadia"), file=file, version=file.version)
