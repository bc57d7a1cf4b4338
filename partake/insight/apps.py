from datetime import timedelta

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "partake.insight"

    def ready(self) -> None:
        from partake.audit import append_only
        from partake.correspondence.housekeeping import Job, add_job
        from partake.insight import jobs
        from partake.insight.between import BETWEEN
        from partake.insight.models import Notice, NoticeCheck, Publication, PublishedCell
        from partake.insight.questions import WAY as CHART
        from partake.insight.themes.from_a_voice import WAY
        from partake.questionnaires.ways_on import add_way_on as add_way_on_from_answers
        from partake.voices.ways_on import add_between, add_way_on

        add_job(Job("refresh figures", timedelta(minutes=10), jobs.refresh_figures))
        add_job(Job("publish figures", timedelta(hours=6), jobs.publish_figures))
        add_job(Job("learn from labels", timedelta(hours=12), jobs.learn_from_labels))
        add_way_on(WAY)
        add_way_on_from_answers(CHART)
        append_only.guard(Publication, "number", "quarter")
        append_only.guard(PublishedCell)
        append_only.guard(Notice, "public_id")
        append_only.guard(NoticeCheck, "notice_id")
        add_between(BETWEEN)
