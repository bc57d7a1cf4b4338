"""Addresses of voices: what anyone may read, an author's own pages, and the pages of those who answer."""

from django.urls import URLPattern, URLResolver, include, path

from partake.voices.views import concerns, media, mine, outcomes, public, replies, said, services, speaking, voices

app_name = "voices"

for_anyone = [
    path("organisations", public.bodies, name="public"),
    path("what-changed", public.changed, name="public_changed"),
    path("<uuid:organisation_id>", public.body, name="public_body"),
    path("<uuid:organisation_id>/what-changed", public.changed_at, name="public_changed_at"),
    path("<uuid:organisation_id>/what-changed/<uuid:outcome_id>", public.outcome, name="public_outcome"),
    path("<uuid:organisation_id>/words/<uuid:voice_id>", public.voice, name="public_voice"),
    path("<uuid:organisation_id>/words/<uuid:voice_id>/media/<uuid:media_id>", media.public_file, name="public_media"),
]

one_body = [
    path("", services.voices, name="voices"),
    path("answers", services.answers, name="answers"),
    path("first", concerns.concerns, name="concerns"),
    path("first/who-is-told", concerns.contact, name="concern_contact"),
    path("first/<uuid:concern_id>/take", concerns.take, name="take_concern"),
    path("first/<uuid:concern_id>/close", concerns.close, name="close_concern"),
    path("said/<uuid:voice_id>", voices.voice, name="voice"),
    path("said/<uuid:voice_id>/clear", voices.clear, name="clear"),
    path("said/<uuid:voice_id>/keep-back", voices.keep_back, name="keep_back"),
    path("said/<uuid:voice_id>/serious", voices.weigh, name="weigh"),
    path("said/<uuid:voice_id>/labels", voices.label, name="label"),
    path("said/<uuid:voice_id>/english", voices.translate, name="translate"),
    path("said/<uuid:voice_id>/media/<uuid:media_id>", media.file, name="media"),
    path("said/<uuid:voice_id>/media/<uuid:media_id>/words", media.write_words, name="media_words"),
    path("said/<uuid:voice_id>/media/<uuid:media_id>/clear", media.clear, name="clear_media"),
    path("said/<uuid:voice_id>/media/<uuid:media_id>/keep-back", media.keep_back, name="keep_media_back"),
    path("said/<uuid:voice_id>/worry", voices.raise_concern, name="raise_concern"),
    path("said/<uuid:voice_id>/reply", replies.write_reply, name="write_reply"),
    path("replies/<uuid:reply_id>/change", replies.change_reply, name="change_reply"),
    path("replies/<uuid:reply_id>/check", replies.check_reply, name="check_reply"),
    path("replies/<uuid:reply_id>/send-back", replies.send_reply_back, name="send_reply_back"),
    path("said-back/<uuid:back_id>/clear", voices.clear_answer_back, name="clear_answer_back"),
    path("outcomes/write", outcomes.write_outcome, name="write_outcome"),
    path("outcomes/<uuid:outcome_id>", outcomes.outcome, name="outcome"),
    path("outcomes/<uuid:outcome_id>/words", outcomes.cite, name="cite"),
    path("outcomes/<uuid:outcome_id>/change", outcomes.change_outcome, name="change_outcome"),
    path("outcomes/<uuid:outcome_id>/check", outcomes.publish, name="publish_outcome"),
    path("outcomes/<uuid:outcome_id>/send-back", outcomes.send_back, name="send_outcome_back"),
    path("outcomes/<uuid:outcome_id>/follow-up", outcomes.follow_up, name="follow_up"),
    path("outcomes/<uuid:outcome_id>/replace", outcomes.replace_outcome, name="replace_outcome"),
    path("asked/<uuid:enquiry_id>", speaking.answer_enquiry, name="answer_enquiry"),
]

for_those_at_work: list[URLPattern | URLResolver] = [
    path("", services.my_services, name="my_services"),
    path("across", speaking.across, name="across"),
    path("across/late", speaking.late, name="late"),
    path("across/<uuid:organisation_id>/evidence", speaking.evidence, name="evidence"),
    path("across/<uuid:organisation_id>/ask", speaking.ask, name="ask"),
    path("across/<uuid:organisation_id>/ask/<uuid:outcome_id>", speaking.ask, name="ask_about"),
    path("<uuid:organisation_id>/", include(one_body)),
]

for_authors = [
    path("withdrawn", mine.withdrawn, name="withdrawn"),
    path("<str:secret>", mine.mine, name="mine"),
    path("<str:secret>/media/<uuid:media_id>", media.my_file, name="my_media"),
    path("<str:secret>/withdraw", mine.withdraw, name="withdraw"),
    path("<str:secret>/answers/<uuid:answer_id>", mine.answer_back, name="answer_back"),
]

urlpatterns = [
    path("what-people-say/", include(for_anyone)),
    path("voices/mine/", include(for_authors)),
    path("voices/", include(for_those_at_work)),
    path("people/<uuid:person_id>/said", said.said, name="said"),
    path("people/<uuid:person_id>/said/<uuid:voice_id>/withdraw", said.withdraw, name="withdraw_said"),
    path("people/<uuid:person_id>/said/<uuid:voice_id>/media/<uuid:media_id>", media.said_file, name="said_media"),
    path("people/<uuid:person_id>/said/<uuid:voice_id>/<uuid:answer_id>", said.answer_back, name="answer_back_said"),
]
