"""Addresses about bodies, teams, jobs and places."""

from django.urls import path

from partake.organisations.views import bodies as views
from partake.organisations.views import proposals, services

app_name = "organisations"

urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("add", views.add_organisation, name="add_organisation"),
    path("places", views.places, name="places"),
    path("places/add", views.add_place, name="add_place"),
    path("places/<uuid:place_id>", views.place, name="place"),
    path("jobs/<uuid:role_id>/end", views.end_job, name="end_job"),
    path("services/<uuid:service_id>", services.service, name="service"),
    path("services/<uuid:service_id>/rename", services.rename_service, name="rename_service"),
    path("services/<uuid:service_id>/move", services.move_service, name="move_service"),
    path("services/<uuid:service_id>/merge", services.merge_service, name="merge_service"),
    path("services/<uuid:service_id>/split", services.split_service, name="split_service"),
    path("services/<uuid:service_id>/end", services.end_service, name="end_service"),
    path("asked", proposals.listed, name="proposals"),
    path("asked/<uuid:proposal_id>/<str:for_side>/agree", proposals.agree, name="agree_to_proposal"),
    path("asked/<uuid:proposal_id>/<str:for_side>/refuse", proposals.refuse, name="refuse_proposal"),
    path("asked/<uuid:proposal_id>/take-back", proposals.take_back, name="take_back_proposal"),
    path("<uuid:organisation_id>", views.organisation, name="organisation"),
    path("<uuid:organisation_id>/change", views.change_organisation, name="change_organisation"),
    path("<uuid:organisation_id>/end", views.end_organisation, name="end_organisation"),
    path("<uuid:organisation_id>/place", views.put_in_place, name="put_in_place"),
    path("<uuid:organisation_id>/teams/add", views.add_team, name="add_team"),
    path("<uuid:organisation_id>/services/add", views.add_service, name="add_service"),
    path("<uuid:organisation_id>/jobs/give", views.give_job, name="give_job"),
]
