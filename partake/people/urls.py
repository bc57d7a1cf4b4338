"""Addresses about people. Everything about one person lives under their own public id."""

from django.urls import include, path

from partake.people.views import emergency, find, looks, record, sharing

app_name = "people"

one_person = [
    path("", record.record, name="record"),
    path("why", record.say_why, name="say_why"),
    path("parts", sharing.parts, name="parts"),
    path("sharing", sharing.sharing, name="sharing"),
    path("sharing/ended", sharing.sharing_ended, name="sharing_ended"),
    path("share", sharing.share_with, name="share_with"),
    path("share/find", sharing.share_find, name="share_find"),
    path("share/parts", sharing.share_parts, name="share_parts"),
    path("share/until", sharing.share_until, name="share_until"),
    path("share/check", sharing.share_record, name="share_record"),
    path("sharing/<uuid:share_id>", sharing.share_done, name="share_done"),
    path("sharing/<uuid:share_id>/stop", sharing.stop_sharing, name="stop_sharing"),
    path("sharing/<uuid:share_id>/stopped", sharing.share_stopped, name="share_stopped"),
    path("care/<uuid:relationship_id>", sharing.narrow, name="narrow"),
    path("looks", looks.looks, name="looks"),
    path("looks/<uuid:look_id>/ask", looks.ask, name="ask_about_look"),
    path("looks/questions", looks.questions, name="look_questions"),
    path("emergencies/<uuid:opening_id>/content", looks.content, name="content_with_emergency"),
    path("emergency/close", emergency.close, name="close_emergency"),
]

urlpatterns = [
    path("", find.find, name="find"),
    path("emergency", emergency.open_record, name="emergency"),
    path("questions", looks.to_answer, name="questions_to_answer"),
    path("questions/<uuid:question_id>", looks.answer, name="answer_look_question"),
    path("offers/<uuid:share_id>/accept", sharing.accept_share, name="accept_share"),
    path("offers/<uuid:share_id>/decline", sharing.decline_share, name="decline_share"),
    path("<uuid:person_id>/", include(one_person)),
]
