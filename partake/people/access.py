"""Who may do what in a person's record. Each answer guards the action, shows or hides its button, and explains
the refusal."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import CARE_ROLES, EMERGENCY_ROLES, RoleCode
from partake.organisations.models import Organisation
from partake.people.access_representing import can_decide_for
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.following import rooms_that_follow
from partake.people.headings import Heading
from partake.people.models import CareRelationship, LookQuestion, Merge, Person, PersonAccount, PossibleDuplicate
from partake.people.queries.capacity import sharing_ref
from partake.people.queries.registration import is_written_since, practice_of

# Jobs that write down, for somebody who asked them to, what that person decided.
WRITES_FOR_PEOPLE = frozenset({RoleCode.PRACTITIONER, RoleCode.CARE_COORDINATOR, RoleCode.RECORDS_LEAD})

NHS_NUMBER_BASES = frozenset({Basis.REGISTRATION, Basis.CARE_TEAM, Basis.REFERRAL})


def _looks_after(record: OpenRecord, *bases: Basis) -> bool:
    """Whether the actor is here because their organisation looks after the person, in a job that writes for them."""
    return any(grant.basis in bases for grant in record.grants) and record.actor.has_role(*WRITES_FOR_PEOPLE)


def _ask_them(record: OpenRecord) -> tuple[WayOn, ...]:
    first = record.person.first_name
    return (
        WayOn(gettext("Ask %(first)s to do it. They can do it online, by phone or on paper.") % {"first": first}),
        WayOn(gettext("If %(first)s can no longer decide this, talk to their GP practice.") % {"first": first}),
    )


def can_share_record(record: OpenRecord) -> Verdict:
    """Sharing is the person's to decide. Their practice may write down what they asked for by phone, on paper or
    face to face, because those count exactly as online does. One with the power to decide may, on a day when the
    person was found unable to decide this."""
    first = record.person.first_name
    if record.person.died_on is not None:
        return no(
            gettext("%(first)s has died. Nothing new can be shared.") % {"first": first},
            heading=gettext("You can read %(first)s’s record, but you can’t share it") % {"first": first},
        )
    if record.is_own or _looks_after(record, Basis.REGISTRATION):
        return YES
    if record.speaks_by is not None:
        return can_decide_for(record, sharing_ref(record.person.id))
    return no(
        gettext(
            "%(first)s decides who sees their record. "
            "Only %(first)s, or their GP practice when %(first)s asks, can change it."
        )
        % {"first": first},
        heading=gettext("You can see some of %(first)s’s record, but you can’t decide who else does")
        % {"first": first},
        ways_on=_ask_them(record),
    )


def can_see_who_looked(record: OpenRecord) -> Verdict:
    """The list of looks is the person's own: staff reading it would learn who else they see."""
    if record.is_own:
        return YES
    first = record.person.first_name
    return no(
        gettext("The list of who looked belongs to %(first)s alone.") % {"first": first},
        heading=gettext("You can see some of %(first)s’s record, but not who looked at it") % {"first": first},
        ways_on=(WayOn(gettext("%(first)s can show you, or print it.") % {"first": first}),),
    )


def can_change_details(record: OpenRecord) -> Verdict:
    """How to reach somebody is kept right by them, or by the practice they are registered with."""
    if record.is_own or _looks_after(record, Basis.REGISTRATION):
        return YES
    first = record.person.first_name
    return no(
        gettext("%(first)s’s details are kept by %(first)s and their GP practice.") % {"first": first},
        heading=gettext("You can see %(first)s’s details, but you can’t change them") % {"first": first},
        ways_on=_ask_them(record),
    )


def can_change_identity(record: OpenRecord) -> Verdict:
    """A date of birth and an NHS number say which record is whose, so the practice checks before it changes them."""
    if not record.is_own and _looks_after(record, Basis.REGISTRATION):
        return YES
    return no(
        gettext("The GP practice changes these, after checking them, so that two people’s records are never mixed up."),
        heading=gettext("You can see this, but you can’t change it here"),
        ways_on=(WayOn(gettext("Tell the GP practice what is wrong. They must put it right.")),),
    )


