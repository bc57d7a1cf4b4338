"""`python -m partake import survey FILE.csv --survey gpps_2025 --organisation CODE --as EMAIL`: brings in a year of a
national survey."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from partake.accounts.models import User
from partake.insight.actions.surveys import bring_in_survey
from partake.insight.surveys.bringing import read_file
from partake.insight.surveys.catalogue import Mapping, mappings
from partake.insight.surveys.reading import ReadFile
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.organisations.queries import get_organisation_by_code


class Command(BaseCommand):
    help = (
        "Bring in a year of a national survey from the file its publisher gives away. With a fault, nothing comes in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV file, as it was published")
        parser.add_argument("--survey", required=True, choices=sorted(mappings()), help="which survey and year it is")
        parser.add_argument(
            "--profile", type=Path, help="of people's answers: how many patients of each kind there are"
        )
        parser.add_argument("--organisation", required=True, help="the organisation (ODS) code of your own body")
        parser.add_argument("--as", dest="email", required=True, help="the email address you sign in with")

    def handle(
        self, *, file: Path, survey: str, profile: Path | None = None, organisation: str, email: str, **_: object
    ) -> None:
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody here signs in as {email}.")
        for path in (file, profile):
            if path is not None and not path.is_file():
                raise CommandError(f"There is no file {path}.")
        mapping = mappings()[survey]
        try:
            body = get_organisation_by_code(organisation)
            found = _read(file, profile, mapping)
            self._say_faults(found)
            actor = import_string(settings.ACTOR_OF)(user)
            kept = bring_in_survey(actor=actor, organisation=body, found=found, file_name=file.name)
        except Rejected as wrong:
            named = profile.name if wrong.field == "profile" and profile else file.name
            raise CommandError(f"{named}: {wrong}") from None
        except Refused as wrong:
            raise CommandError(wrong.verdict.reason) from None
        except NotFound:
            raise CommandError(f"There is no organisation with the code {organisation}.") from None
        self.stdout.write(f"{mapping.survey.name} {mapping.year}: {kept.bodies:,} {mapping.survey.bodies}.")
        if not mapping.verified:
            self.stdout.write("Its columns are not checked against the publisher’s own list: every page says so.")

    def _say_faults(self, found: ReadFile) -> None:
        for one in found.faults:
            self.stderr.write(f"Row {one.row}, {one.column or 'the whole row'}: {one.words}")
        if found.faulty > len(found.faults):
            self.stderr.write(f"{found.faulty:,} in all.")


def _read(file: Path, profile: Path | None, mapping: Mapping) -> ReadFile:
    if profile is None and mapping.has_answers:
        raise CommandError("Answers are weighted to the country’s patients: give their numbers with --profile.")
    with file.open("rb") as source:
        if profile is None:
            return read_file(mapping, source, None)
        with profile.open("rb") as country:
            return read_file(mapping, source, country)
