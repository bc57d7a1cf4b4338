"""Addresses of complaints: where anyone complains, the page of whoever did, and the pages of those who handle them."""

from django.urls import include, path

from partake.complaints.views import answering, cases, handling, mine, public

app_name = "complaints"

for_anyone = [
    path("", public.complain, name="complain"),
    path("rules", public.the_rules, name="rules"),
    path("to/<uuid:organisation_id>", public.body, name="body"),
    path("to/<uuid:organisation_id>/year/<int:year>", public.year, name="year"),
    path("to/<uuid:organisation_id>/<str:who>", public.make, name="make"),
    path("mine/taken-back", mine.taken_back, name="taken_back"),
    path("mine/<str:secret>", mine.mine, name="mine"),
    path("mine/<str:secret>/sent", mine.sent, name="sent"),
    path("mine/<str:secret>/more", mine.say_more, name="say_more"),
    path("mine/<str:secret>/take-back", mine.take_back, name="take_back"),
    path("mine/<str:secret>/papers/<uuid:paper_id>/file", mine.file, name="my_file"),
    path("mine/<str:secret>/letters/<uuid:paper_id>", mine.letter, name="my_letter"),
]

one_complaint = [
    path("", cases.case, name="case"),
    path("letters/<uuid:paper_id>", cases.letter, name="letter"),
    path("papers/<uuid:paper_id>/file", cases.file, name="file"),
    path("acknowledge", handling.acknowledge, name="acknowledge"),
    path("plan", handling.plan, name="plan"),
    path("longer", handling.explain, name="explain"),
    path("write", handling.write, name="write"),
    path("papers", handling.paper, name="paper"),
    path("subject", handling.subject, name="subject"),
    path("worry", handling.worry, name="worry"),
    path("permission", handling.permission, name="permission"),
    path("late", handling.take_late, name="take_late"),
    path("not-taken-on", handling.not_taken_on, name="not_taken_on"),
    path("put-right", handling.put_right, name="put_right"),
    path("hand-over", handling.hand_over, name="hand_over"),
    path("open-again", handling.reopen, name="reopen"),
    path("ombudsman", handling.ombudsman, name="ombudsman"),
    path("answer", answering.write_answer, name="write_answer"),
    path("answer/sign", answering.sign, name="sign"),
    path("answer/send-back", answering.send_back, name="send_back"),
]

urlpatterns = [
    path("complain/", include(for_anyone)),
    path("complaints/", cases.cases, name="cases"),
    path("complaints/take/<uuid:organisation_id>/<str:who>", cases.take, name="take"),
    path("complaints/year/<uuid:organisation_id>/<int:year>", cases.figures_of, name="figures"),
    path("complaints/<uuid:complaint_id>/", include(one_complaint)),
]