def can_see_nhs_number(record: OpenRecord) -> Verdict:
    """It opens other systems, so those who only help do not need it."""
    if record.is_own or any(grant.basis in NHS_NUMBER_BASES for grant in record.grants):
        return YES
    return no(
        gettext("The NHS number is for %(first_name)s and for those who give them care.")
        % {"first_name": record.person.first_name},
        heading=gettext("You can see some of this record, but not the NHS number"),
        ways_on=_ask_them(record),
    )


def can_record_need(record: OpenRecord) -> Verdict:
    """Everyone who gives care must ask, and write down the answer (Accessible Information Standard, DAPB1605)."""
    if record.is_own or _looks_after(record, Basis.REGISTRATION, Basis.CARE_TEAM):
        return YES
    first = record.person.first_name
    return no(
        gettext("%(first)s, or a team that gives %(first)s care, writes these down.") % {"first": first},
        heading=gettext("You can see how to communicate with %(first)s, but you can’t change it") % {"first": first},
        ways_on=_ask_them(record),
    )


def can_write_words(record: OpenRecord) -> Verdict:
    """The words are the person's. Their practice may type what they said or wrote on paper, and a volunteer
    supporter may help; both are named as helping, never as the author."""
    if record.is_own or _looks_after(record, Basis.REGISTRATION):
        return YES
    if record.actor.has_role(RoleCode.VOLUNTEER_SUPPORTER) and any(g.basis is Basis.SHARE for g in record.grants):
        return YES
    first = record.person.first_name
    return no(
        gettext("These are %(first)s’s own words. Writing them is theirs to do.") % {"first": first},
        heading=gettext("You can read %(first)s’s words, but you can’t change them") % {"first": first},
        ways_on=_ask_them(record),
    )


def can_add_media(record: OpenRecord, heading: Heading) -> Verdict:
    """A picture or a sound says something in About me. What to do in an emergency is words alone: nobody has time to
    listen, and paper has no sound."""
    if heading.part is not Part.ABOUT_ME:
        return no(
            gettext("In an emergency people read. There may be no time to look at a picture or listen."),
            heading=gettext("You can write here, but you can’t add a picture or a sound"),
            ways_on=(WayOn(gettext("Add it to About me instead.")),),
        )
    return can_write_words(record)


def can_erase_media(record: OpenRecord) -> Verdict:
    """Nothing brings it back, so it is for the person, or for the practice that they ask or that must act: a picture
    can show where somebody hides, or be of somebody who never agreed to it."""
    if record.is_own or _looks_after(record, Basis.REGISTRATION):
        return YES
    first = record.person.first_name
    return no(
        gettext("Only %(first)s, or their GP practice, can delete a picture or a sound for good.") % {"first": first},
        heading=gettext("You can see this, but you can’t delete it for good"),
        ways_on=_ask_them(record),
    )


def can_answer_background(record: OpenRecord) -> Verdict:
    """Each answer is the person's to give, to refuse and to take back. Their practice may write down what they
    said."""
    if record.is_own or _looks_after(record, Basis.REGISTRATION):
        return YES
    first = record.person.first_name
    return no(
        gettext("These answers are %(first)s’s to give.") % {"first": first},
        heading=gettext("You can see %(first)s’s answers, but you can’t change them") % {"first": first},
        ways_on=_ask_them(record),
    )


def can_send_right(record: OpenRecord) -> Verdict:
    """Anyone may ask for a right in writing for themselves; those who give care may send it to the person."""
    return YES if record.is_own else can_tell_rights(record)


