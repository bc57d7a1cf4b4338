"""Addresses of a story for the next team, all under the person it is about."""

from django.urls import URLPattern, URLResolver, include, path

from partake.handovers import views

app_name = "handovers"

one_story = [
    path("change", views.change, name="change"),
    path("give", views.choose_team, name="choose_team"),
    path("give/<uuid:team_id>", views.hand_over, name="hand_over"),
    path("tell-service", views.tell_service, name="tell_service"),
]

of_a_person: list[URLPattern | URLResolver] = [
    path("write", views.write, name="write"),
    path("<uuid:story_id>/", include(one_story)),
    path("with/<uuid:handover_id>/take-back", views.take_back, name="take_back"),
    path("for-you/<uuid:handover_id>", views.read, name="read"),
]

urlpatterns = [
    path("people/<uuid:person_id>/story", views.stories, name="stories"),
    path("people/<uuid:person_id>/story/", include(of_a_person)),
]
