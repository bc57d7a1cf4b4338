from datetime import timedelta

from django.apps import AppConfig


class CarePlansConfig(AppConfig):
    name = "partake.care_plans"

    def ready(self) -> None:
        from partake.care_plans import jobs, upkeep
        from partake.correspondence.housekeeping import Job, add_job

        add_job(Job("remind of reviews and questions", timedelta(hours=1), jobs.run))
        add_job(Job("keep lists and counts of plans", timedelta(hours=1), upkeep.run))