def can_see_rights_told(record: OpenRecord) -> Verdict:
    """Which rights somebody asked about says something of them, so those who only help do not see it."""
    if can_send_right(record):
        return YES
    first = record.person.first_name
    return no(
        gettext("What %(first)s was told is for %(first)s and for the teams that give %(first)s care.")
        % {"first": first},
        heading=gettext("You can see some of %(first)s’s record, but not what %(first)s was told") % {"first": first},
        ways_on=(WayOn(gettext("Anyone can read the rights themselves."), reverse("people:rights")),),
    )


def can_tell_rights(record: OpenRecord) -> Verdict:
    if _looks_after(record, Basis.REGISTRATION, Basis.CARE_TEAM):
        return YES
    return no(
        gettext("Telling somebody their rights is written down by those who give them care."),
        heading=gettext("You can read these rights, but you can’t record that they were told"),
    )


def can_open_in_emergency(actor: Actor) -> Verdict:
    if actor.has_role(*EMERGENCY_ROLES):
        return YES
    return no(
        gettext("Emergency access is for practitioners who are treating the person now."),
        heading=gettext("You can’t use emergency access"),
        ways_on=(
            WayOn(gettext("Ask a practitioner you work with to open it.")),
            WayOn(gettext("In an emergency call 999.")),
        ),
    )


def can_answer_look_question(actor: Actor, question: LookQuestion) -> Verdict:
    if actor.has_role(RoleCode.RECORDS_LEAD, organisation_id=question.organisation_id or -1):
        return YES
    return no(
        gettext("The records lead of the organisation that looked answers."),
        heading=gettext("You can’t answer this question"),
    )


def can_answer_for_a_body(actor: Actor) -> Verdict:
    """Whether they answer questions about looks at all; each question then asks for its own organisation."""
    if actor.has_role(RoleCode.RECORDS_LEAD):
        return YES
    return no(
        gettext("The records lead of the organisation that looked answers these questions."),
        heading=gettext("You can’t answer questions about looks"),
    )


def can_keep_list(actor: Actor, organisation_id: int) -> Verdict:
    """Bringing in a practice's list, and settling possible duplicates in it."""
    if actor.has_role(RoleCode.RECORDS_LEAD, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Only an organisation’s records lead brings in its list and settles possible duplicates."),
        heading=gettext("You can’t change this organisation’s list"),
    )


def can_merge(actor: Actor, duplicate: PossibleDuplicate) -> Verdict:
    """Only while both are this organisation's to keep, and nobody could sign in to a record as somebody else."""
    kept = can_keep_list(actor, duplicate.organisation_id)
    if not kept:
        return kept
    both = (duplicate.first_id, duplicate.second_id)
    if any(practice_of(pk) not in (duplicate.organisation_id, None) for pk in both):
        return no(
            gettext("One of them is registered with another practice now."),
            heading=gettext("You can’t join these records"),
            ways_on=(WayOn(gettext("Talk to the other practice’s records lead.")),),
        )
    if PersonAccount.objects.filter(person_id__in=both).count() == len(both):
        return no(
            gettext("Both records have a sign-in of their own, so two people may be using them."),
            heading=gettext("You can’t join these records"),
            ways_on=(WayOn(gettext("Ask them which sign-in they use, and close the other first.")),),
        )
    if any(_is_held_above(pk) for pk in both):
        return no(
            gettext("One of these records holds something that joining can’t move yet."),
            heading=gettext("You can’t join these records"),
            ways_on=(WayOn(gettext("Share what each holds with those who need it until it can.")),),
        )
    return YES


def _is_held_above(person_pk: int) -> bool:
    """Whether a higher room that does not follow people keeps rows about this one: nothing would move them."""
    follow = rooms_that_follow() | {Person._meta.app_label}
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: person_pk}).exists()
        for relation in Person._meta.related_objects
        if relation.related_model._meta.app_label not in follow
    )


