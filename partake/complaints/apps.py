from datetime import timedelta

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "partake.complaints"

    def ready(self) -> None:
        from partake.complaints import jobs
        from partake.correspondence.housekeeping import Job, add_job

        add_job(Job("warn of complaints’ clocks", timedelta(hours=1), jobs.warn_of_clocks))
        add_job(Job("forget letters to those who complained", timedelta(hours=1), jobs.forget_letters))
