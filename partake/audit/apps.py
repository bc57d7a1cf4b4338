from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def _install(using: str, **_: Any) -> None:
    from partake.audit import append_only

    append_only.install(connections[using])


class AuditConfig(AppConfig):
    name = "partake.audit"

    def ready(self) -> None:
        post_migrate.connect(_install, sender=self)
