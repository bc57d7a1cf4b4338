"""Tables of feedback: the page of a service, paper forms that came back, and notes of what people said aloud."""

from partake.feedback.models.notes import Notes
from partake.feedback.models.pages import FeedbackPage
from partake.feedback.models.paper import PaperForm, Pile

__all__ = ["FeedbackPage", "Notes", "PaperForm", "Pile"]
