"""Addresses of a person's plan, all under their own public id."""

from django.urls import include, path

from partake.care_plans.views import answers, between, card, conversations, deciding, lines, paper, plan

app_name = "care_plans"

one_plan = [
    path("start", plan.start, name="start"),
    path("versions", plan.versions, name="versions"),
    path("versions/<int:number>", plan.plan, name="version"),
    path("changes/<int:before>/<int:after>", plan.changes, name="changes"),
    path("paper", paper.paper, name="paper"),
    path("paper/<str:size>", paper.download, name="download"),
    path("agree-for/<uuid:representative_id>", deciding.agree_for, name="agree_for"),
    path("capacity", deciding.can_decide, name="can_decide"),
    path("capacity/<str:can>", deciding.record_capacity, name="record_capacity"),
    path("best-interests", deciding.best_interests, name="best_interests"),
    path("afterwards", deciding.afterwards, name="afterwards"),
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
    path("talks", conversations.talks, name="talks"),
    path("talks/new", conversations.plan_talk, name="plan_talk"),
    path("talk/<uuid:conversation_id>", conversations.talk, name="talk"),
    path("talk/<uuid:conversation_id>/change", conversations.change_talk, name="change_talk"),
    path("talk/<uuid:conversation_id>/held", conversations.hold_talk, name="hold_talk"),
    path("talk/<uuid:conversation_id>/not-held", conversations.not_held, name="not_held"),
    path("talk/<uuid:conversation_id>/involved", conversations.felt_in_talk, name="felt_in_talk"),
    path("updates/new", between.write_update, name="write_update"),
    path("questions", between.questions, name="questions"),
    path("questions/new", between.ask, name="ask_question"),
    path("questions/<uuid:plan_question_id>/answer", between.answer, name="answer_question"),
    path("<str:kind>/add", lines.add, name="add_line"),
    path("<str:kind>/add/<uuid:above>", lines.add, name="add_line_under"),
    path("<str:kind>/<uuid:key>", lines.line, name="line"),
    path("<str:kind>/<uuid:key>/end", lines.end, name="end_line"),
    path("<str:kind>/<uuid:key>/progress", answers.say_progress, name="progress"),
    path("<str:kind>/<uuid:key>/<str:asked>", lines.question, name="question"),
]

urlpatterns = [
    path("local-support", between.local_support, name="local_support"),
    path("local-support/new", between.add_local_support, name="add_local_support"),
    path("local-support/<uuid:support_id>/end", between.end_local_support, name="end_local_support"),
    path("<uuid:person_id>/plan", plan.plan, name="plan"),
    path("<uuid:person_id>/plan/", include(one_plan)),
]
