"""Addresses of a person's plan, all under their own public id."""

from django.urls import include, path

from partake.care_plans.views import answers, card, lines, paper, papers, plan, preparing

app_name = "care_plans"

one_plan = [
    path("start", plan.start, name="start"),
    path("versions", plan.versions, name="versions"),
    path("versions/<int:number>", plan.plan, name="version"),
    path("changes/<int:before>/<int:after>", plan.changes, name="changes"),
    path("paper", paper.paper, name="paper"),
    path("paper/<str:size>", paper.download, name="download"),
    path("card", card.card, name="card"),
    path("card/<str:size>", card.download, name="card_download"),
    path("card/tests/<uuid:key>/ask", card.ask_about_test, name="ask_about_test"),
    path("pathway", card.pathway, name="pathway"),
    path("agree/<str:side>", answers.agree, name="agree"),
    path("differ/<str:side>", answers.differ, name="differ"),
    path("differences/<uuid:disagreement_id>/<str:side>", answers.view, name="view"),
    path("differences/<uuid:disagreement_id>", answers.settle, name="settle"),
    path("involvement", answers.involvement, name="involvement"),
    path("involved", answers.felt, name="felt"),
    path("offer", answers.offer, name="offer"),
    path("prepare", preparing.prepare, name="prepare"),
    path("prepare/start", preparing.start, name="prepare_start"),
    path("prepare/all", preparing.all_questions, name="prepare_all"),
    path("prepare/first", preparing.first, name="prepare_first"),
    path("prepare/ready", preparing.ready, name="prepare_ready"),
    path("prepare/how", preparing.how, name="prepare_how"),
    path("prepare/ask", preparing.invite, name="prepare_invite"),
    path("prepare/paper", papers.sheet, name="prepare_paper"),
    path("prepare/paper/<str:size>", papers.download_sheet, name="prepare_download"),
    path("prepare/questions/<str:code>", preparing.question, name="prepare_question"),
    path("papers/<str:code>", papers.key_in, name="key_in"),
    path("notes/<uuid:note_id>", papers.take_note, name="take_note"),
    path("notes/<uuid:note_id>/settled", papers.settle_note, name="settle_note"),
    path("<str:kind>/add", lines.add, name="add_line"),
    path("<str:kind>/add/<uuid:above>", lines.add, name="add_line_under"),
    path("<str:kind>/<uuid:key>", lines.line, name="line"),
    path("<str:kind>/<uuid:key>/end", lines.end, name="end_line"),
    path("<str:kind>/<uuid:key>/progress", answers.say_progress, name="progress"),
    path("<str:kind>/<uuid:key>/<str:asked>", lines.question, name="question"),
]

urlpatterns = [
    path("paper-that-came-back", papers.find, name="find_paper"),
    path("<uuid:person_id>/plan", plan.plan, name="plan"),
    path("<uuid:person_id>/plan/", include(one_plan)),
]
