"""Forms that draw themselves with the NHS components, keep what was typed, and ask kindly.

A form turns a POST into typed values. It never queries and never saves; what may be chosen is given to it.
"""

from partake.ui.forms.choosing import Checkboxes, Choice, Radios, Select, YesNo
from partake.ui.forms.day import Day
from partake.ui.forms.field import Field
from partake.ui.forms.file import File
from partake.ui.forms.form import Form
from partake.ui.forms.writing import Email, Number, Phone, Text, Textarea

__all__ = [
    "Checkboxes",
    "Choice",
    "Day",
    "Email",
    "Field",
    "File",
    "Form",
    "Number",
    "Phone",
    "Radios",
    "Select",
    "Text",
    "Textarea",
    "YesNo",
]
