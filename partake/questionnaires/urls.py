"""Addresses of questionnaires: what anyone may answer, and the pages of those who ask and those who key in."""

from django.urls import URLPattern, URLResolver, include, path

from partake.questionnaires.views import answering, building, editing, keying, paper, reading

app_name = "questionnaires"

one_questionnaire = [
    path("", building.questionnaire, name="questionnaire"),
    path("preview", building.preview, name="preview"),
    path("publish", building.publish, name="publish"),
    path("close", building.close, name="close"),
    path("copy", building.copy, name="copy"),
    path("words", editing.words, name="words"),
    path("sections/add", editing.add_section, name="add_section"),
    path("sections/<int:place>", editing.change_section, name="change_section"),
    path("sections/<int:place>/take-out", editing.take_out_section, name="take_out_section"),
    path("sections/<int:place>/add", editing.choose_kind, name="choose_kind"),
    path("sections/<int:place>/add/<str:kind>", editing.add_question, name="add_question"),
    path("questions/<str:key>", editing.change_question, name="change_question"),
    path("questions/<str:key>/good", editing.good_answers, name="good_answers"),
    path("questions/<str:key>/take-out", editing.take_out, name="take_out"),
    path("questions/<str:key>/move/<str:way>", editing.move, name="move"),
    path("languages/add", editing.add_language, name="add_language"),
    path("languages/<str:code>", editing.translate, name="translate"),
    path("print", paper.print_forms, name="print"),
    path("key-in", keying.open_batch, name="open_batch"),
    path("answers/<int:number>", reading.answers, name="answers"),
    path("answers/<int:number>/words/<str:question_key>", reading.words, name="said"),
    path("answers/<int:number>/recordings/<uuid:recording_id>", reading.recording, name="recording"),
    path("answers/<int:number>/copy", reading.copy, name="copy_answers"),
]

one_body: list[URLPattern | URLResolver] = [
    path("", building.questionnaires, name="questionnaires"),
    path("make", building.make, name="make"),
    path("piles", keying.batches, name="batches"),
    path("piles/<uuid:batch_id>", keying.batch, name="batch"),
    path("piles/<uuid:batch_id>/key-in", keying.key_in, name="key_in"),
    path("piles/<uuid:batch_id>/take-back", keying.strike, name="strike"),
    path("piles/<uuid:batch_id>/close", keying.close_batch, name="close_batch"),
    path("<uuid:questionnaire_id>/", include(one_questionnaire)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("questionnaires/", building.mine, name="mine"),
    path("questionnaires/<uuid:organisation_id>/", include(one_body)),
    path("questions/mine/<str:secret>/<int:place>", answering.go_on, name="go_on"),
    path("questions/mine/<str:secret>/<int:place>/later", answering.come_back, name="come_back"),
    path("questions/<uuid:questionnaire_id>", answering.begin, name="begin"),
    path("questions/<uuid:questionnaire_id>/thanks", answering.thanks, name="thanks"),
    path("questions/<uuid:questionnaire_id>/kiosk", answering.kiosk, name="kiosk"),
    path("questions/<uuid:questionnaire_id>/kiosk/thanks", answering.kiosk_thanks, name="kiosk_thanks"),
    path("questions/<uuid:questionnaire_id>/at/<uuid:service_id>", answering.begin, name="begin_at"),
    path("questions/<uuid:questionnaire_id>/at/<uuid:service_id>/kiosk", answering.kiosk, name="kiosk_at"),
    path(
        "questions/<uuid:questionnaire_id>/at/<uuid:service_id>/kiosk/thanks",
        answering.kiosk_thanks,
        name="kiosk_thanks_at",
    ),
]
