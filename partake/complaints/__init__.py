"""Complaints under the rules of the NHS and of social care in England: taken, handled by the clock, answered, counted.

Papers of a complaint are kept here alone, apart from any care record and from other feedback.
"""
