"""The words, states and rules of a plan. No Django, no clock, no tables."""
