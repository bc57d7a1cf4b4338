"""A practice's list as its system really exports it: from bytes to rows we trust, and reasons for those we don't.

No tables and no Django: what is done with a row is `people.actions.importing`'s.
"""
