"""Addresses of the look itself. All are public."""

from django.urls import path

from partake.ui import views

app_name = "ui"
urlpatterns = [
    path("brand.css", views.brand, name="brand"),
    path("logo", views.logo, name="logo"),
    path("language", views.language, name="language"),
]
