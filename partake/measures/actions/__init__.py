"""What is done with results: one verb each, and every one leaves an event."""
