"""Bytes on disk: once for each checksum, closed to others, and gone when nothing names them."""

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import IntegrityError, transaction

from partake.files import store
from partake.files.actions import erase_file, keep_file
from partake.files.domain import Kind
from partake.files.models import StoredFile
from partake.files.queries import facts_of, open_file
from partake.files.reading import check_upload
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from tests.files import making

JOYCE, ARTHUR = Ref("people.person", "joyce"), Ref("people.person", "arthur")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()


def kept_on_disk(settings) -> list:
    return [path for path in settings.FILES.rglob("*") if path.is_file() and path.name != ".lock"]


def keep(content: bytes = making.PDF, owner: Ref = JOYCE, kind: Kind = Kind.DOCUMENT) -> StoredFile:
    checked = check_upload(making.upload(content), takes=[kind])
    return keep_file(actor=Actor.system("a test"), checked=checked, belongs_to=owner)


def grow_old(settings, days: int = 2) -> None:
    then = (clock.now() - timedelta(days=days)).timestamp()
    for path in [*kept_on_disk(settings), *settings.FILE_UPLOAD_TEMP_DIR.iterdir()]:
        os.utime(path, (then, then))


@pytest.mark.django_db
def test_a_kept_file_is_a_row_and_bytes_that_only_we_can_read(settings):
    row = keep()
    assert (row.kind, row.media_type, row.kept_by) == ("DOCUMENT", "application/pdf", "a test")
    assert row.size == len(making.PDF)
    (path,) = kept_on_disk(settings)
    assert path.name == row.sha256
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700 == stat.S_IMODE(settings.FILES.stat().st_mode)
    with open_file(facts_of(row), belongs_to=[JOYCE]) as bytes_again:
        assert bytes_again.read() == making.PDF


@pytest.mark.django_db
def test_a_file_is_shown_for_nobody_but_the_one_it_belongs_to():
    row = keep()
    with pytest.raises(NotFound):
        open_file(facts_of(row), belongs_to=[ARTHUR])


@pytest.mark.django_db
def test_the_same_bytes_of_two_people_are_one_file_and_two_rows(settings, django_capture_on_commit_callbacks):
    first, second = keep(), keep(owner=ARTHUR)
    assert len(kept_on_disk(settings)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_file(file=first)
    with open_file(facts_of(second), belongs_to=[ARTHUR]) as still_there:
        assert still_there.read() == making.PDF
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_file(file=second)
    assert not kept_on_disk(settings)


@pytest.mark.django_db
def test_deleting_for_good_keeps_the_row_without_its_checksum_and_works_once(django_capture_on_commit_callbacks):
    row = keep()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_file(file=row)
    assert not erase_file(file=row)
    row.refresh_from_db()
    assert (row.sha256, row.erased_at) == ("", clock.now())
    with pytest.raises(NotFound):
        open_file(facts_of(row), belongs_to=[JOYCE])


@pytest.mark.django_db
def test_the_database_holds_that_what_is_not_deleted_has_bytes():
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=keep().pk).update(sha256="")


@pytest.mark.django_db
def test_bytes_that_are_gone_from_the_disk_are_not_found(settings):
    row = keep()
    for path in kept_on_disk(settings):
        path.unlink()
    with pytest.raises(NotFound):
        open_file(facts_of(row), belongs_to=[JOYCE])


@pytest.mark.django_db
def test_the_sweep_takes_what_nothing_names_after_a_day_and_nothing_else(settings):
    named = keep()
    with pytest.raises(RuntimeError), transaction.atomic():
        keep(making.png(), kind=Kind.PICTURE)
        raise RuntimeError("the act failed after the bytes were written")
    (settings.FILE_UPLOAD_TEMP_DIR / "tmp1.upload").write_bytes(b"never arrived whole")
    assert len(kept_on_disk(settings)) == 2
    assert store.sweep() == 0, "what is young may belong to an act that is not finished"
    grow_old(settings)
    assert store.sweep() == 2
    assert [path.name for path in kept_on_disk(settings)] == [named.sha256]
    assert not list(settings.FILE_UPLOAD_TEMP_DIR.iterdir())


@pytest.mark.django_db
def test_bytes_that_are_given_again_are_young_again(settings):
    with pytest.raises(RuntimeError), transaction.atomic():
        keep()
        raise RuntimeError("the first try failed")
    grow_old(settings)
    store.put(check_upload(making.upload(making.PDF), takes=[Kind.DOCUMENT]))
    os.utime(kept_on_disk(settings)[0], None)  # the machine's clock is not the test's
    assert store.sweep() == 0


@pytest.mark.django_db
def test_a_large_file_is_moved_and_not_copied(settings):
    waiting = TemporaryUploadedFile("x", "audio/wav", 0, None)
    waiting.write(making.wav(2))
    waiting.size = len(making.wav(2))
    number = Path(waiting.temporary_file_path()).stat().st_ino
    keep_file(actor=Actor.system("a test"), checked=check_upload(waiting, takes=[Kind.SOUND]), belongs_to=JOYCE)
    waiting.close()
    (path,) = kept_on_disk(settings)
    assert path.stat().st_ino == number and path.read_bytes() == making.wav(2)
