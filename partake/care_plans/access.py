"""Who may do what with a plan. Each answer guards the action, shows or hides its button, and explains the refusal."""

from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.care_plans.domain.contents import IF_WORSE, Kind
from partake.care_plans.domain.preparing import PaperKind
from partake.kernel.actor import Actor, ActorKind
from partake.kernel.ref import Ref
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode
from partake.people import access_representing as representing
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.queries.capacity import cannot_decide

# Whose job it is to plan with people. A charity's link worker may lead the planning as a nurse may.
PLANS_WITH_PEOPLE = frozenset(
    {RoleCode.PRACTITIONER, RoleCode.CARE_COORDINATOR, RoleCode.HEALTH_COACH, RoleCode.LINK_WORKER}
)
KEEPS_LOCAL_SUPPORT = PLANS_WITH_PEOPLE | {RoleCode.RECORDS_LEAD, RoleCode.PLACE_ADMINISTRATOR}
HELPS_TO_WRITE = PLANS_WITH_PEOPLE | {RoleCode.VOLUNTEER_SUPPORTER}


def can_see_plan(record: OpenRecord) -> Verdict:
    return record.can_see(Part.PLAN)


def can_see_if_worse(record: OpenRecord) -> Verdict:
    """What to do if things change opens with the part of that name too: an emergency opens it and nothing else."""
    return record.can_see(Part.IF_I_GET_WORSE)


def can_write_plan(record: OpenRecord) -> Verdict:
    """The plan is the person's, so they may start it and change it alone. Those who plan with them may write it
    down with them, and a volunteer supporter may help; each is named. What was agreed stays until both agree again."""
    return _living(record) and can_see_plan(record) and _writes(record)


def can_write_joined(record: OpenRecord) -> Verdict:
    """A plan from a record that was joined with this one is kept as it was, beside the one that goes on."""
    first = record.person.first_name
    return no(
        gettext("It was written in another record of %(first)s’s. The plan that goes on is the other one.")
        % {"first": first},
        heading=gettext("You can read this earlier plan, but you can’t change it"),
        ways_on=(WayOn(gettext("Write what still counts in the plan that goes on.")),),
    )


def _writes(record: OpenRecord) -> Verdict:
    if record.is_own or (record.is_staff and record.actor.has_role(*HELPS_TO_WRITE)):
        return YES
    first = record.person.first_name
    return no(
        gettext("%(first)s and the people who plan with %(first)s write the plan.") % {"first": first},
        heading=gettext("You can read %(first)s’s plan, but you can’t change it") % {"first": first},
        ways_on=(
            WayOn(gettext("Tell %(first)s what you would change. They can write it in any day.") % {"first": first}),
        ),
    )


def can_write_line(record: OpenRecord, kind: Kind) -> Verdict:
    """What to do if things change or get worse is also kept from whoever may not see that part."""
    return can_write_plan(record) and (can_see_if_worse(record) if kind in IF_WORSE else YES)


def can_ask_about_test(record: OpenRecord) -> Verdict:
    """Whoever may say how a test is going may ask what became of it."""
    return can_write_line(record, Kind.TEST)


def can_agree_for_themselves(record: OpenRecord) -> Verdict:
    """Only the person agrees for the person. Their practice may write down what they said, and they are sent it."""
    living = _living(record) and can_see_plan(record)
    if not living:
        return living
    at_their_practice = any(grant.basis is Basis.REGISTRATION for grant in record.grants)
    if record.is_own or (at_their_practice and record.actor.has_role(RoleCode.PRACTITIONER, RoleCode.CARE_COORDINATOR)):
        return YES
    first = record.person.first_name
    return no(
        gettext("Only %(first)s can agree for %(first)s.") % {"first": first},
        heading=gettext("You can see %(first)s’s plan, but you can’t agree it for them") % {"first": first},
        ways_on=(
            WayOn(
                gettext(
                    "Ask %(first)s to read it. They can agree online, by phone or on paper, through their practice."
                )
                % {"first": first}
            ),
        ),
    )


def can_agree_for_them(record: OpenRecord, about: Ref) -> Verdict:
    """One with a power that decides, while the person was found unable to decide this version; or their practice,
    writing down what that one said, on the same finding."""
    living = _living(record) and can_see_plan(record)
    if not living:
        return living
    if can_agree_for_themselves(record) and not record.is_own:
        checked = cannot_decide(record.person.pk, about) is not None
        return YES if checked else representing.nobody_checked(record)
    return representing.can_decide_for(record, about)


def can_agree_as_professional(record: OpenRecord) -> Verdict:
    living = _living(record) and can_see_plan(record)
    if not living:
        return living
    if record.is_staff and record.actor.has_role(*PLANS_WITH_PEOPLE):
        return YES
    return no(
        gettext("A professional who planned it with them agrees beside them."),
        heading=gettext("You can see this plan, but you can’t agree it as a professional"),
    )


def can_offer_plan(record: OpenRecord) -> Verdict:
    return can_agree_as_professional(record)


def can_lead_talk(record: OpenRecord) -> Verdict:
    """Whoever plans with people plans a talk, leads it, and writes down whether it was held; a charity's link worker as
    a nurse does."""
    living = _living(record) and can_see_plan(record)
    if not living or (record.is_staff and record.actor.has_role(*PLANS_WITH_PEOPLE)):
        return living
    first = record.person.first_name
    return no(
        gettext("A talk about the plan is planned by somebody whose job is to plan with people."),
        heading=gettext("You can see when %(first)s talks about the plan, but you can’t change it") % {"first": first},
        ways_on=(WayOn(gettext("To ask for a talk, or for another day, ask a question from the plan.")),),
    )


