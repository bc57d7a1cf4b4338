"""National surveys: what was published about practices and hospitals, by year, never joined across a break."""
