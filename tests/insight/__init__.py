"""What it means, whether it changed, who is missing."""
