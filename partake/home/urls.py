"""Where everyone arrives, and the pages at the foot of every page. All of these are public but the download."""

from django.urls import path

from partake.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("help", views.standing_page, {"page": "help"}, name="help"),
    path("formats", views.standing_page, {"page": "formats"}, name="formats"),
    path("accessibility", views.standing_page, {"page": "accessibility"}, name="accessibility"),
    path("privacy", views.standing_page, {"page": "privacy"}, name="privacy"),
    path("complaints", views.standing_page, {"page": "complaints"}, name="complaints"),
    path("people/<uuid:person_id>/everything", views.everything, name="everything"),
    path("people/<uuid:person_id>/everything/<str:kind>", views.download_everything, name="download_everything"),
]
