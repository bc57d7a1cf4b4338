"""How somebody at work signs what anyone may read."""

from partake.accounts.models import User
from partake.kernel.actor import Actor


def signed(actor: Actor, organisation_id: int) -> str:
    """This will give a name and a job; or the job alone, for staff at risk who are shown by it."""
    job = next((role.job_title for role in actor.roles if role.organisation_id == organisation_id), "")
    if job and User.objects.filter(pk=actor.user_id or 0, shown_by_role=True).exists():
        return job[:200]
    return ", ".join(part for part in (actor.display_name, job) if part)[:200]


def signed_with_body(actor: Actor) -> str:
    """This will give somebody at work with their job and whom they work for; staff at risk by their job alone."""
    job = actor.main_role
    if job and User.objects.filter(pk=actor.user_id or 0, shown_by_role=True).exists():
        return f"{job.job_title}, {job.organisation_name}"[:200]
    return actor.name_and_job
