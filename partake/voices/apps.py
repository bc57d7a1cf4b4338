from datetime import timedelta

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "partake.voices"

    def ready(self) -> None:
        from partake.correspondence.housekeeping import Job, add_job
        from partake.voices import jobs

        add_job(Job("tell of concerns again", timedelta(minutes=1), jobs.tell_of_concerns_again))
        add_job(Job("hear answers", timedelta(seconds=30), jobs.hear_answers))
        add_job(Job("tell authors", timedelta(seconds=10), jobs.tell_authors))
        add_job(Job("forget letters to authors", timedelta(hours=1), jobs.forget_letters_to_authors))
