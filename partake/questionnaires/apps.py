from datetime import timedelta

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "partake.questionnaires"

    def ready(self) -> None:
        from partake.correspondence.housekeeping import Job, add_job
        from partake.questionnaires import jobs

        add_job(Job("forget unfinished answers", timedelta(hours=6), jobs.forget_unfinished_answers))
