"""Reads about plans, by subject. Each starts from an open record, and gives only what its reader may see."""
