"""Addresses of files that were brought in, under `/brought-in/<organisation>`."""

from django.urls import include, path

from partake.imports.views import files

app_name = "imports"

of_a_body = [
    path("", files.files, name="files"),
    path("counts", files.figures, name="figures"),
    path("give/<str:content>", files.give, name="give"),
    path("<uuid:file_id>", files.file, name="file"),
    path("<uuid:file_id>/columns", files.columns, name="columns"),
    path("<uuid:file_id>/services", files.services, name="services"),
    path("<uuid:file_id>/give-up", files.drop, name="drop"),
    path("<uuid:file_id>/take-out", files.take_out, name="take_out"),
]

urlpatterns = [path("", files.bodies, name="bodies"), path("<uuid:organisation_id>/", include(of_a_body))]
