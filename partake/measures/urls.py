"""Addresses of results. Those of one person are under `/people/<person>/results`."""

from django.urls import include, path

from partake.measures.views import files, results, targets

app_name = "measures"

of_one_person = [
    path("add", results.choose, name="choose"),
    path("add/<str:measure>", results.add, name="add"),
    path("of/<str:measure>", results.measure, name="measure"),
    path("of/<str:measure>/target", targets.target, name="target"),
    path("of/<str:measure>/target/end", targets.end, name="end_target"),
    path("strike/<uuid:result_id>", results.strike, name="strike"),
]

urlpatterns = [
    path("people/<uuid:person_id>/results", results.results, name="results"),
    path("people/<uuid:person_id>/results/", include(of_one_person)),
    path("results", files.files, name="files"),
    path("results/<uuid:file_id>", files.file, name="file"),
    path("results/<uuid:file_id>/rows-to-put-right", files.faulty, name="faulty"),
]
