"""Getting ready for a talk as pages say it."""

from django.utils.translation import gettext, ngettext

from partake.care_plans.domain.preparing import PREPARES_WORDS, PreparationState, PreparesHow
from partake.care_plans.queries.preparation import AnswerNow, PreparationNow
from partake.people.door import OpenRecord
from partake.ui import words


def standing(now: PreparationNow | None, record: OpenRecord) -> str:
    """This will say in a sentence or two where getting ready stands: the talk, who asked, and how far it is."""
    first = record.person.first_name
    if now is None or not now.is_open:
        return gettext("Nothing is open now.")
    said = []
    if now.talk_on:
        said.append(gettext("The talk is on %(day)s.") % {"day": words.weekday_day(now.talk_on)})
    if now.invited_at:
        asked = {"who": now.invited_by, "first": first, "day": words.day(now.invited_at)}
        mine, theirs = gettext("%(who)s asked you on %(day)s."), gettext("%(who)s asked %(first)s on %(day)s.")
        said.append((mine if record.is_own else theirs) % asked)
    if now.state is PreparationState.READY and now.ready_at:
        mine, theirs = gettext("You said on %(day)s that you are ready."), gettext("%(first)s is ready, since %(day)s.")
        said.append((mine if record.is_own else theirs) % {"first": first, "day": words.day(now.ready_at)})
    if now.how and now.how != PreparesHow.ON_SCREEN:
        how = gettext(PREPARES_WORDS[PreparesHow(now.how)]).lower()
        mine, theirs = gettext("You said: %(how)s."), gettext("%(first)s said: %(how)s.")
        said.append((mine if record.is_own else theirs) % {"how": how, "first": first})
    return " ".join([*said, *([] if now.state is PreparationState.READY else [count(now)])])


def count(now: PreparationNow) -> str:
    """This will say how much is answered."""
    answered = sum(1 for one in now.answers.values() if one.said)
    if not answered:
        return gettext("Nothing is answered yet.")
    return ngettext(
        "%(done)s of %(count)s questions is answered.", "%(done)s of %(count)s questions are answered.", answered
    ) % {"done": answered, "count": len(now.answers)}


def saved_by(answer: AnswerNow) -> str:
    """This will name who saved what stands now."""
    last = answer.said[-1] if answer.said else None
    return (last.helped_by or last.who) if last else ""
