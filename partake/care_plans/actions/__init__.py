"""Writes about plans, by subject. Each is one verb, atomic, in the order may · decide · write · record · tell."""
