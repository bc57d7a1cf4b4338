from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "partake.accounts"

    def ready(self) -> None:
        from partake.accounts import checks  # noqa: F401 - registers the checks
