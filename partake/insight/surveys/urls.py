"""Addresses of national surveys, under a body's own."""

from django.urls import URLPattern, path

from partake.insight.views import surveys

urlpatterns: list[URLPattern] = [
    path("", surveys.listed, name="surveys"),
    path("bring-in", surveys.bring_in, name="bring_in_survey"),
    path("files/<uuid:file_id>/take-out", surveys.take_out, name="take_out_survey"),
    path("<str:survey_code>/compare/<str:question_code>", surveys.compare, name="compare_survey"),
    path("<str:survey_code>/<str:code>", surveys.surveyed, name="surveyed"),
    path("<str:survey_code>/<str:code>/<str:question_code>", surveys.question, name="survey_question"),
]
