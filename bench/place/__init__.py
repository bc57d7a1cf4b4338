"""Synthetic places: invented people and everything that hangs on them, the same again from the same seed.

Each place is a whole database, kept under `var/bench` (SQLite) or on the server of `PARTAKE_TEST_POSTGRES`, and
used again until the tables or this package change.
"""
