"""What this room answers with."""
