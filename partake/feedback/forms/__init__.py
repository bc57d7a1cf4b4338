"""What is asked, by subject."""
