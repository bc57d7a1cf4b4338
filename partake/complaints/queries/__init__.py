"""Reads, by reader."""
