from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "partake.demo"

    def ready(self) -> None:
        if settings.DEMO:
            from partake.demo.moving_on import ahead
            from partake.kernel import clock

            clock.go_ahead_by(ahead)
