"""Pages of feedback, by subject."""
