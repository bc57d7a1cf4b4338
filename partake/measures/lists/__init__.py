"""A file of results as a system exports it: from its bytes to rows we trust, and reasons for those we don't. What is
done with a row is `measures.actions.files`'s."""
