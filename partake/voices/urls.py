"""Addresses of voices: the page of their author, the public page of a body, and the pages of those who answer."""

from django.urls import path

from partake.voices.views import mine

app_name = "voices"

urlpatterns = [
    path("mine/withdrawn", mine.withdrawn, name="withdrawn"),
    path("mine/<str:secret>", mine.mine, name="mine"),
    path("mine/<str:secret>/withdraw", mine.withdraw, name="withdraw"),
    path("mine/<str:secret>/answers/<uuid:answer_id>", mine.answer_back, name="answer_back"),
]
