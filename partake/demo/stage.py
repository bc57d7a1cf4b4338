"""The stage before any scene: bodies, teams, staff in their jobs, people registered with their practice. Made by
the real actions, for the demonstration and for every test."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta

from partake.accounts.actions import add_user, show_by_role
from partake.accounts.models import User
from partake.demo.cast import ORGANISATIONS, PEOPLE, RELATIVES, SERVICES, STAFF, TEAMS, CastPerson, CastStaff
from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.organisations import actions as organisations
from partake.organisations.models import Organisation, Service, Team
from partake.organisations.queries import roles_of
from partake.people.actions import people
from partake.people.models import Person
from partake.people.queries.accounts import own_record_of

SETTING_UP = Actor.system("setting up the demonstration")


@dataclass
class Stage:
    """Who and what is on stage: rows by their key in the cast."""

    organisations: dict[str, Organisation]
    teams: dict[str, Team]
    services: dict[str, Service]
    users: dict[str, User]
    people: dict[str, Person]

    def actor(self, key: str) -> Actor:
        """This will give a character as the actor they are at this moment of the story."""
        user = self.users[key]
        roles = roles_of(user.pk, today=clock.today())
        return Actor(
            kind=ActorKind.STAFF if roles else ActorKind.PERSON,
            display_name=user.display_name,
            user_id=user.pk,
            person_id=own_record_of(user.pk),
            roles=roles,
        )


def days_ago(days: int, *, hour: int = 10, minute: int = 0) -> AbstractContextManager[None]:
    day = clock.today() - timedelta(days=days)
    return clock.fixed_day(day.year, day.month, day.day, hour, minute)


def set_the_stage() -> Stage:
    """This will make the cast: bodies, teams, staff with their jobs, and people registered with their practice."""
    stage = Stage({}, {}, {}, {}, {})
    with days_ago(400):
        for body in ORGANISATIONS:
            stage.organisations[body.key] = organisations.add_organisation(
                actor=SETTING_UP,
                name=body.name,
                kind=body.kind,
                ods_code=body.ods_code,
                phone=body.phone,
                email=body.email,
            )
        for team in TEAMS:
            stage.teams[team.key] = organisations.add_team(
                actor=SETTING_UP, organisation=stage.organisations[team.organisation], name=team.name, email=team.email
            )
        for service in SERVICES:
            stage.services[service.key] = organisations.add_service(
                actor=SETTING_UP, organisation=stage.organisations[service.organisation], name=service.name
            )
        for colleague in STAFF:
            _employ(stage, colleague)
        for person in PEOPLE:
            _register(stage, person)
        for relative in RELATIVES:
            stage.users[relative.key] = add_user(actor=SETTING_UP, email=relative.email, display_name=relative.name)
    return stage


def _employ(stage: Stage, character: CastStaff) -> None:
    user = add_user(
        actor=SETTING_UP,
        email=character.email,
        display_name=character.name,
    )
    stage.users[character.key] = user
    organisations.give_role(
        actor=SETTING_UP,
        user=user,
        organisation=stage.organisations[character.organisation],
        role=character.role,
        job_title=character.job_title,
        team=stage.teams.get(character.team),
    )
    if character.shown_by_role:
        show_by_role(actor=stage.actor(character.key), user=user, shown_by_role=True)


def _register(stage: Stage, character: CastPerson) -> None:
    person = people.add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations[character.practice],
        given_name=character.given_name,
        family_name=character.family_name,
        known_as=character.known_as,
        born_on=character.born_on,
        nhs_number=character.nhs_number,
        registered_on=date(2019, 4, 1),
    )
    stage.people[character.key] = person
    if character.signs_in:
        user = add_user(actor=SETTING_UP, email=character.email, display_name=character.name)
        stage.users[character.key] = user
        people.link_account(actor=stage.actor("ruth"), user=user, person=person)
