"""Tables of questionnaires, their versions, and the answers people gave to one version."""

from partake.questionnaires.models.answering import Batch, Recording, Response, ResponseChange
from partake.questionnaires.models.asking import Questionnaire, QuestionnaireVersion

__all__ = ["Batch", "Questionnaire", "QuestionnaireVersion", "Recording", "Response", "ResponseChange"]
