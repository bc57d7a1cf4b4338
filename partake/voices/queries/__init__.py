"""Reads, by subject. What a query gives is the page."""
