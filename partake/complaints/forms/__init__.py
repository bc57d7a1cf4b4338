"""A POST into typed values, by subject."""
