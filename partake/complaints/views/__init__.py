"""Pages of complaints, by reader."""