def can_split(actor: Actor, merge: Merge) -> Verdict:
    """Only while nothing new was written: after that nobody could say whose it is."""
    kept = can_keep_list(actor, merge.organisation_id)
    if not kept or merge.undone_at is not None:
        return kept
    if is_written_since(merge):
        return no(
            gettext(
                "Something was written in the joined record since. Nobody could say which of the two it belongs to."
            ),
            heading=gettext("You can’t part these records again"),
            ways_on=(WayOn(gettext("Put right by hand what is in the wrong record, with the people it is about.")),),
        )
    return YES


def can_start_relationship(actor: Actor, person: Person, organisation: Organisation, basis: Basis) -> Verdict:
    """A practice registers people through its list. A team is brought in by a practice that already looks after
    the person, so that nobody can give themselves sight of a stranger."""
    if basis is Basis.REGISTRATION:
        return can_keep_list(actor, organisation.pk)
    practice = practice_of(person.pk)
    if practice is not None and actor.has_role(*WRITES_FOR_PEOPLE, organisation_id=practice):
        return YES
    return no(
        gettext("Only the GP practice that looks after somebody can bring another team into their care."),
        heading=gettext("You can’t bring a team into this person’s care"),
    )


def can_end_relationship(actor: Actor, relationship: CareRelationship) -> Verdict:
    if actor.has_role(*WRITES_FOR_PEOPLE, organisation_id=relationship.organisation_id):
        return YES
    practice = practice_of(relationship.person_id)
    if practice is not None and actor.has_role(*WRITES_FOR_PEOPLE, organisation_id=practice):
        return YES
    return no(
        gettext("Only those looking after somebody, or their GP practice, can say that this has ended."),
        heading=gettext("You can’t end this team’s care"),
    )


def can_link_account(actor: Actor, person: Person) -> Verdict:
    practice = practice_of(person.pk)
    if practice is not None and actor.has_role(*WRITES_FOR_PEOPLE, organisation_id=practice):
        return YES
    return no(
        gettext("A sign-in is linked to a record by the person’s GP practice, after checking who they are."),
        heading=gettext("You can’t link a sign-in to this record"),
    )


def can_invite_person(record: OpenRecord) -> Verdict:
    """The practice checks who somebody is before it lets them in to their own record."""
    if record.person.died_on is not None:
        return no(
            gettext("%(first_name)s has died, so nobody can sign in as them.")
            % {"first_name": record.person.first_name},
            heading=gettext("You can read this record, but you can’t set up a sign-in"),
        )
    if not record.is_own and _looks_after(record, Basis.REGISTRATION):
        return YES
    return no(
        gettext("A sign-in is linked to a record by the person’s GP practice, after checking who they are."),
        heading=gettext("You can’t set up a sign-in for this record"),
        ways_on=(WayOn(gettext("Ask the GP practice.")),),
    )


def can_record_death(record: OpenRecord) -> Verdict:
    """A death, or a move away, is recorded by the practice the person is registered with."""
    if not record.is_own and _looks_after(record, Basis.REGISTRATION):
        return YES
    return no(
        gettext("This is recorded by the GP practice."),
        heading=gettext("You can see this record, but you can’t record this"),
        ways_on=(WayOn(gettext("Tell the GP practice.")),),
    )


def can_find_people(actor: Actor) -> Verdict:
    """Finding people by name is for those whose job is to look after them."""
    if actor.has_role(*CARE_ROLES):
        return YES
    return no(
        gettext("Only people whose job is to look after others can look for them by name."),
        heading=gettext("You can’t look for people here"),
    )


def can_take_everything(record: OpenRecord) -> Verdict:
    """The copy is the person's own. Their practice may print it for somebody who asks for it on paper."""
    if record.is_own or _looks_after(record, Basis.REGISTRATION):
        return YES
    first = record.person.first_name
    return no(
        gettext("Everything Partake holds about %(first)s is %(first)s’s own to take away.") % {"first": first},
        heading=gettext("You can see some of %(first)s’s record, but you can’t take a copy of it") % {"first": first},
        ways_on=_ask_them(record),
    )
