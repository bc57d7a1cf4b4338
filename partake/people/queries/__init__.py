"""Reads about people. About one person: `record` comes first, and only the door gives one. Across people:
`list_…(actor, …)`, few fields, one event."""
