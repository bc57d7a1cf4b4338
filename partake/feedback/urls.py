"""Addresses of feedback. What a poster prints and somebody types is short."""

from django.urls import URLPattern, URLResolver, include, path

from partake.feedback.views import kiosk, notes, paper, returns, say, services, stories

app_name = "feedback"

one_service = [
    path("", services.service, name="service"),
    path("open", services.open_page, name="open_page"),
    path("change", services.change_page, name="change_page"),
    path("close", services.close_page, name="close_page"),
    path("open-again", services.reopen_page, name="reopen_page"),
    path("paper", paper.paper, name="paper"),
    path("paper/print", paper.print_paper, name="print_paper"),
    path("paper/key-in", paper.open_pile, name="open_pile"),
]

one_body: list[URLPattern | URLResolver] = [
    path("", services.services, name="services"),
    path("return", returns.returns, name="returns"),
    path("return/<str:month_code>", returns.month, name="return"),
    path("return/<str:month_code>/csv", returns.month_csv, name="return_csv"),
    path("return/<str:month_code>/xlsx", returns.month_xlsx, name="return_xlsx"),
    path("piles/<uuid:pile_id>", paper.pile, name="pile"),
    path("piles/<uuid:pile_id>/key-in", paper.key_in, name="key_in"),
    path("piles/<uuid:pile_id>/take-back/<int:form_id>", paper.strike, name="strike"),
    path("piles/<uuid:pile_id>/close", paper.close_pile, name="close_pile"),
    path("<uuid:service_id>/", include(one_service)),
]

have_your_say = [
    path("", stories.where, name="where"),
    path("about/<uuid:about_id>", stories.about, name="about"),
    path("about/<uuid:about_id>/<str:kind>", stories.tell, name="tell"),
    path("about/<uuid:about_id>/<str:kind>/for-somebody", stories.write_down, name="write_down"),
    path("about/<uuid:about_id>/notes/begin", notes.begin, name="begin_notes"),
    path("told/<str:told>", stories.thanks, name="told"),
    path("notes/", notes.mine, name="notes"),
    path("notes/<uuid:notes_id>", notes.take, name="take_note"),
    path("notes/<uuid:notes_id>/finish", notes.finish, name="finish_notes"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("say/", include(have_your_say)),
    path("say/<str:code>", say.say, name="say"),
    path("say/<str:code>/thanks/<str:proof>", say.thanks, name="thanks"),
    path("say/<str:code>/after-a-death", say.say_after_a_death, name="say_after_a_death"),
    path("say/<str:code>/after-a-death/thanks/<str:proof>", say.thanks_after_a_death, name="thanks_after_a_death"),
    path("say/<str:code>/link/<str:secret>", say.link, name="link"),
    path("say/<str:code>/kiosk", kiosk.kiosk, name="kiosk"),
    path("say/<str:code>/kiosk/thanks", kiosk.kiosk_thanks, name="kiosk_thanks"),
    path("feedback/", services.mine, name="mine"),
    path("feedback/<uuid:organisation_id>/", include(one_body)),
]
