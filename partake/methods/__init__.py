"""Partake's methods: pure mathematics for everything we ever tell people about numbers.

No Django, no clock, no settings, no files, no network. Plain functions take frozen values and give
frozen values back, and each names its published source. Import the module you need, for example
`from partake.methods import intervals`; importing this package imports nothing else.
"""