def can_ask_question(record: OpenRecord) -> Verdict:
    """The person asks; whoever helps them to write may write it down for them, and is named."""
    return _living(record) and can_see_plan(record) and _writes(record)


def can_answer_question(record: OpenRecord) -> Verdict:
    """Anyone who plans with the person and can see the plan may answer, so that nobody waits for one who is away."""
    living = _living(record) and can_see_plan(record)
    if not living or (record.is_staff and record.actor.has_role(*PLANS_WITH_PEOPLE)):
        return living
    return no(
        gettext("Questions about a plan are answered by those whose job is to plan with people."),
        heading=gettext("You can read this question, but you can’t answer it"),
    )


def can_write_update(record: OpenRecord) -> Verdict:
    return can_write_plan(record)


def can_keep_local_support(actor: Actor) -> Verdict:
    """What is there nearby is kept by the place's administrators and by those who plan with people in it."""
    if actor.has_role(*KEEPS_LOCAL_SUPPORT):
        return YES
    return no(
        gettext("Local support is kept by place administrators and by those who plan with people."),
        heading=gettext("You can’t change what local support is shown"),
    )


def can_say_involvement(record: OpenRecord) -> Verdict:
    """How much somebody wants to decide is theirs to say; who plans with them may write down what they said."""
    return _living(record) and can_see_plan(record) and _writes(record)


def can_prepare(record: OpenRecord) -> Verdict:
    """The person gets ready themselves. Whoever they let see their plan may help, at work or as somebody close, and
    is named."""
    may = _living(record) and can_see_plan(record)
    if not may or record.is_own or not record.is_staff or record.actor.has_role(*HELPS_TO_WRITE):
        return may
    first = record.person.first_name
    return no(
        gettext("%(first)s, and those who help %(first)s write, get ready for a talk.") % {"first": first},
        heading=gettext("You can read what %(first)s prepared, but you can’t write it") % {"first": first},
        ways_on=(WayOn(gettext("Ask whoever plans with %(first)s to write it down with them.") % {"first": first}),),
    )


def can_invite_to_prepare(record: OpenRecord) -> Verdict:
    """Whoever plans with people may ask them to get ready, and may say that a talk used what was prepared."""
    living = _living(record) and can_see_plan(record)
    if not living or (record.is_staff and record.actor.has_role(*PLANS_WITH_PEOPLE)):
        return living
    first = record.person.first_name
    return no(
        gettext("Somebody who plans with people for their job does this."),
        heading=gettext("You can see %(first)s’s plan, but you can’t ask them to get ready for a talk")
        % {"first": first},
    )


def can_look_for_paper(actor: Actor) -> Verdict:
    """Whoever helps people write looks for a paper by its code, and finds only what they may see."""
    if not actor.roles or actor.person_id is not None or actor.has_role(*HELPS_TO_WRITE):
        return YES
    return no(
        gettext("Somebody who plans with people, or helps them write, types in what is on paper."),
        heading=gettext("You can’t type in paper that came back"),
    )


def can_key_in(record: OpenRecord, kind: PaperKind) -> Verdict:
    """What was written on a sheet, or beside a plan, is typed in by whoever might have written it on a screen."""
    return can_prepare(record) if kind is PaperKind.SHEET else can_write_plan(record)


def can_list_caseload(actor: Actor) -> Verdict:
    """The list is for those whose job is to plan with people; what is on it is what each of them may open."""
    if actor.has_role(*PLANS_WITH_PEOPLE):
        return YES
    return no(
        gettext("Only people whose job is to plan with others have a list of those they plan with."),
        heading=gettext("You can’t see a list of people and plans"),
    )


# Who answers for a practice, and sees its counts; a place administrator sees every practice's. None is about a person.
ANSWERS_FOR_A_PRACTICE = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.RECORDS_LEAD, RoleCode.ASSURANCE_LEAD})


def can_see_counts(actor: Actor, organisation_id: int) -> Verdict:
    mine = actor.has_role(*ANSWERS_FOR_A_PRACTICE, organisation_id=organisation_id)
    if mine or actor.has_role(RoleCode.PLACE_ADMINISTRATOR):
        return YES
    return no(
        gettext("Counts of plans are for those who answer for a practice, and for the place’s administrators."),
        heading=gettext("You can’t see this practice’s counts"),
    )


def can_see_some_counts(actor: Actor) -> Verdict:
    """Whether they answer for any practice; each page then asks for its own."""
    if actor.has_role(*ANSWERS_FOR_A_PRACTICE, RoleCode.PLACE_ADMINISTRATOR):
        return YES
    return no(
        gettext("Counts of plans are for those who answer for a practice, and for the place’s administrators."),
        heading=gettext("You can’t see counts of plans"),
    )


def can_count(actor: Actor) -> Verdict:
    """Only the system counts: nobody chooses when, so nobody can count once with somebody and once without."""
    return YES if actor.kind is ActorKind.SYSTEM else no(gettext("Counts are made when a quarter is over."))


def _living(record: OpenRecord) -> Verdict:
    if record.person.died_on is None:
        return YES
    first = record.person.first_name
    return no(
        gettext("%(first)s has died.") % {"first": first},
        heading=gettext("You can read %(first)s’s plan, but you can’t change it") % {"first": first},
    )
