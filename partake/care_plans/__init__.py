"""A person's own care and support plan: what they need, their goals, who does what, and what was agreed.

About me, how to communicate and people close to the person belong to `people`; this room reads them there.
"""
