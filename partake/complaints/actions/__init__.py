"""Writes, by subject. Each is one transaction with its event."""
