"""Tables of feedback: the page of a service."""

from partake.feedback.models.pages import FeedbackPage

__all__ = ["FeedbackPage"]
