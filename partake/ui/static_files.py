"""Static files under hashed names, compressed, cached for ever; plain names where nothing has been collected."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """The manifest is written by collectstatic. Tests and a fresh checkout have none, and serve plain names."""

    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> Any:
        # Without this, a missing manifest entry makes Django open and hash the file on every page.
        return super().stored_name(name) if self.hashed_files else name
