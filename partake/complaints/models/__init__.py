"""Tables of complaints."""

from partake.complaints.models.answers import Answer
from partake.complaints.models.complaints import Complainant, Complaint, ComplaintLink, HandOver, Paper

__all__ = ["Answer", "Complainant", "Complaint", "ComplaintLink", "HandOver", "Paper"]
