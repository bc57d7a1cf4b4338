"""Partake's addresses and the demonstration's, which real places do not have."""

from django.urls import include, path

from partake.config import urls
from partake.config.urls import handler400, handler403, handler404, handler429, handler500

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns = [*urls.urlpatterns, path("demonstration/", include("partake.demo.urls"))]
