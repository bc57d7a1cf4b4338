"""What it means, whether it changed, who is missing: themes, charts, comparison, and what is shown to everyone."""
