"""States and clocks of a complaint. No Django, no clock."""
