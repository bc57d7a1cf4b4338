"""A POST into typed values, by subject. Forms never save and never query."""
