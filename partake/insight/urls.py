"""Addresses of insight: a body's own pages under `/insight/<body>/`, what everyone sees under `/what-people-say/`."""

from django.urls import URLPattern, URLResolver, include, path

from partake.insight.views import (
    acting,
    changes,
    charts,
    comparing,
    exploring,
    known,
    missing,
    notices,
    open_data,
    public,
    services,
    theme_labels,
    theme_pages,
)

app_name = "insight"

themes = [
    path("", theme_pages.themes, name="themes"),
    path("framework", theme_pages.framework, name="framework"),
    path("framework/choose", theme_pages.choose_framework, name="choose_framework"),
    path("framework/bring", theme_pages.bring_framework, name="bring_framework"),
    path("framework/<str:framework_key>.toml", theme_pages.framework_file, name="framework_file"),
    path("to-label", theme_labels.queue, name="theme_queue"),
    path("said/<uuid:voice_id>", theme_labels.say_themes, name="say_themes"),
    path("said/<uuid:voice_id>/right", theme_labels.agree, name="agree_themes"),
    path("machine", theme_labels.card, name="theme_card"),
    path("machine/teach", theme_labels.teach, name="teach"),
    path("new", theme_pages.gathered, name="gathered"),
    path("new/<str:mark>", theme_pages.name_theme, name="name_theme"),
    path("new/<str:mark>/set-aside", theme_pages.set_aside, name="set_words_aside"),
]

charting: list[URLPattern] = [
    path("", services.services, name="services"),
    path("services/<uuid:service_id>", services.service, name="service"),
    path("chart/<str:subject_code>", charts.chart, name="chart"),
    path("chart/<str:subject_code>/csv", charts.chart_csv, name="chart_csv"),
    path("chart/<str:subject_code>/<str:size>", charts.chart_paper, name="chart_paper"),
    path("changes", changes.changes, name="changes"),
    path("changes/record", changes.record_change, name="record_change"),
    path("changes/<uuid:change_id>/strike", changes.strike_change, name="strike_change"),
    path("compare", comparing.compare, name="compare"),
    path("missing", missing.missing, name="missing"),
    path("published", notices.published, name="published"),
    path("published/<int:number>/wrong", notices.write_notice, name="write_notice"),
    path("published/wrong/<uuid:notice_id>", notices.check_notice, name="check_notice"),
]

of_acting: list[URLPattern] = [
    path("actions", acting.improvements, name="actions"),
    path("actions/start", acting.start, name="start_action"),
    path("actions/<uuid:improvement_id>", acting.improvement, name="action"),
    path("actions/<uuid:improvement_id>/going", acting.note, name="note_action"),
    path("actions/<uuid:improvement_id>/owner", acting.give, name="give_action"),
    path("actions/<uuid:improvement_id>/day", acting.move, name="move_action"),
    path("actions/<uuid:improvement_id>/done", acting.finish, name="finish_action"),
    path("actions/<uuid:improvement_id>/stop", acting.stop, name="stop_action"),
    path("actions/<uuid:improvement_id>/answer", acting.answer, name="answer_action"),
    path("actions/<uuid:improvement_id>/lasted", acting.lasted, name="action_lasted"),
    path("actions/<uuid:improvement_id>/words", acting.voices, name="action_voices"),
    path("actions/<uuid:improvement_id>/words/<uuid:voice_id>/leave-out", acting.leave_out, name="leave_out"),
]

for_anyone = [
    path("", public.public, name="public"),
    path("compare", public.compare, name="public_compare"),
    path("open-data", open_data.open_data, name="open_data"),
    path("open-data/latest/<str:cube>.<str:form>", open_data.latest, name="open_data_latest"),
    path("open-data/<int:number>/datapackage.json", open_data.description, name="open_data_description"),
    path("open-data/<int:number>/<str:cube>.<str:form>", open_data.file, name="open_data_file"),
]

of_exploring: list[URLPattern] = [
    path("explore", exploring.explore, name="explore"),
    path("explore/keep", exploring.keep, name="keep_question"),
    path("explore/kept/<uuid:question_id>/delete", exploring.delete, name="delete_question"),
    path("explore/file/<str:kind>", exploring.export, name="export_voices"),
    path("known", known.known, name="known"),
    path("known/<str:size>", known.known_paper, name="known_paper"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("what-people-say/", include(for_anyone)),
    path("insight/", services.mine, name="mine"),
    path("insight/<uuid:organisation_id>/", include([*charting, *of_acting, *of_exploring])),
    path("insight/<uuid:organisation_id>/surveys/", include("partake.insight.surveys.urls")),
    path("insight/<uuid:organisation_id>/themes/", include(themes)),
]
