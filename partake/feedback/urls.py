"""Addresses of feedback: short, because a poster prints them and somebody types them."""

from django.urls import path

from partake.feedback.views import say

app_name = "feedback"

urlpatterns = [
    path("say/<str:code>", say.say, name="say"),
    path("say/<str:code>/thanks", say.thanks, name="thanks"),
]
