"""Tables of feedback: the page of a service, and what guards it from a flood."""

from partake.feedback.models.pages import FeedbackPage, SentLately

__all__ = ["FeedbackPage", "SentLately"]
