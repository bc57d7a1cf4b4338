"""Tables of insight: small sums of voices by month, which file of the dataset holds what, recorded changes, actions."""

from partake.insight.models.acting import Improvement, ImprovementNote, ImprovementVoice, SavedQuestion
from partake.insight.models.changes import RecordedChange
from partake.insight.models.cubes import AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth
from partake.insight.models.dataset import DatasetFile, Refresh
from partake.insight.models.publications import Notice, NoticeCheck, Publication, PublishedCell
from partake.insight.models.surveys import SurveyedBody, SurveyFile, SurveyResult
from partake.insight.models.themes import BodyFramework, OwnFramework, SetAside, TaughtModel, TwoViews

__all__ = [
    "AnswersMonth",
    "BodyFramework",
    "DatasetFile",
    "GroupsMonth",
    "HeardMonth",
    "Improvement",
    "ImprovementNote",
    "ImprovementVoice",
    "Notice",
    "NoticeCheck",
    "OwnFramework",
    "Publication",
    "PublishedCell",
    "RecordedChange",
    "Refresh",
    "SavedQuestion",
    "SetAside",
    "SurveyFile",
    "SurveyResult",
    "SurveyedBody",
    "TaughtModel",
    "ThemesMonth",
    "TwoViews",
]
