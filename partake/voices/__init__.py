"""One record of anything anyone told us, and what came of it.

A voice keeps where it came from, how its author came to be asked, what they allowed, who labelled it, and the answer.
What collects voices (forms, imports, consultations) stands above; what reads meaning from many is `insight`.
"""
