from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "partake.config"

    def ready(self) -> None:
        from partake.config import checks  # noqa: F401 - registering is what importing it does
