"""Questions about results, targets and files of results."""
