from partake.imports.models.figures import PublishedFigure
from partake.imports.models.files import BroughtFile, ColumnChoice, ServiceName

__all__ = ["BroughtFile", "ColumnChoice", "PublishedFigure", "ServiceName"]
