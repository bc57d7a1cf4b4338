"""The words every room speaks: who acts, whether they may, what is pointed at, what time it is.

Nothing here knows about health records, pages or tables. If a thing needs a model, it belongs elsewhere.
"""
