from django.urls import path

from partake.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.front, name="front"),
    path("step-into/<str:key>", views.step_into, name="step_into"),
]
