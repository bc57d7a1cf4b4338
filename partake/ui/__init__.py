"""How Partake looks, sounds and takes answers: page frame, components, forms, kind refusals.

Knows nothing about people's records. A room gives it frozen values and words; it gives back a page.
"""
