"""Pages for place administrators."""
