"""Filling in a form of several steps the way a browser without scripts does: what is hidden goes along."""

from django.http import HttpResponse
from django.test import Client

from tests.pages import Page, assert_good_page

ADDRESS = "/say/about/{}/{}"


def step(client: Client, address: str, page: Page, **answers: object) -> HttpResponse:
    """This will press the button of a drawn step, with everything the page carries and these answers."""
    carried: dict[str, object] = {}
    for one in page.all("input"):
        inside = one.form is None or not one.form["action"]
        if one["type"] == "hidden" and inside and one["name"] != "csrfmiddlewaretoken":
            carried.setdefault(one["name"], one["value"])
    return client.post(address, {**carried, **answers})


def walk(client: Client, address: str, *steps: dict[str, object]) -> HttpResponse:
    """This will open a form and answer step after step; and give the answer to the last one."""
    response = client.get(address)
    for answers in steps:
        response = step(client, address, assert_good_page(response), **answers)
    return response
