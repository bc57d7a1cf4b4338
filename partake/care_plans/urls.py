"""Addresses of a person's plan, all under their own public id; and of lists and counts across people."""

from django.urls import include, path

from partake.care_plans.views import answers, caseload, counting, lines, paper, plan, undertaking

app_name = "care_plans"

one_plan = [
    path("start", plan.start, name="start"),
    path("versions", plan.versions, name="versions"),
    path("versions/<int:number>", plan.plan, name="version"),
    path("joined/<uuid:joined>", plan.joined, name="joined"),
    path("joined/<uuid:joined>/<int:number>", plan.joined, name="joined_version"),
    path("changes/<int:before>/<int:after>", plan.changes, name="changes"),
    path("paper", paper.paper, name="paper"),
    path("paper/<str:size>", paper.download, name="download"),
    path("agree/<str:side>", answers.agree, name="agree"),
    path("differ/<str:side>", answers.differ, name="differ"),
    path("differences/<uuid:disagreement_id>/<str:side>", answers.view, name="view"),
    path("differences/<uuid:disagreement_id>", answers.settle, name="settle"),
    path("involvement", answers.involvement, name="involvement"),
    path("involved", answers.felt, name="felt"),
    path("offer", answers.offer, name="offer"),
    path("<str:kind>/add", lines.add, name="add_line"),
    path("<str:kind>/add/<uuid:above>", lines.add, name="add_line_under"),
    path("actions/<uuid:key>/taker", undertaking.taker, name="taker"),
    path("<str:kind>/<uuid:key>", lines.line, name="line"),
    path("<str:kind>/<uuid:key>/end", lines.end, name="end_line"),
    path("<str:kind>/<uuid:key>/progress", answers.say_progress, name="progress"),
    path("<str:kind>/<uuid:key>/<str:asked>", lines.question, name="question"),
]

urlpatterns = [
    path("people/<uuid:person_id>/plan", plan.plan, name="plan"),
    path("people/<uuid:person_id>/plan/", include(one_plan)),
    path("caseload", caseload.caseload, name="caseload"),
    path("caseload/<str:tab>", caseload.caseload, name="caseload_tab"),
    path("plan-counts", counting.practices, name="counts"),
    path("plan-counts/<uuid:organisation_id>/<str:quarter>", counting.counts, name="practice_counts"),
    path("plan-counts/<uuid:organisation_id>/<str:quarter>/csv", counting.copy, name="practice_counts_csv"),
]
