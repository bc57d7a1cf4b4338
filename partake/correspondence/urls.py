"""Addresses under /messages/, for those who settle and post."""

from django.urls import path

from partake.correspondence import views

app_name = "correspondence"
urlpatterns = [
    path("held", views.held_messages, name="held_messages"),
    path("held/<uuid:message_id>", views.held_message, name="held_message"),
    path("held/<uuid:message_id>/words", views.message_words, name="message_words"),
    path("held/<uuid:message_id>/made-by-hand", views.record_made_by_hand, name="record_made_by_hand"),
    path("held/<uuid:message_id>/send-as-it-is", views.send_as_it_is, name="send_as_it_is"),
    path("held/<uuid:message_id>/cancel", views.cancel_message, name="cancel_message"),
    path("print-room", views.print_room, name="print_room"),
]
