from datetime import timedelta

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "partake.imports"

    def ready(self) -> None:
        from partake.correspondence.housekeeping import Job, add_job
        from partake.imports import jobs

        add_job(Job("work on files", timedelta(seconds=10), jobs.work_on_files))
        add_job(Job("forget files", timedelta(hours=1), jobs.forget_files_nobody_brought_in))
