from django.urls import path

from partake.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.front, name="front"),
    path("move-on", views.move_on, name="move_on"),
    path("step-into/<str:key>", views.step_into, name="step_into"),
]
