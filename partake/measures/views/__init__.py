"""Pages of results: a person's own, and a practice's files of them."""
