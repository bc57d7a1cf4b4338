"""What somebody leaving care wants their next team to know first, in their own words; who has it, and who read it."""
