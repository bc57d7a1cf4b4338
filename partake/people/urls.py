"""Addresses about people. Everything about one person lives under their own public id."""

from django.urls import include, path

from partake.people.views import contact, emergency, find, identity, looks, messages, needs, record, sharing

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
    path("messages", messages.messages, name="messages"),
    path("messages/<uuid:message_id>", messages.message, name="message"),
    path("messages/<uuid:message_id>/print", messages.message_print, name="message_print"),
    path("messages/<uuid:message_id>/text", messages.message_text, name="message_text"),
    path("needs", needs.needs, name="needs"),
    path("needs/add", needs.choose_need, name="choose_need"),
    path("needs/add/<str:code>", needs.add_need, name="add_need"),
    path("needs/<uuid:need_id>", needs.review_need, name="review_need"),
    path("needs/<uuid:need_id>/end", needs.end_need, name="end_need"),
    path("languages/add", needs.add_language, name="add_language"),
    path("languages/<int:language_id>/end", needs.end_language, name="end_language"),
    path("contact", contact.contact, name="contact"),
    path("contact/add/<str:kind>", contact.add_point, name="add_contact_point"),
    path("contact/points/<uuid:point_id>", contact.change_point, name="change_contact_point"),
    path("contact/points/<uuid:point_id>/end", contact.end_point, name="end_contact_point"),
    path("contact/wishes", contact.change_wishes, name="change_contact_wishes"),
    path("close/add", contact.add_close, name="add_personal_contact"),
    path("close/<uuid:contact_id>", contact.change_close, name="change_personal_contact"),
    path("close/<uuid:contact_id>/end", contact.end_close, name="end_personal_contact"),
    path("names", identity.change_names, name="change_names"),
    path("born", identity.change_birth, name="change_birth"),
    path("nhs-number", identity.show_nhs_number, name="show_nhs_number"),
    path("nhs-number/change", identity.change_nhs_number, name="change_nhs_number"),
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
