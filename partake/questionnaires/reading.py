"""Quiet hints on how a question reads. They suggest; people who read it are the test."""

from django.utils.translation import gettext as _

from partake.methods.errors import MethodError
from partake.methods.readability import readability
from partake.questionnaires.domain import Content, Question


def hint(question: Question) -> str:
    """This will give what could be plainer in a question, or ""."""
    words = "\n".join([question.words, question.hint, *(one.words for one in question.options)])
    try:
        found = readability(words)
    except MethodError:
        return ""
    hard = [f"“{one.word}” (“{one.instead}”?)" if one.instead else f"“{one.word}”" for one in found.hard_words[:4]]
    said = [_("Words that may be hard: %s.") % ", ".join(hard)] if hard else []
    said += [_("One sentence has %s words.") % one.words for one in found.long_sentences[:1]]
    return " ".join(said)


def whole(content: Content) -> str:
    """This will say how hard the whole of it is, where it is hard and there is enough of it to say."""
    try:
        found = readability("\n".join(content.every_words))
    except MethodError:
        return ""
    return found.sentence if found.enough and not found.meets_aim else ""
