"""The three ways in which somebody is followed up. A pathway is agreed, never worked out."""

from enum import StrEnum

from partake.kernel.texts import text


class PathwayName(StrEnum):
    """After the National Cancer Survivorship Initiative (2013), as the guidance on self-management tells it."""

    SELF_MANAGEMENT = "SELF_MANAGEMENT"
    SHARED_CARE = "SHARED_CARE"
    COMPLEX = "COMPLEX"


PATHWAY_WORDS: dict[PathwayName, str] = {
    PathwayName.SELF_MANAGEMENT: text("Supported self-management"),
    PathwayName.SHARED_CARE: text("Shared care"),
    PathwayName.COMPLEX: text("Complex case management"),
}
