"""What a voice is, and the states it can be in. No Django, no clock."""
