"""What happened to services: one renamed, one that became part of it and whose poster still hangs, and one that the
practice would run, which waits for two yeses."""

from datetime import timedelta

from partake.demo.stage import Stage, days_ago
from partake.feedback.actions.pages import open_page
from partake.kernel import clock
from partake.organisations import actions


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    ada, hospital = stage.actor("ada"), stage.organisations["hospital"]
    with days_ago(400):
        elm = actions.add_service(actor=ada, organisation=hospital, name="Elm Day Unit")
        ash = actions.add_service(actor=ada, organisation=hospital, name="Ash Day Unit")
        eyes = actions.add_service(actor=ada, organisation=hospital, name="Eye checks at Mill Road")
        for service in (elm, ash):
            open_page(actor=stage.actor("nadia"), service=service, phone="01632 960155")
    with days_ago(60):
        actions.merge_service(actor=ada, service=ash, into=elm, version=ash.version)
        elm.refresh_from_db()
    with days_ago(40):
        since = clock.today() - timedelta(days=3)
        actions.rename_service(
            actor=ada, service=elm, name="Day Unit, Elm House", happened_on=since, version=elm.version
        )
    with days_ago(2, hour=15):
        actions.propose_service(actor=ada, service=eyes, receiving=stage.organisations["millbrook"])
