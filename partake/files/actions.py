"""Steps of other rooms' actions: they run inside those rooms' transactions, which leave the event. This room stands
beside the log and knows no person."""

from functools import partial

from django.db import transaction

from partake.files import store
from partake.files.models import StoredFile
from partake.files.reading import Checked
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref


def keep_file(*, actor: Actor, checked: Checked, belongs_to: Ref) -> StoredFile:
    """This will keep a file that `reading.check_upload` found good, for `belongs_to` alone. If the caller's
    transaction fails, the bytes are swept away later."""
    store.put(checked)
    return StoredFile.objects.create(
        kind=checked.kind,
        media_type=checked.media_type,
        size=checked.size,
        sha256=checked.sha256,
        seconds=checked.seconds,
        width=checked.width,
        height=checked.height,
        belongs_to_kind=belongs_to.kind,
        belongs_to_id=belongs_to.id,
        kept_at=clock.now(),
        kept_by=actor.display_name[:200],
    )


def erase_file(*, file: StoredFile) -> bool:
    """This will delete the bytes for good once the caller's transaction holds, and say whether there were any. The
    row stays, to say that a file stood there."""
    digest = file.sha256
    changed = StoredFile.objects.filter(pk=file.pk, erased_at__isnull=True).update(sha256="", erased_at=clock.now())
    if changed:
        transaction.on_commit(partial(store.drop, digest))
    return bool(changed)
