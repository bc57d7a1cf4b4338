"""What a method says when it cannot give an honest answer."""


class MethodError(ValueError):
    """The input cannot give an honest answer; the message says which value, and why, in plain words."""
