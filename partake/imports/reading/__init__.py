"""From a file to rows that may go in, or to what is wrong with them. Nothing here writes."""
