"""Scores from answers, each by its published rule and under its own name.

`friends_and_family` (three series that never join), `surveys` (the adult inpatient survey), `wellbeing`
(ONS4), `long_term_conditions` (supported to manage), `activation` (levels from licensed scores) and
`goals` (goal attainment). Import the module of the measure; this package imports none of them.
"""

__all__: list[str] = []
